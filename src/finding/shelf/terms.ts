import type { MapKind, TagKind } from '../../store/schema.ts';

/** The kinds of tags, by their code. */
export const TAG_KINDS: readonly TagKind[] = [
  'fandom',
  'relationship',
  'character',
  'additional',
  'rating',
  'warning',
  'category',
];
/** The kinds of the map: those of works' tags, and one that no work has. */
export const MAP_KINDS: readonly MapKind[] = [...TAG_KINDS, 'media'];
/** What a term stands for beside tags: codes behind those of the kinds. */
export const PSEUD = 7;
export const SERIES = 8;
export const COLLECTION = 9;

/** What a work can have or not: a tag, an author, a series, a collection. Numbered by `byUse` (lists.ts): within a kind by falling use. */
export interface Terms {
  count: number;
  /** Of each term: a place in TAG_KINDS, or PSEUD, SERIES, COLLECTION. */
  kinds: Uint8Array;
  /** Of each term: the number of its tag, pseud or series; of a collection its place in `collections`. */
  ids: Uint32Array;
  /** Of each of TAG_KINDS its terms. */
  byKind: Uint32Array[];
  /** Folded names. */
  collections: string[];
  /** From a tag's, pseud's, series' or collection's number to its term and one; 0: no work has it. */
  tags: Uint32Array;
  pseuds: Uint32Array;
  series: Uint32Array;
  collectionTerms: Uint32Array;
  collectionNumbers: Map<string, number>;
}

/** The terms of these kinds and numbers. */
export function termsOf(kinds: Uint8Array, ids: Uint32Array, collections: string[]): Terms {
  return {
    count: kinds.length,
    kinds,
    ids,
    byKind: byKind(kinds),
    collections,
    tags: byNumber(kinds, ids, (kind) => kind < PSEUD),
    pseuds: byNumber(kinds, ids, (kind) => kind === PSEUD),
    series: byNumber(kinds, ids, (kind) => kind === SERIES),
    collectionTerms: byNumber(kinds, ids, (kind) => kind === COLLECTION),
    collectionNumbers: new Map(collections.map((name, number) => [name, number])),
  };
}

function byKind(kinds: Uint8Array): Uint32Array[] {
  const sizes = new Uint32Array(256);
  for (let term = 0; term < kinds.length; term++) sizes[kinds[term]!]!++;
  const lists = TAG_KINDS.map((_, kind) => new Uint32Array(sizes[kind]!));
  sizes.fill(0);
  for (let term = 0; term < kinds.length; term++) {
    const kind = kinds[term]!;
    if (kind < PSEUD) lists[kind]![sizes[kind]!++] = term;
  }
  return lists;
}

function byNumber(kinds: Uint8Array, ids: Uint32Array, isMeant: (kind: number) => boolean): Uint32Array {
  const meant = Array.from({ length: COLLECTION + 1 }, (_, kind) => isMeant(kind));
  let most = -1;
  for (let term = 0; term < kinds.length; term++) {
    if (meant[kinds[term]!] && ids[term]! > most) most = ids[term]!;
  }
  const found = new Uint32Array(most + 1);
  for (let term = 0; term < kinds.length; term++) {
    if (meant[kinds[term]!]) found[ids[term]!] = term + 1;
  }
  return found;
}

/** The term of a tag, pseud or series; -1: no work has it. */
export function termOf(terms: Terms, space: 'tags' | 'pseuds' | 'series', id: number): number {
  return (terms[space][id] ?? 0) - 1;
}

/** The term of a collection by its folded name; -1: no work is in it. */
export function collectionTerm(terms: Terms, name: string): number {
  const number = terms.collectionNumbers.get(name);
  return number === undefined ? -1 : (terms.collectionTerms[number] ?? 0) - 1;
}
