import type { Found } from './find.ts';
import type { OrderName, Spot } from './orderKeys.ts';
import { compareIn, turned, type Ordering } from './orders.ts';
import { lowerBound } from './placed.ts';
import type { Question } from './question.ts';
import { randomPage } from './randomPage.ts';
import { intersect, setBits, without } from './rowSets.ts';
import type { Rows, Scratch } from './scratch.ts';
import { STATE } from './segment.ts';
import { smallest } from './smallest.ts';
import { rowsOfWorks } from './termSelectors.ts';

/** A page of works, as the order wants them: places from `from` to `to`, excluded. */
interface Wanted {
  name: OrderName;
  descending: boolean;
  from: number;
  to: number;
}

/** The numbers of the works on the page that a question asks for. The first segment is the large one. */
export function pageOf(found: readonly Found[], { order, skip, take, viewer }: Question): number[] {
  const [from, to] = [skip, skip + take];
  if (take === 0) return [];
  if (order.by === 'random') return randomPage(found, order.seed, from, to);
  if (order.by === 'given') return givenPage(found, order.ids, from, to);
  const name = order.by === 'author' && viewer === 'keeper' ? 'author known' : order.by;
  return sortedPage(found, { name, descending: order.descending, from, to });
}

function sortedPage(found: readonly Found[], wanted: Wanted): number[] {
  const [base, ...others] = found.map((part) => withoutOwnSecrets(part, wanted.name));
  if (!base) return [];
  const { stock, scratch } = base.rest.ground;
  const floating = floatingRows([base, ...others], wanted);
  if (floating.length === 0) return idsOf(firstRows(base.rest, wanted), base.rest);
  const ordering = stock.ordering(wanted.name);
  const places = firstPlaces(base.rest, { ...wanted, from: 0 }, scratch);
  const merged: number[] = [];
  let next = 0;
  for (const { segment, row, before } of floating) {
    while (next < places.length && places[next]! < before) merged.push(places[next++]!);
    merged.push(-1 - segment.ids[row]!);
  }
  merged.push(...places.subarray(next, Math.max(next, wanted.to)));
  return merged
    .slice(wanted.from, wanted.to)
    .map((place) => (place < 0 ? -1 - place : stock.segment.ids[rowAt(ordering, wanted, place)]!));
}

/** Rows that are put between those of the large segment: `before` is the first place there that comes after them. */
type Floating = Spot & { before: number };

interface Split {
  /** Rows that stand where the segment's own order has them. */
  rest: Found;
  /** Rows of anonymous works whose author the viewer knows, being it: they sort by their name for them alone. */
  secrets: Spot[];
}

function withoutOwnSecrets(part: Found, name: OrderName): Split {
  const { ground, rows } = part;
  const { own, scratch, stock } = ground;
  if (name !== 'author' || own === null || own.count === 0) return { rest: part, secrets: [] };
  const list = scratch.take(own.count);
  const theirs = intersect(rows.list, rows.count, own, list);
  const secret = list
    .subarray(0, theirs)
    .filter((row) => (stock.segment.state[row]! & STATE.anonymous) !== 0);
  const left = scratch.take(rows.count);
  const count = without(rows.list, rows.count, { list: secret, count: secret.length }, left);
  const secrets = Array.from(secret, (row) => ({ segment: stock.segment, row, known: true }));
  return { rest: { ...part, rows: { list: left, count } }, secrets };
}

/** What is not in the large segment's order, in order, as far as the page may need it. */
function floatingRows([base, ...others]: readonly Split[], wanted: Wanted): Floating[] {
  if (!base) return [];
  const { segment } = base.rest.ground.stock;
  const compare = compareIn(wanted.name, wanted.descending);
  const spots = [base, ...others].flatMap(({ secrets }) => secrets);
  for (const { rest } of others) {
    const rows = firstRows(rest, { ...wanted, from: 0 });
    for (const row of rows) spots.push({ segment: rest.ground.stock.segment, row, known: false });
  }
  if (spots.length === 0) return [];
  const ordering = base.rest.ground.stock.ordering(wanted.name);
  return spots
    .sort(compare)
    .slice(0, wanted.to)
    .map((spot) => {
      let [low, high] = [0, segment.size];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = { segment, row: rowAt(ordering, wanted, middle), known: false };
        if (compare(other, spot) < 0) low = middle + 1;
        else high = middle;
      }
      return { ...spot, before: low };
    });
}

