import { choicesOf } from './choices.ts';
import { countTerms } from './countTerms.ts';
import type { Found } from './find.ts';
import type { FacetRequest, Facets } from './question.ts';
import { columnsOf, deadRows, type ColumnCounts } from './seen.ts';
import { STATE } from './segment.ts';

/** The facets of all that was found; the first segment is the large one. */
export function facetsOf(found: readonly Found[], request: FacetRequest): Facets {
  const languages = new Map<string, number>();
  const states = new Uint32Array(STATE.crossover * 2);
  for (const part of found) addColumns(part, languages, states);
  return {
    tags: choicesOf(found.map(countTerms), request),
    languages: [...languages]
      .map(([tag, works]) => ({ tag, works }))
      .sort((one, other) => other.works - one.works || (one.tag < other.tag ? -1 : 1)),
    ...sumsOf(states),
  };
}

function sumsOf(states: Uint32Array): Pick<Facets, 'complete' | 'crossovers'> {
  const complete = { yes: 0, no: 0, unknown: 0 };
  let crossovers = 0;
  for (let state = 0; state < states.length; state++) {
    const works = states[state]!;
    if ((state & STATE.complete) !== 0) complete.yes += works;
    else if ((state & STATE.inProgress) !== 0) complete.no += works;
    else complete.unknown += works;
    if ((state & STATE.crossover) !== 0) crossovers += works;
  }
  return { complete, crossovers };
}

function addColumns(found: Found, languages: Map<string, number>, states: Uint32Array): void {
  const counted = columnsFound(found);
  const names = found.ground.stock.segment.languages;
  for (let number = 1; number < names.length; number++) {
    const works = counted.languages[number]!;
    if (works > 0) languages.set(names[number]!, (languages.get(names[number]!) ?? 0) + works);
  }
  for (let state = 0; state < states.length; state++) states[state]! += counted.states[state]!;
}

function columnsFound({ ground, rows, whole }: Found): ColumnCounts {
  const { segment } = ground.stock;
  if (!whole) return columnsOf(segment, rows);
  const all = ground.stock.seen(whole.viewer).columns;
  if (!whole.dead) return all;
  const gone = columnsOf(segment, deadRows(ground, whole));
  return {
    languages: all.languages.map((works, at) => works - gone.languages[at]!),
    states: all.states.map((works, at) => works - gone.states[at]!),
  };
}
