import { ORDER_KEYS, type OrderKey, type OrderName, type Spot } from './orderKeys.ts';
import { sortedRows } from './radix.ts';
import type { Segment } from './segment.ts';

/** All rows of a segment in one order, rising, rows without the value last. */
export class Ordering {
  readonly rows: Uint32Array;
  /** How many rows have the value. */
  readonly present: number;
  #places: Uint32Array | null = null;

  constructor(rows: Uint32Array, present: number) {
    this.rows = rows;
    this.present = present;
  }

  /** Of each row its place in `rows`. Many orders are never asked for: this is made when it is first needed. */
  get places(): Uint32Array {
    return (this.#places ??= placesOf(this.rows));
  }
}

function placesOf(rows: Uint32Array): Uint32Array {
  const places = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place++) places[rows[place]!] = place;
  return places;
}

/** The segment's rows in this order. */
export function orderingOf(segment: Segment, name: OrderName): Ordering {
  const key = ORDER_KEYS[name];
  const rows = new Uint32Array(segment.size);
  const absent = new Uint32Array(segment.size);
  const spot = { segment, row: 0, known: false };
  let present = 0;
  for (; spot.row < segment.size; spot.row++) {
    if (key.has(spot)) rows[present++] = spot.row;
    else absent[spot.row - present] = spot.row;
  }
  rows.set(sortedBy(segment, key, rows.slice(0, present)));
  rows.set(absent.subarray(0, segment.size - present), present);
  return new Ordering(rows, present);
}

/** The place that a place has when the order is turned round: rows without the value stay last. */
export function turned({ rows, present }: Ordering, place: number): number {
  return place < present ? present - 1 - place : present + rows.length - 1 - place;
}

/**
 * How rows of any segments stand to each other in an order, rising or falling: by value, then by the work's number in
 * the same direction. Rows without the value come last in both.
 */
export function compareIn(name: OrderName, descending: boolean): (one: Spot, other: Spot) => number {
  const key = ORDER_KEYS[name];
  const sign = descending ? -1 : 1;
  return (one, other) => {
    const has = key.has(one);
    if (has !== key.has(other)) return has ? -1 : 1;
    const byValue = has ? key.compare(one, other) : 0;
    return sign * (byValue || one.segment.ids[one.row]! - other.segment.ids[other.row]!);
  };
}

function sortedBy(segment: Segment, key: OrderKey, rows: Uint32Array): Uint32Array {
  const columns = key.columns.map((value) => {
    const column = new Uint32Array(segment.size);
    for (let at = 0; at < rows.length; at++) column[rows[at]!] = value(segment, rows[at]!);
    return column;
  });
  const sorted = sortedRows(rows, columns);
  if (!key.isWhole) {
    const spot = (row: number) => ({ segment, row, known: false });
    sortRuns(sorted, columns, (row, other) => key.compare(spot(row), spot(other)) || row - other);
  }
  return sorted;
}

/** Sorts each stretch of rows that have the same numbers by all that they are. */
function sortRuns(
  rows: Uint32Array,
  columns: readonly Uint32Array[],
  compare: (row: number, other: number) => number,
): void {
  const isSame = (row: number, other: number) => columns.every((column) => column[row] === column[other]);
  for (let from = 0; from < rows.length;) {
    let end = from + 1;
    while (end < rows.length && isSame(rows[from]!, rows[end]!)) end++;
    if (end - from > 1) rows.subarray(from, end).sort(compare);
    from = end;
  }
}
