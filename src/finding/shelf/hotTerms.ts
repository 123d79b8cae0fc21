import { STRIDE } from './lists.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';

/**
 * By which of the most frequent terms each row is found: row r by those from starts[r] to starts[r + 1]. Large results
 * are counted over these alone, packed so densely that they pass through the processor's nearest memory.
 */
export interface HotTerms {
  /** Terms below this one. */
  end: number;
  starts: Uint32Array;
  terms: Uint16Array;
}

/** The terms below `end`, 65,536 at most, in steps. */
export function* hotTermsOf({ size, starts, entries }: Segment, end: number): Generator<void, HotTerms> {
  const hotStarts = new Uint32Array(size + 1);
  const all = new Uint16Array(new ArrayBuffer(entries.length * 2));
  const first = end << FLAG_BITS;
  let written = 0;
  for (let row = 0; row < size; row++) {
    if (row % STRIDE === 0) yield;
    for (let at = starts[row]!; at < starts[row + 1]! && entries[at]! < first; at++) {
      const entry = entries[at]!;
      all[written] = entry >>> FLAG_BITS;
      written += entry & FLAGS.found;
    }
    hotStarts[row + 1] = written;
  }
  return { end, starts: hotStarts, terms: new Uint16Array(all.buffer.transfer(written * 2)) };
}
