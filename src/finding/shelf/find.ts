import type { Question } from './question.ts';
import { rowsWithBits, withBit } from './rowSets.ts';
import type { Rows, Scratch } from './scratch.ts';
import { deadRows } from './seen.ts';
import { rowsMeeting, selectorOf } from './select.ts';
import type { Ground, Selector, Stock } from './selector.ts';
import { listedTo, ownRows } from './viewing.ts';

/** What one segment has for a question. */
export interface Found {
  ground: Ground;
  rows: Rows;
  /** As in `Answer`. */
  ruledOut: number[];
  shielded: number;
  /** Nothing was asked but to see all that this sort of viewer meets: what is counted once for them serves again. */
  whole: Whole | null;
}

/** All rows that a viewer without works of their own meets, but those that a later segment has anew. */
export interface Whole {
  viewer: 'guest' | 'member' | 'keeper';
  dead: Uint32Array | null;
}

/** The rows of a segment that a question asks for; `dead` are rows that a later segment has anew. */
export function find(stock: Stock, dead: Uint32Array | null, question: Question, scratch: Scratch): Found {
  const own = ownRows({ stock, scratch }, question.viewer);
  const ground = { stock, scratch, own };
  const whole = wholeOf(question, own, dead);
  if (whole) return { ground, rows: wholeRows(ground, whole), ruledOut: [], shielded: 0, whole };
  const listed = listedTo(ground, question.viewer);
  const wanted = rowsMeeting(ground, [
    ...question.where.map((condition) => selectorOf(ground, condition)),
    ...(listed ? [listed] : []),
    ...(dead ? [alive(stock, dead)] : []),
  ]);
  const excluded = question.ruledOut.map((condition) => selectorOf(ground, condition));
  const shield = question.shield ? [selectorOf(ground, question.shield)] : [];
  const { rows, counts } = exclude(ground, wanted, [...excluded, ...shield]);
  return {
    ground,
    rows,
    ruledOut: counts.slice(0, excluded.length),
    shielded: counts[excluded.length] ?? 0,
    whole: null,
  };
}

function wholeOf(
  { viewer, where, ruledOut, shield }: Question,
  own: Rows | null,
  dead: Whole['dead'],
): Whole | null {
  if (where.length > 0 || ruledOut.length > 0 || shield !== null) return null;
  if (typeof viewer === 'string') return { viewer, dead };
  return own?.count === 0 ? { viewer: 'member', dead } : null;
}

function wholeRows(ground: Ground, whole: Whole): Rows {
  const { stock, scratch } = ground;
  const { bits, count } = stock.seen(whole.viewer);
  if (!whole.dead) return rowsWithBits(bits, bits.length, count, scratch);
  const left = scratch.take(bits.length);
  for (let word = 0; word < bits.length; word++) left[word] = bits[word]! & ~whole.dead[word]!;
  return rowsWithBits(left, bits.length, count - deadRows(ground, whole).count, scratch);
}

/** What is left of `wanted` when these are kept out, and how many each of them keeps out alone. */
function exclude(
  { stock, scratch }: Ground,
  wanted: Rows,
  selectors: readonly Selector[],
): { rows: Rows; counts: number[] } {
  if (selectors.length === 0) return { rows: wanted, counts: [] };
  const words = (stock.segment.size + 31) >>> 5;
  const [once, twice] = [scratch.take(words).fill(0, 0, words), scratch.take(words).fill(0, 0, words)];
  const met = selectors.map((selector) => {
    const list = scratch.take(wanted.count);
    const count = selector.select(wanted.list, wanted.count, list);
    for (let at = 0; at < count; at++) {
      const word = list[at]! >>> 5;
      const bit = 1 << (list[at]! & 31);
      twice[word]! |= once[word]! & bit;
      once[word]! |= bit;
    }
    return { list, count };
  });
  const spare = scratch.take(wanted.count);
  const counts = met.map(({ list, count }) => withBit(list, count, twice, spare, 0));
  const count = withBit(wanted.list, wanted.count, once, wanted.list, 0);
  return { rows: { list: wanted.list, count }, counts };
}

function alive({ segment }: Stock, dead: Uint32Array): Selector {
  return {
    estimate: segment.size,
    select: (from, count, to) => withBit(from, count, dead, to, 0),
    rows: null,
  };
}
