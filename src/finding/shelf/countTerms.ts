import type { Found } from './find.ts';
import { intersect } from './rowSets.ts';
import type { Rows } from './scratch.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';
import { unpacked, type Ground, type Stock } from './selector.ts';
import type { Tally } from './tally.ts';
import { deadRows, type Seen } from './seen.ts';

/** How many of the rows found each term finds. */
export interface TermCounts {
  ground: Ground;
  rows: Rows;
  tally: Tally;
  /** All that the viewer meets was asked for: what each term finds of it, of which the tally is taken off. */
  seen: Seen | null;
}

/** Counts the terms by which rows are found: of many rows the most frequent terms, the others when they are asked for. */
export function countTerms({ ground, rows, whole }: Found): TermCounts {
  const { stock } = ground;
  const { tally } = stock;
  const { segment } = stock;
  const seen = whole ? stock.seen(whole.viewer) : null;
  const counted = whole ? deadRows(ground, whole) : rows;
  if (hasMore(segment, counted, tally.noted.length)) {
    tally.met = null;
    tally.end = stock.hot.end;
    countHot(stock, counted, tally.counts);
  } else {
    tally.met = countFew(segment, counted, tally.counts, tally.noted);
    tally.end = segment.terms.count;
  }
  return { ground, rows: counted, tally, seen };
}

/** How many of the rows the term finds. */
export function worksOf(counted: TermCounts, term: number): number {
  const { tally, seen } = counted;
  if (term >= tally.end) return exactly(counted, term);
  return seen ? seen.counts[term]! - tally.counts[term]! : tally.counts[term]!;
}

/** Counts the terms that were left out. */
export function countRest({ ground, rows, tally }: TermCounts): void {
  const { starts, entries, terms } = ground.stock.segment;
  const first = tally.end << FLAG_BITS;
  tally.end = terms.count;
  for (let at = 0; at < rows.count; at++) {
    const row = rows.list[at]!;
    const start = starts[row]!;
    for (let entry = starts[row + 1]! - 1; entry >= start; entry--) {
      const value = entries[entry]!;
      if (value < first) break;
      tally.counts[value >>> FLAG_BITS]! += value & FLAGS.found;
    }
  }
}

function exactly({ ground, rows, seen }: TermCounts, term: number): number {
  const { scratch, stock } = ground;
  const { postingStarts, postings } = stock.segment;
  const [start, end] = [postingStarts[term]!, postingStarts[term + 1]!];
  const list = scratch.take(end - start);
  const found = { list, count: unpacked(postings, start, end, FLAGS.found, list) };
  const works = intersect(rows.list, rows.count, found, list);
  return seen ? seen.counts[term]! - works : works;
}

function hasMore({ starts }: Segment, { list, count }: Rows, most: number): boolean {
  let entries = 0;
  for (let at = 0; at < count && entries <= most; at++)
    entries += starts[list[at]! + 1]! - starts[list[at]!]!;
  return entries > most;
}

function countHot({ hot: { starts, terms } }: Stock, { list, count }: Rows, counts: Uint32Array): void {
  for (let at = 0; at < count; at++) {
    const row = list[at]!;
    const end = starts[row + 1]!;
    for (let entry = starts[row]!; entry < end; entry++) counts[terms[entry]!]!++;
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
