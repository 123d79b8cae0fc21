import type { Found } from './find.ts';
import { rowsOfBits, setBits } from './rowSets.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';
import type { TagStandings } from './tagStandings.ts';
import { TAG_KINDS } from './terms.ts';

/** What a wrangler asks of one segment. */
export interface Part {
  segment: Segment;
  /** By row, whether it was found. */
  bits: Uint32Array;
  scratch: Found['ground']['scratch'];
}

export function partOf({ ground: { stock, scratch }, rows }: Found): Part {
  const { segment } = stock;
  const words = (segment.size + 31) >>> 5;
  const bits = scratch.take(words);
  if (rows.bits) bits.set(rows.bits.subarray(0, words));
  else setBits(bits.fill(0, 0, words), rows.list, rows.count);
  return { segment, bits: bits.subarray(0, words), scratch };
}

/**
 * By term, on how many of the rows found it stands. `open`: only where it means nothing: a name that nobody has said
 * anything about may have a meaning in the fandoms of some works.
 */
export function usesIn({ segment, bits, scratch }: Part, open: boolean): Uint32Array {
  const { terms, postingStarts, size } = segment;
  const uses = scratch.take(terms.count);
  const rows = scratch.take(size);
  const found = rowsOfBits(bits, bits.length, rows);
  if (open || found <= size / 2) {
    add(segment, rows.subarray(0, found), uses.fill(0, 0, terms.count), 1, open ? FLAGS.found : 0);
    return uses;
  }
  // Where most rows were found, the others are fewer.
  for (let term = 0; term < terms.count; term++) uses[term] = postingStarts[term + 1]! - postingStarts[term]!;
  const others = scratch.take(bits.length);
  for (let word = 0; word < bits.length; word++) others[word] = ~bits[word]!;
  if (size % 32 !== 0) others[bits.length - 1]! &= (1 << (size % 32)) - 1;
  add(segment, rows.subarray(0, rowsOfBits(others, bits.length, rows)), uses, -1, 0);
  return uses;
}

function add(
  { starts, entries }: Segment,
  rows: Uint32Array,
  uses: Uint32Array,
  one: 1 | -1,
  flags: number,
): void {
  for (const row of rows) {
    const end = starts[row + 1]!;
    for (let at = starts[row]!; at < end; at++)
      if ((entries[at]! & flags) === flags) uses[entries[at]! >>> FLAG_BITS]! += one;
  }
}

/** Calls with each canonical fandom of the segment and every row found that it finds. */
export function eachInFandom(
  { segment, bits }: Part,
  standings: TagStandings,
  met: (fandom: number, row: number) => void,
): void {
  const { terms, postingStarts, postings } = segment;
  const isFandom = standings.sieve('fandom', 'canonical');
  for (const term of terms.byKind[TAG_KINDS.indexOf('fandom')]!) {
    const id = terms.ids[term]!;
    if (!isFandom(id)) continue;
    const end = postingStarts[term + 1]!;
    for (let at = postingStarts[term]!; at < end; at++) {
      const row = postings[at]! >>> FLAG_BITS;
      if ((postings[at]! & FLAGS.found) !== 0 && ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1) met(id, row);
    }
  }
}
