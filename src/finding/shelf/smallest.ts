import type { Scratch } from './scratch.ts';

const BUCKETS = 2048;

/**
 * Of the first `count` numbers (all different, below `range`) those that would stand from `from` to `to` (excluded) if
 * they were sorted. Two walks over them, whatever their number.
 */
export function smallest(
  numbers: Uint32Array,
  count: number,
  range: number,
  from: number,
  to: number,
  scratch: Scratch,
): Uint32Array {
  const shift = Math.max(0, Math.ceil(Math.log2(Math.max(1, range) / BUCKETS)));
  const sizes = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < count; at++) sizes[numbers[at]! >>> shift]!++;
  let [first, before] = [0, 0];
  while (first < BUCKETS && before + sizes[first]! <= from) before += sizes[first++]!;
  let [last, within] = [first, before + sizes[first]!];
  while (last < BUCKETS && within < to) within += sizes[++last]!;
  const picked = scratch.take(within - before);
  let filled = 0;
  for (let at = 0; at < count; at++) {
    const bucket = numbers[at]! >>> shift;
    if (bucket >= first && bucket <= last) picked[filled++] = numbers[at]!;
  }
  return picked
    .subarray(0, filled)
    .sort()
    .slice(from - before, to - before);
}
