import type { Found, Whole } from './find.ts';
import { rowsOfBits } from './rowSets.ts';
import type { Rows } from './scratch.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';
import { everyRow } from './select.ts';
import type { Ground } from './selector.ts';
import { listedTo } from './viewing.ts';

/** How many of the rows found each term finds. */
export interface TermCounts {
  segment: Segment;
  /** By term. */
  counts: Uint32Array;
  /** The terms that find any, in no order. */
  terms: Rows;
}

/** Counts the terms by which rows are found. */
export function countTerms(found: Found): TermCounts {
  const { ground, rows, whole } = found;
  const { stock, scratch } = ground;
  const { segment } = stock;
  const { count } = segment.terms;
  const counts = scratch.take(count);
  if (whole) countWhole(ground, whole, counts);
  else counts.fill(0, 0, count);
  const entries = entriesOf(segment, rows);
  if (!whole && entries < count / 4) {
    const list = scratch.take(entries);
    return { segment, counts, terms: { list, count: countFew(segment, rows, counts, list) } };
  }
  if (!whole) countMany(segment, rows, counts, 1);
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

/** All that a viewer meets is counted once; what was replaced since is taken off again. */
function countWhole(ground: Ground, { viewer, dead }: Whole, counts: Uint32Array): void {
  const { stock, scratch } = ground;
  const { segment } = stock;
  const listed = listedTo(ground, viewer === 'member' ? { pseuds: [] } : viewer);
  const met = (rows: Rows): Rows =>
    listed ? { list: rows.list, count: listed.select(rows.list, rows.count, rows.list) } : rows;
  const all = stock.counts(viewer, () => {
    const made = new Uint32Array(segment.terms.count);
    countMany(segment, met(everyRow(ground)), made, 1);
    return made;
  });
  counts.set(all);
  if (!dead) return;
  const list = scratch.take(segment.size);
  countMany(segment, met({ list, count: rowsOfBits(dead, dead.length, list) }), counts, -1);
}

/** Adds so much for every row to the terms by which it is found. */
function countMany(
  { starts, entries }: Segment,
  { list, count }: Rows,
  counts: Uint32Array,
  step: 1 | -1,
): void {
  for (let at = 0; at < count; at++) {
    const row = list[at]!;
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) {
      const value = entries[entry]!;
      counts[value >>> FLAG_BITS]! += (value & FLAGS.found) * step;
    }
  }
}

/** Adds one for every row, noting every term that is met; returns how many. */
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
