import type { Placed } from './segment.ts';

/** Where a row stands among those with a place in canon; -1: it has none. */
export function placedAt({ rows }: Placed, row: number): number {
  const at = lowerBound(rows, row, 0, rows.length);
  return rows[at] === row ? at : -1;
}

/** The first place from `from` on whose number is not below `value`; `end` if there is none. */
export function lowerBound(numbers: Uint32Array, value: number, from: number, end: number): number {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
