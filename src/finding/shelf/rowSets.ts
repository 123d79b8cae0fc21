import { lowerBound } from './placed.ts';
import type { Rows, Scratch } from './scratch.ts';

/** Between lists of which one is so many times longer, the longer one is searched, not walked. */
const MUCH_LONGER = 16;

/** Copies the rows of `from` that are in `wanted` to `to`, which may be `from`'s own list; returns how many. */
export function intersect(from: Uint32Array, count: number, wanted: Rows, to: Uint32Array): number {
  if (wanted.count > count * MUCH_LONGER) return search(from, count, wanted.list, wanted.count, to);
  if (count > wanted.count * MUCH_LONGER) return search(wanted.list, wanted.count, from, count, to);
  const { list, count: size } = wanted;
  let [at, other, written] = [0, 0, 0];
  while (at < count && other < size) {
    const [row, otherRow] = [from[at]!, list[other]!];
    if (row === otherRow) to[written++] = row;
    if (row <= otherRow) at++;
    if (otherRow <= row) other++;
  }
  return written;
}

/** The same, each row of the short list searched in the long one. */
function search(short: Uint32Array, size: number, long: Uint32Array, end: number, to: Uint32Array): number {
  let [written, from] = [0, 0];
  for (let at = 0; at < size && from < end; at++) {
    const row = short[at]!;
    let step = 1;
    while (from + step < end && long[from + step]! < row) step *= 2;
    from = lowerBound(long, row, from + (step >> 1), Math.min(end, from + step + 1));
    if (from < end && long[from] === row) {
      to[written++] = row;
      from++;
    }
  }
  return written;
}

/** Copies the rows of `from` that are not among `dropped` (in order; others may stand there) to `to`; returns how many. */
export function without(from: Uint32Array, count: number, dropped: Rows, to: Uint32Array): number {
  let [next, written] = [0, 0];
  for (let at = 0; at < count; at++) {
    const row = from[at]!;
    while (next < dropped.count && dropped.list[next]! < row) next++;
    if (next < dropped.count && dropped.list[next] === row) next++;
    else to[written++] = row;
  }
  return written;
}

/** All rows of any of these, rising, each once. `size`: how many rows there are at all. */
export function union(lists: readonly Rows[], size: number, scratch: Scratch): Rows {
  if (lists.length === 1) return lists[0]!;
  const total = lists.reduce((sum, { count }) => sum + count, 0);
  const list = scratch.take(Math.min(total, size) + 1);
  if (total > size / 32) return { list, count: unionByBits(lists, size, list, scratch) };
  const all = scratch.take(total);
  let filled = 0;
  for (const { list: rows, count } of lists) {
    all.set(rows.subarray(0, count), filled);
    filled += count;
  }
  all.subarray(0, total).sort();
  let count = 0;
  for (let at = 0; at < total; at++) if (at === 0 || all[at] !== all[at - 1]) list[count++] = all[at]!;
  return { list, count };
}

function unionByBits(lists: readonly Rows[], size: number, to: Uint32Array, scratch: Scratch): number {
  const words = (size + 31) >>> 5;
  const bits = scratch.take(words).fill(0, 0, words);
  for (const { list, count } of lists) setBits(bits, list, count);
  return rowsOfBits(bits, words, to);
}

/** Writes the rows whose bit is set, rising; returns how many. */
export function rowsOfBits(bits: Uint32Array, words: number, to: Uint32Array): number {
  let written = 0;
  for (let word = 0; word < words; word++) {
    for (let left = bits[word]!; left !== 0; left &= left - 1) {
      to[written++] = (word << 5) + (31 - Math.clz32(left & -left));
    }
  }
  return written;
}

/** Sets the bit of every row listed. */
export function setBits(bits: Uint32Array, list: Uint32Array, count: number): void {
  for (let at = 0; at < count; at++) {
    const row = list[at]!;
    bits[row >>> 5]! |= 1 << (row & 31);
  }
}

/** Copies the rows of `from` whose bit is set (or is not) to `to`; returns how many. */
export function withBit(
  from: Uint32Array,
  count: number,
  bits: Uint32Array,
  to: Uint32Array,
  bit = 1,
): number {
  let written = 0;
  for (let at = 0; at < count; at++) {
    const row = from[at]!;
    to[written] = row;
    written += ((bits[row >>> 5]! >>> (row & 31)) & 1) === bit ? 1 : 0;
  }
  return written;
}

/** Rows that are known by their bits (so many words of them), listed when the list is first asked for. */
export function rowsWithBits(bits: Uint32Array, words: number, count: number, scratch: Scratch): Rows {
  let list: Uint32Array | null = null;
  return {
    count,
    bits,
    get list() {
      if (!list) rowsOfBits(bits, words, (list = scratch.take(count)));
      return list;
    },
  };
}
