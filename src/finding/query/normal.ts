import { isSearchable, tidyName } from './names.ts';
import { rangeOf, type Range } from './ranges.ts';
import { isGroup, type Part, type Query, type Sort, type Term, type TextFilter } from './query.ts';
import { comparePlaces, keyOfPart } from './partOrder.ts';
import { sortBy } from './sorting.ts';
import { isFixed, vocabularyName } from './vocabulary.ts';

/**
 * The query of these parts, in the one form that all ways to say the same share: names tidied, short names of fixed
 * vocabularies spelt out, groups flattened, ranges of one field merged, nothing twice, canonical order (searched
 * words keep the order they were typed in). What says nothing, like a name without letters, is left out.
 */
export function queryOf(parts: readonly Part[], sort: Sort | null = null): Query {
  return { all: conjunction(parts), sort: sort && sortBy(sort.by, sort.descending, sort.seed) };
}

/** The opposite of a part, with negation moved down to its terms. */
export function opposite(part: Part): Part {
  if (!isGroup(part)) return { ...part, excluded: !part.excluded };
  return { kind: part.kind === 'any' ? 'all' : 'any', parts: part.parts.map(opposite) };
}

/** What all holds at once. */
function conjunction(parts: readonly Part[]): Part[] {
  return inOrder(mergedRanges(parts.flatMap(conjuncts)));
}

function conjuncts(part: Part): Part[] {
  if (!isGroup(part)) return normalTerm(part);
  return part.kind === 'all' ? part.parts.flatMap(conjuncts) : disjunction(part.parts);
}

/** Alternatives, as the parts that hold at once: one group, or what it comes to when only one is left. */
function disjunction(parts: readonly Part[]): Part[] {
  const alternatives = inOrder(parts.flatMap(alternativesOf));
  const [only] = alternatives;
  if (alternatives.length !== 1 || only === undefined)
    return alternatives.length === 0 ? [] : [{ kind: 'any', parts: alternatives }];
  return only.kind === 'all' ? only.parts : [only];
}

function alternativesOf(part: Part): Part[] {
  const together = conjunction([part]);
  const [only] = together;
  if (only === undefined) return [];
  if (together.length > 1) return [{ kind: 'all', parts: together }];
  return only.kind === 'any' ? only.parts : [only];
}

function inOrder(parts: readonly Part[]): Part[] {
  const once = new Map<string, Part>();
  for (const part of parts) {
    const key = keyOfPart(part);
    if (!once.has(key)) once.set(key, part);
  }
  return [...once.values()].sort(comparePlaces);
}

/** A term in its one form; none when it says nothing, several when it says several things. */
function normalTerm(term: Term): Part[] {
  switch (term.kind) {
    case 'text':
      return searched(term);
    case 'count':
    case 'date':
      return ranged(term);
    case 'setting': {
      const fandom = term.fandom === null ? null : tidyName(term.fandom) || null;
      const place = tidyName(term.place);
      return place === '' ? [] : [{ ...term, fandom, place }];
    }
    case 'language':
    case 'status':
    case 'crossover':
    case 'visibility':
      return [term];
    case 'author':
    case 'series':
    case 'collection':
      return named(term);
    default:
      return tagged(term);
  }
}

function named<T extends Term & { name: string }>(term: T): T[] {
  const name = tidyName(term.name);
  return name === '' ? [] : [{ ...term, name }];
}

/** `willow/*` and `* & willow` are any relationship with her. */
const ANYONE = /^(?:\*\s*[/&]\s*(?<second>[^*]+)|(?<first>[^*]+?)\s*[/&]\s*\*)$/u;

function tagged(term: Extract<Term, { exact: boolean; main: boolean }>): Term[] {
  return named(term).map((tag) => {
    if (isFixed(tag.kind))
      return { ...tag, name: vocabularyName(tag.kind, tag.name), exact: false, main: false };
    const { first, second } = (tag.kind === 'relationship' && ANYONE.exec(tag.name)?.groups) || {};
    const member = tidyName(first ?? second ?? '');
    return member === '' ? tag : { ...tag, kind: 'member', name: member };
  });
}

/** A phrase is one term; other words are each a term of their own, only the last of them a beginning. */
function searched(term: TextFilter & { excluded: boolean }): Part[] {
  const words = tidyName(term.words);
  if (term.exact) return isSearchable(words) ? [{ ...term, words, prefix: false }] : [];
  const each = words.split(' ');
  const terms = each.flatMap((word, at): Term[] =>
    isSearchable(word) ? [{ ...term, words: word, prefix: term.prefix && at === each.length - 1 }] : [],
  );
  return term.excluded && terms.length > 1 ? disjunction(terms) : terms;
}

function ranged(term: Term): Term[] {
  const range = rangeOf(term);
  if (range === null) return [term];
  const { from, to } = range;
  if (from === null && to === null) return [];
  if (!range.crossed) return [range.term(from, to)];
  // Nothing lies in such a range: two halves say so, and excluding it excludes nothing.
  return term.excluded ? [] : [range.term(from, null), range.term(null, to)];
}

/** Included ranges of one field that hold at once become their overlap. */
function mergedRanges(parts: readonly Part[]): Part[] {
  const merged = new Map<string, Range>();
  const rest: Part[] = [];
  for (const part of parts) {
    const range = isGroup(part) || part.excluded ? null : rangeOf(part);
    if (range === null || range.field === null) rest.push(part);
    else merged.set(range.field, merged.get(range.field)?.overlap(range) ?? range);
  }
  return [...rest, ...[...merged.values()].flatMap((range) => ranged(range.term(range.from, range.to)))];
}
