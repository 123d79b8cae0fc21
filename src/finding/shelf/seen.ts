import type { Whole } from './find.ts';
import { STRIDE } from './lists.ts';
import { rowsOfBits, withBit } from './rowSets.ts';
import type { Rows } from './scratch.ts';
import { FLAG_BITS, FLAGS, LISTING, STATE, VISIBILITIES, type Segment } from './segment.ts';
import type { Ground } from './selector.ts';

const MEMBERS = VISIBILITIES.indexOf('members');
const PUBLIC = VISIBILITIES.indexOf('public');

/** What a sort of viewers without works of their own meets of a segment: counted once, asked for often. */
export interface Seen {
  /** A bit a row. */
  bits: Uint32Array;
  count: number;
  /** Of each term how many of these rows it finds. */
  counts: Uint32Array;
  columns: ColumnCounts;
}

/** Rows by language (a place in `Segment.languages`) and by state. */
export interface ColumnCounts {
  languages: Uint32Array;
  states: Uint32Array;
}

/** What these viewers meet, in steps. */
export function* seenBy(segment: Segment, viewer: Whole['viewer']): Generator<void, Seen> {
  const bits = new Uint32Array((segment.size + 31) >>> 5);
  const rows = { list: new Uint32Array(segment.size), count: 0 };
  // Hidden and unrevealed works stand above these numbers.
  const least = viewer === 'guest' ? PUBLIC : MEMBERS;
  for (let row = 0; row < segment.size; row++) {
    if (row % STRIDE === 0) yield;
    const level = segment.state[row]! & LISTING;
    if (viewer !== 'keeper' && (level < least || level > PUBLIC)) continue;
    bits[row >>> 5]! |= 1 << (row & 31);
    rows.list[rows.count++] = row;
  }
  const columns = columnsOf(segment, rows);
  return { bits, count: rows.count, columns, counts: yield* countsOf(segment, bits) };
}

/** After so many postings other work may come between. */
const AT_ONCE = 16 * STRIDE;

/** How many of the rows with a bit each term finds: along the postings, which is along the memory. */
function* countsOf(
  { postings, postingStarts, terms }: Segment,
  bits: Uint32Array,
): Generator<void, Uint32Array> {
  const counts = new Uint32Array(terms.count);
  for (let term = 0, at = 0, rest = 0; term < terms.count; term++) {
    if (at >= rest) {
      yield;
      rest = at + AT_ONCE;
    }
    let works = 0;
    for (const end = postingStarts[term + 1]!; at < end; at++) {
      const posting = postings[at]!;
      const row = posting >>> FLAG_BITS;
      works += (bits[row >>> 5]! >>> (row & 31)) & posting & FLAGS.found;
    }
    counts[term] = works;
  }
  return counts;
}

/** How often rows have each language and each state. */
export function columnsOf({ language, languages, state }: Segment, { list, count }: Rows): ColumnCounts {
  const byLanguage = new Uint32Array(languages.length);
  const byState = new Uint32Array(STATE.crossover * 2);
  for (let at = 0; at < count; at++) {
    const row = list[at]!;
    byLanguage[language[row]!]!++;
    byState[state[row]!]!++;
  }
  return { languages: byLanguage, states: byState };
}

/** Rows that these viewers met, and that a later segment has anew. */
export function deadRows({ stock, scratch }: Ground, { viewer, dead }: Whole): Rows {
  if (!dead) return { list: new Uint32Array(0), count: 0 };
  const list = scratch.take(stock.segment.size);
  const count = rowsOfBits(dead, dead.length, list);
  return { list, count: withBit(list, count, stock.seen(viewer).bits, list) };
}
