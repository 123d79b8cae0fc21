import { Best, compareChoices, type Choice } from './best.ts';
import { countTerms, type TermCounts } from './countTerms.ts';
import type { Found } from './find.ts';
import type { FacetRequest, Facets } from './question.ts';
import { STATE } from './segment.ts';
import { TAG_KINDS, termOf } from './terms.ts';

/** The facets of all that was found; the first segment is the large one. */
export function facetsOf(found: readonly Found[], request: FacetRequest): Facets {
  const languages = new Map<string, number>();
  const states = new Uint32Array(STATE.crossover * 2);
  for (const part of found) countColumns(part, languages, states);
  const inState = (bits: number, value: number) =>
    states.reduce((sum, works, state) => ((state & bits) === value ? sum + works : sum), 0);
  const completion = STATE.complete | STATE.inProgress;
  return {
    tags: choicesOf(found.map(countTerms), request),
    languages: [...languages]
      .map(([tag, works]) => ({ tag, works }))
      .sort((one, other) => other.works - one.works || (one.tag < other.tag ? -1 : 1)),
    complete: {
      yes: inState(completion, STATE.complete),
      no: inState(completion, STATE.inProgress),
      unknown: inState(completion, 0),
    },
    crossovers: inState(STATE.crossover, STATE.crossover),
  };
}

function countColumns(
  { ground, rows: { list, count } }: Found,
  languages: Map<string, number>,
  states: Uint32Array,
): void {
  const { language, languages: names, state } = ground.stock.segment;
  const byLanguage = new Uint32Array(names.length);
  for (let at = 0; at < count; at++) {
    byLanguage[language[list[at]!]!]!++;
    states[state[list[at]!]!]!++;
  }
  for (const [number, name] of names.entries()) {
    const works = byLanguage[number]!;
    if (number > 0 && works > 0) languages.set(name, (languages.get(name) ?? 0) + works);
  }
}

/** A choice, and of what kind it is (a place in TAG_KINDS). */
type Counted = Choice & { kind: number };

function choicesOf(counted: readonly TermCounts[], { kinds, most, also }: FacetRequest): Facets['tags'] {
  const [base, ...others] = counted;
  if (!base) return {};
  const best = TAG_KINDS.map(() => new Best(most));
  // What further segments have is little: it is added to what the first has of the same tag.
  const added = addedChoices(base, others);
  const { kinds: kindOf, ids } = base.segment.terms;
  for (let at = 0; at < base.terms.count; at++) {
    const term = base.terms.list[at]!;
    const works = base.counts[term]!;
    const among = best[kindOf[term]!]!;
    if (works >= among.least && !added.has(ids[term]!)) among.add(ids[term]!, works);
  }
  for (const { id, kind, works } of added.values()) best[kind]!.add(id, works);
  const asked = also.flatMap((id) => choiceOf(counted, id) ?? []).filter(({ works }) => works > 0);
  return Object.fromEntries(
    kinds.map((kind) => {
      const code = TAG_KINDS.indexOf(kind);
      const { list } = best[code]!;
      const further = asked.filter((one) => one.kind === code && !list.some(({ id }) => id === one.id));
      return [kind, [...list, ...further.map(({ id, works }) => ({ id, works })).sort(compareChoices)]];
    }),
  );
}

/** The choices that further segments have, with what the first one has of them. */
function addedChoices(base: TermCounts, others: readonly TermCounts[]): Map<number, Counted> {
  const added = new Map<number, Counted>();
  for (const { segment, counts, terms } of others) {
    for (let at = 0; at < terms.count; at++) {
      const term = terms.list[at]!;
      const id = segment.terms.ids[term]!;
      const works = (added.get(id)?.works ?? worksOf(base, id)) + counts[term]!;
      added.set(id, { id, kind: segment.terms.kinds[term]!, works });
    }
  }
  return added;
}

/** A tag as counted, whatever its place; null: no work has it. */
function choiceOf(counted: readonly TermCounts[], id: number): Counted | null {
  const among = counted.find(({ segment }) => termOf(segment.terms, 'tags', id) >= 0);
  if (!among) return null;
  const kind = among.segment.terms.kinds[termOf(among.segment.terms, 'tags', id)]!;
  return { id, kind, works: counted.reduce((sum, counts) => sum + worksOf(counts, id), 0) };
}

function worksOf({ segment, counts }: TermCounts, id: number): number {
  const term = termOf(segment.terms, 'tags', id);
  return term < 0 ? 0 : counts[term]!;
}
