import { intersect, union, withBit, without } from './rowSets.ts';
import type { Rows } from './scratch.ts';
import { unpacked, type Ground, type Selector } from './selector.ts';
import { FLAGS, STATE } from './segment.ts';
import { collectionTerm, termOf } from './terms.ts';
import { foldName } from '../../tags/tag.ts';

/** Works with any of these tags, as `Condition` says. */
export function tagged(
  ground: Ground,
  ids: readonly number[],
  as: 'filter' | 'typed',
  main: boolean,
): Selector {
  const terms = termsOfIds(ground, 'tags', ids);
  const flag =
    as === 'filter' ? (main ? FLAGS.foundMain : FLAGS.found) : main ? FLAGS.typedMain : FLAGS.typed;
  const [only, ...others] = terms;
  if (only === undefined || others.length > 0 || flag !== FLAGS.found) return having(ground, terms, flag);
  const bits = ground.stock.bits(only);
  if (bits === null) return having(ground, terms, flag);
  return { ...having(ground, terms, flag), select: (from, count, to) => withBit(from, count, bits, to) };
}

/** Works by any of these pseuds, as far as the viewer may know that they are. */
export function byAuthors(ground: Ground, ids: readonly number[]): Selector {
  return signed(ground, having(ground, termsOfIds(ground, 'pseuds', ids), 0));
}

/** Works in any of these series; an anonymous work is in none for whoever may not know who wrote it. */
export function inSeries(ground: Ground, ids: readonly number[]): Selector {
  return signed(ground, having(ground, termsOfIds(ground, 'series', ids), 0));
}

/** Those of the rows whose author the viewer may know. */
function signed(ground: Ground, selector: Selector): Selector {
  const { own, scratch, stock } = ground;
  if (own === null) return selector;
  const { state, size } = stock.segment;
  return fromRows(selector.estimate, ground, () => {
    const { list, count } = selector.rows!();
    const open = scratch.take(count);
    let written = 0;
    for (let at = 0; at < count; at++) {
      if ((state[list[at]!]! & STATE.anonymous) === 0) open[written++] = list[at]!;
    }
    const mine = scratch.take(count);
    const theirs = { list: mine, count: intersect(list, count, own, mine) };
    return union([{ list: open, count: written }, theirs], size, scratch);
  });
}

/** Works in any of these collections. */
export function inCollections(ground: Ground, names: readonly string[]): Selector {
  const { terms } = ground.stock.segment;
  const found = new Set(names.map((name) => collectionTerm(terms, foldName(name))));
  found.delete(-1);
  return having(ground, [...found], 0);
}

/** These works. */
export function listed(ground: Ground, works: readonly number[] | Uint32Array): Selector {
  const numbers = Uint32Array.from(works).sort();
  return fromRows(numbers.length, ground, () => rowsOfWorks(ground, numbers));
}

/** The rows of works, their numbers rising. */
export function rowsOfWorks({ stock, scratch }: Ground, numbers: Uint32Array): Rows {
  const { ids, size } = stock.segment;
  const list = scratch.take(numbers.length);
  let [row, count] = [0, 0];
  for (const number of numbers) {
    let step = 1;
    while (row + step < size && ids[row + step]! < number) step *= 2;
    let [low, high] = [row + (step >> 1), Math.min(size, row + step + 1)];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ids[middle]! < number) low = middle + 1;
      else high = middle;
    }
    row = low;
    if (row >= size) break;
    if (ids[row] === number && (count === 0 || list[count - 1] !== row)) list[count++] = row;
  }
  return { list, count };
}

/** What is known by its list of rows, made when first asked for. */
export function fromRows(estimate: number, { scratch }: Pick<Ground, 'scratch'>, rows: () => Rows): Selector {
  let known: Rows | null = null;
  const all = () => (known ??= rows());
  return {
    estimate,
    select: (from, count, to) => intersect(from, count, all(), to),
    // A copy: who gets the rows may write over them.
    rows: () => {
      const { list, count } = all();
      const copy = scratch.take(count);
      copy.set(list.subarray(0, count));
      return { list: copy, count };
    },
  };
}

/** Rows without these of a selector. */
export function otherThan(selector: Selector, { scratch, stock }: Ground): Selector {
  return {
    estimate: Math.max(0, stock.segment.size - selector.estimate),
    select: (from, count, to) => {
      const list = scratch.take(count);
      return without(from, count, { list, count: selector.select(from, count, list) }, to);
    },
    rows: null,
  };
}

function having(ground: Ground, terms: readonly number[], flag: number): Selector {
  const { postingStarts, postings, size } = ground.stock.segment;
  const lengths = terms.map((term) => postingStarts[term + 1]! - postingStarts[term]!);
  const estimate = lengths.reduce((sum, length) => sum + length, 0);
  return fromRows(estimate, ground, () => {
    const lists = terms.map((term, at) => {
      const list = ground.scratch.take(lengths[at]!);
      const [start, end] = [postingStarts[term]!, postingStarts[term + 1]!];
      return { list, count: unpacked(postings, start, end, flag, list) };
    });
    return lists.length === 0 ? { list: new Uint32Array(0), count: 0 } : union(lists, size, ground.scratch);
  });
}

function termsOfIds(
  { stock }: Ground,
  space: 'tags' | 'pseuds' | 'series',
  ids: readonly number[],
): number[] {
  const found = new Set(ids.map((id) => termOf(stock.segment.terms, space, id)));
  found.delete(-1);
  return [...found];
}
