import type { Found } from './find.ts';
import { Scratch } from './scratch.ts';
import { smallest } from './smallest.ts';

const ALL = 0x1_0000_0000;

/** Works from `from` to `to` (excluded) in an order that the seed alone decides, whatever else was found. */
export function randomPage(found: readonly Found[], seed: number, from: number, to: number): number[] {
  const scratch = found[0]?.ground.scratch ?? new Scratch();
  const total = found.reduce((sum, { rows }) => sum + rows.count, 0);
  const salt = mixed(seed >>> 0);
  const keys = scratch.take(total);
  let filled = 0;
  for (const { ground, rows } of found) {
    const { ids } = ground.stock.segment;
    for (let at = 0; at < rows.count; at++) keys[filled++] = mixed((ids[rows.list[at]!]! ^ salt) >>> 0);
  }
  const picked = total <= from ? [] : smallest(keys, total, ALL, from, to, scratch);
  return Array.from(picked, (key) => (unmixed(key) ^ salt) >>> 0);
}

/** Every number below 2^32 becomes another one, no two the same (the last step of MurmurHash3). */
function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The number that became this one. */
function unmixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x7ed1_b41d);
  bits = Math.imul(bits ^ (bits >>> 13) ^ (bits >>> 26), 0xa5cb_9243);
  return (bits ^ (bits >>> 16)) >>> 0;
}
