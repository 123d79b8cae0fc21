import type { Found } from './find.ts';
import type { Rows } from './scratch.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';

/** How many of the rows found each term finds. */
export interface TermCounts {
  segment: Segment;
  /** By term. */
  counts: Uint32Array;
  /** The terms that find any, in no order. */
  terms: Rows;
}

/** Counts the terms by which rows are found. */
export function countTerms({ ground, rows }: Found): TermCounts {
  const { stock, scratch } = ground;
  const { segment } = stock;
  const { count } = segment.terms;
  const counts = scratch.take(count).fill(0, 0, count);
  const entries = entriesOf(segment, rows);
  if (entries < count / 4) {
    const list = scratch.take(entries);
    return { segment, counts, terms: { list, count: countFew(segment, rows, counts, list) } };
  }
  countMany(segment, rows, counts);
  const list = scratch.take(count);
  let touched = 0;
  for (let term = 0; term < count; term++) {
    list[touched] = term;
    touched += counts[term]! > 0 ? 1 : 0;
  }
  return { segment, counts, terms: { list, count: touched } };
}

function entriesOf({ starts }: Segment, { list, count }: Rows): number {
  let entries = 0;
  for (let at = 0; at < count; at++) entries += starts[list[at]! + 1]! - starts[list[at]!]!;
  return entries;
}

function countMany({ starts, entries }: Segment, { list, count }: Rows, counts: Uint32Array): void {
  for (let at = 0; at < count; at++) {
    const row = list[at]!;
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) {
      const value = entries[entry]!;
      counts[value >>> FLAG_BITS]! += value & FLAGS.found;
    }
  }
}

/** The same, noting every term that is met; returns how many. */
function countFew(segment: Segment, { list, count }: Rows, counts: Uint32Array, to: Uint32Array): number {
  const { starts, entries } = segment;
  let met = 0;
  for (let at = 0; at < count; at++) {
    const row = list[at]!;
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) {
      const value = entries[entry]!;
      const term = value >>> FLAG_BITS;
      if ((value & FLAGS.found) !== 0 && counts[term]!++ === 0) to[met++] = term;
    }
  }
  return met;
}
