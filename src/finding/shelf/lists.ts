import { sortedRows } from './radix.ts';
import { FLAG_BITS } from './segment.ts';

const ALL_FLAGS = (1 << FLAG_BITS) - 1;

/**
 * By kind (terms.ts): how much further ahead a term stands than its use would have it, so that it is among the hot
 * ones (hotTerms.ts). Of fandoms and relationships even the rare ones are among the ten most frequent of what was
 * found in one fandom; authors, series and collections are no choices at all.
 */
const AHEAD = [32, 4, 1, 1, 1, 1, 1, 0, 0, 0];

/** The terms by falling use, times what their kind is ahead; equal ones as they came. */
export function byUse(uses: Uint32Array, kinds: Uint8Array): Uint32Array {
  const rarity = uses.map((count, term) => 0xffff_ffff - Math.min(count * AHEAD[kinds[term]!]!, 0xffff_ffff));
  return sortedRows(
    Uint32Array.from(uses, (_, term) => term),
    [rarity],
  );
}

/** After so many rows other work may come between. */
export const STRIDE = 0x4000;

/**
 * The entries with their terms renumbered (`order` names the old number of each new one), each row's by rising term,
 * a term that came several times once with all its flags. Works in place.
 */
export function* renumbered(
  starts: Uint32Array,
  entries: Uint32Array,
  order: Uint32Array,
): Generator<void, { starts: Uint32Array; entries: Uint32Array }> {
  const places = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  let written = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    if (row % STRIDE === 0) yield;
    const [from, end] = [starts[row]!, starts[row + 1]!];
    for (let at = from; at < end; at++) {
      const entry = entries[at]!;
      entries[at] = (places[entry >>> FLAG_BITS]! << FLAG_BITS) | (entry & ALL_FLAGS);
    }
    sortStretch(entries, from, end);
    starts[row] = written;
    written = mergeStretch(entries, from, end, written);
  }
  starts[starts.length - 1] = written;
  return { starts, entries: written === entries.length ? entries : entries.slice(0, written) };
}

/** Insertion sort: a work has a few dozen entries. */
function sortStretch(entries: Uint32Array, from: number, end: number): void {
  for (let at = from + 1; at < end; at++) {
    const entry = entries[at]!;
    let to = at;
    while (to > from && entries[to - 1]! > entry) {
      entries[to] = entries[to - 1]!;
      to--;
    }
    entries[to] = entry;
  }
}

/** Writes a sorted stretch to `written` on, equal terms as one; returns where it ends. */
function mergeStretch(entries: Uint32Array, from: number, end: number, written: number): number {
  const first = written;
  for (let at = from; at < end; at++) {
    const entry = entries[at]!;
    const isSame = written > first && entries[written - 1]! >>> FLAG_BITS === entry >>> FLAG_BITS;
    if (isSame) entries[written - 1] = entries[written - 1]! | (entry & ALL_FLAGS);
    else entries[written++] = entry;
  }
  return written;
}

/** The rows of each term, from the terms of each row. */
export function* postingsOf(
  starts: Uint32Array,
  entries: Uint32Array,
  terms: number,
): Generator<void, { postingStarts: Uint32Array; postings: Uint32Array }> {
  const postingStarts = new Uint32Array(terms + 1);
  for (let at = 0; at < entries.length; at++) postingStarts[(entries[at]! >>> FLAG_BITS) + 1]!++;
  for (let term = 0; term < terms; term++) postingStarts[term + 1]! += postingStarts[term]!;
  const next = postingStarts.slice();
  const postings = new Uint32Array(entries.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    if (row % STRIDE === 0) yield;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const entry = entries[at]!;
      postings[next[entry >>> FLAG_BITS]!++] = (row << FLAG_BITS) | (entry & ALL_FLAGS);
    }
  }
  return { postingStarts, postings };
}
