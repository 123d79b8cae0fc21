import { queryOf } from './normal.ts';
import { phraseOf, phraseOfTerms, sharePhrase } from './phrases.ts';
import { isGroup, type Group, type Part, type Query, type Term } from './query.ts';
import { ORDERS } from './sorting.ts';

const MOST_PHRASES = 10;

/**
 * A query in a sentence for headings and feeds, without a full stop: `Works in Buffy the Vampire Slayer, without Major
 * Character Death, over 5,000 words, newest first`. Plain text; of a very long query the first parts.
 */
export function describeQuery({ all, sort }: Query): string {
  const phrases = groupsOfPhrases(all);
  const more = phrases.length - MOST_PHRASES;
  const shown = more > 0 ? [...phrases.slice(0, MOST_PHRASES), `and ${more} more conditions`] : phrases;
  const order = sort === null ? [] : [sort.descending ? ORDERS[sort.by].down : ORDERS[sort.by].up];
  const [first, ...rest] = shown;
  return [first === undefined ? 'All works' : `Works ${first}`, ...rest, ...order].join(', ');
}

/** What is named first, then what is ruled out by name, then the rest; names of one kind in one phrase. */
function groupsOfPhrases(all: readonly Part[]): string[] {
  const sets: Part[][] = [];
  for (const part of all) {
    const set = sets.find((parts) => together([...parts, part]));
    if (set === undefined) sets.push([part]);
    else set.push(part);
  }
  return sets
    .sort(([a], [b]) => rank(a) - rank(b))
    .map((parts) => (termsOnly(parts) ? phraseOfTerms(parts, 'and') : parts.map(phraseOf).join(', ')));
}

function together(parts: Part[]): boolean {
  return termsOnly(parts) && sharePhrase(parts);
}

function termsOnly(parts: Part[]): parts is Term[] {
  return !parts.some(isGroup);
}

function rank(part: Part | undefined): number {
  if (part === undefined) return 2;
  if (isGroup(part)) return part.parts.every((one) => rank(one) === 0) ? 0 : 2;
  if (!('name' in part)) return 2;
  return part.excluded ? 1 : 0;
}

/** One condition of a listing, shown so that it can be dropped. */
export interface Chip {
  /** `in Buffy the Vampire Slayer`, `without Major Character Death`, `over 5,000 words`. */
  label: string;
  /** What a screen reader says of the button that drops it. */
  dropLabel: string;
  part: Part;
  excluded: boolean;
  /** The query without it. */
  without: Query;
  /** Of a group of alternatives each of them, for dropping one alone; otherwise none. */
  alternatives: Chip[];
}

/** The conditions of a query in their order, each with the query that is left when it is dropped. */
export function chipsOf(query: Query): Chip[] {
  return query.all.map((part) => {
    const others = query.all.filter((one) => one !== part);
    const alternatives = isGroup(part) ? alternativesOf(part, others, query) : [];
    return chip(part, queryOf(others, query.sort), alternatives);
  });
}

function alternativesOf(group: Group, others: Part[], { sort }: Query): Chip[] {
  return group.parts.map((part) => {
    const left: Part = { ...group, parts: group.parts.filter((one) => one !== part) };
    return chip(part, queryOf([...others, left], sort), []);
  });
}

function chip(part: Part, without: Query, alternatives: Chip[]): Chip {
  const label = phraseOf(part);
  const excluded = !isGroup(part) && part.excluded;
  return { label, dropLabel: `Remove the filter: ${label}`, part, excluded, without, alternatives };
}