function rowAt(ordering: Ordering, { descending }: Wanted, place: number): number {
  return ordering.rows[descending ? turned(ordering, place) : place]!;
}

function firstRows(part: Found, wanted: Wanted): Uint32Array {
  const { stock, scratch } = part.ground;
  const places = firstPlaces(part, wanted, scratch);
  const ordering = stock.ordering(wanted.name);
  return places.map((place) => rowAt(ordering, wanted, place));
}

/** The places, in the direction wanted, of the rows found that stand from `from` to `to` among them. */
function firstPlaces({ ground, rows }: Found, wanted: Wanted, scratch: Scratch): Uint32Array {
  const { stock } = ground;
  const { size } = stock.segment;
  const { count } = rows;
  if (count <= wanted.from) return new Uint32Array(0);
  const ordering = stock.ordering(wanted.name);
  // A walk along the order meets a row that was found every size / count steps.
  if (wanted.to * (size / count) < count) return walked(ordering, wanted, bitsOf(rows, size, scratch));
  const { list } = rows;
  const placeOf = ordering.places;
  const places = scratch.take(count);
  for (let at = 0; at < count; at++) {
    const place = placeOf[list[at]!]!;
    places[at] = wanted.descending ? turned(ordering, place) : place;
  }
  return smallest(places, count, size, wanted.from, wanted.to, scratch);
}

function bitsOf(rows: Rows, size: number, scratch: Scratch): Uint32Array {
  if (rows.bits) return rows.bits;
  const words = (size + 31) >>> 5;
  const made = scratch.take(words).fill(0, 0, words);
  setBits(made, rows.list, rows.count);
  return made;
}

function walked(ordering: Ordering, wanted: Wanted, bits: Uint32Array): Uint32Array {
  const places = new Uint32Array(wanted.to - wanted.from);
  let met = 0;
  for (let place = 0; place < ordering.rows.length && met < wanted.to; place++) {
    const row = rowAt(ordering, wanted, place);
    if (((bits[row >>> 5]! >>> (row & 31)) & 1) === 0) continue;
    if (met >= wanted.from) places[met - wanted.from] = place;
    met++;
  }
  return places.subarray(0, Math.max(0, met - wanted.from));
}

/** First the works of the list as it has them, then the others by number. */
function givenPage(
  found: readonly Found[],
  ids: readonly number[] | Uint32Array,
  from: number,
  to: number,
): number[] {
  const listed: number[] = [];
  const met = new Set<number>();
  for (const id of ids) {
    if (listed.length >= to) break;
    if (met.has(id) || !found.some((part) => includes(part, id))) continue;
    met.add(id);
    listed.push(id);
  }
  if (listed.length >= to) return listed.slice(from, to);
  const numbers = Uint32Array.from(listed).sort();
  const rest = found.map((part) => {
    const list = part.ground.scratch.take(part.rows.count);
    const count = without(part.rows.list, part.rows.count, rowsOfWorks(part.ground, numbers), list);
    return { ...part, rows: { list, count } };
  });
  const behind = {
    name: 'id',
    descending: false,
    from: Math.max(0, from - listed.length),
    to: to - listed.length,
  } as const;
  return [...listed.slice(from), ...sortedPage(rest, behind)];
}

function includes({ ground, rows }: Found, id: number): boolean {
  const { ids, size } = ground.stock.segment;
  const row = lowerBound(ids, id, 0, size);
  if (ids[row] !== id) return false;
  const at = lowerBound(rows.list, row, 0, rows.count);
  return at < rows.count && rows.list[at] === row;
}

function idsOf(rows: Uint32Array, { ground }: Found): number[] {
  return Array.from(rows, (row) => ground.stock.segment.ids[row]!);
}
