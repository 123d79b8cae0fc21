import { setBits } from './rowSets.ts';
import { orderingOf, type Ordering } from './orders.ts';
import type { OrderName } from './orderKeys.ts';
import type { Rows, Scratch } from './scratch.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';

/** A condition, made ready for one segment. */
export interface Selector {
  /** About how many rows of the segment meet it. */
  estimate: number;
  /**
   * Copies the rows among the first `count` of `from` that meet it to `to`, in order, and returns how many.
   * `to` may be `from` itself.
   */
  select(from: Uint32Array, count: number, to: Uint32Array): number;
  /** All rows that meet it; null: they are better picked out of what others leave. */
  rows: (() => Rows) | null;
}

/** A segment with what is made of it when it is first needed. */
export class Stock {
  segment: Segment;
  #orderings = new Map<OrderName, Ordering>();
  #bits = new Map<number, Uint32Array>();
  #counts = new Map<string, Uint32Array>();

  constructor(segment: Segment) {
    this.segment = segment;
  }

  ordering(name: OrderName): Ordering {
    let ordering = this.#orderings.get(name);
    if (!ordering) this.#orderings.set(name, (ordering = orderingOf(this.segment, name)));
    return ordering;
  }

  /** The orderings made so far. */
  get orderings(): ReadonlyMap<OrderName, Ordering> {
    return this.#orderings;
  }

  /** Takes an ordering that was made before. */
  keep(name: OrderName, ordering: Ordering): void {
    this.#orderings.set(name, ordering);
  }

  /** Takes new numbers of hits. */
  count(hits: Uint32Array): void {
    this.segment = { ...this.segment, hits };
    this.#orderings.delete('hits');
  }

  /** Counts by term that are needed again, made when first asked for. */
  counts(name: string, make: () => Uint32Array): Uint32Array {
    let counts = this.#counts.get(name);
    if (!counts) this.#counts.set(name, (counts = make()));
    return counts;
  }

  /** The rows found by a frequent term as bits; null: it is too rare to be worth them. */
  bits(term: number): Uint32Array | null {
    const known = this.#bits.get(term);
    if (known) return known;
    const { postingStarts, postings, size } = this.segment;
    const [start, end] = [postingStarts[term]!, postingStarts[term + 1]!];
    if (end - start < size / 32) return null;
    const bits = new Uint32Array((size + 31) >>> 5);
    const rows = new Uint32Array(end - start);
    setBits(bits, rows, unpacked(postings, start, end, FLAGS.found, rows));
    this.#bits.set(term, bits);
    return bits;
  }
}

/** What conditions are made ready with. */
export interface Ground {
  stock: Stock;
  scratch: Scratch;
  /** Rows of works that the viewer wrote; null: the keeper, who knows every author. */
  own: Rows | null;
}

/** Copies the rows of postings that have this flag (0: all) to `to`; returns how many. */
export function unpacked(
  postings: Uint32Array,
  start: number,
  end: number,
  flag: number,
  to: Uint32Array,
): number {
  let written = 0;
  for (let at = start; at < end; at++) {
    const posting = postings[at]!;
    to[written] = posting >>> FLAG_BITS;
    written += flag === 0 || (posting & flag) !== 0 ? 1 : 0;
  }
  return written;
}
