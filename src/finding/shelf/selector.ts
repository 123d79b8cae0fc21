import type { Whole } from './find.ts';
import { hotTermsOf, type HotTerms } from './hotTerms.ts';
import { setBits } from './rowSets.ts';
import { orderingOf, type Ordering } from './orders.ts';
import type { OrderName } from './orderKeys.ts';
import type { Rows, Scratch } from './scratch.ts';
import { seenBy, type Seen } from './seen.ts';
import { FLAG_BITS, FLAGS, type Segment } from './segment.ts';
import { Tally } from './tally.ts';

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

/** From where on works are counted another way. */
export interface Limits {
  /** So many of the most frequent terms are counted first where many works were found, 65,536 at most. */
  hot: number;
  /** Where the works found have so many tags at most, the terms they meet are noted one by one. */
  noted: number;
}

const LIMITS: Limits = { hot: 1 << 15, noted: 1 << 16 };

/** A segment with what is made of it when it is first needed. */
export class Stock {
  segment: Segment;
  readonly limits: Limits;
  #orderings = new Map<OrderName, Ordering>();
  #bits = new Map<number, Uint32Array>();
  #seen = new Map<Whole['viewer'], Seen>();
  #hot: HotTerms | null = null;
  #tally: Tally | null = null;

  constructor(segment: Segment, limits = LIMITS) {
    this.segment = segment;
    this.limits = limits;
  }

  get tally(): Tally {
    const { terms, entries } = this.segment;
    return (this.#tally ??= new Tally(terms.count, Math.min(this.limits.noted, entries.length)));
  }

  get hot(): HotTerms {
    return (this.#hot ??= run(this.#makingHot()));
  }

  #makingHot(): Generator<void, HotTerms> {
    return hotTermsOf(this.segment, Math.min(this.limits.hot, this.segment.terms.count));
  }

  /** What these viewers meet. */
  seen(viewer: Whole['viewer']): Seen {
    let seen = this.#seen.get(viewer);
    if (!seen) this.#seen.set(viewer, (seen = run(seenBy(this.segment, viewer))));
    return seen;
  }

  /** Whose view was asked for so far. */
  get viewers(): Iterable<Whole['viewer']> {
    return this.#seen.keys();
  }

  /** Makes what most questions of these viewers need, in steps. */
  *prepared(viewers: Iterable<Whole['viewer']>): Generator<void, this> {
    this.#hot ??= yield* this.#makingHot();
    for (const viewer of viewers)
      if (!this.#seen.has(viewer)) this.#seen.set(viewer, yield* seenBy(this.segment, viewer));
    return this;
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

  /** Takes new numbers of hits. Those that stand leave their order standing. */
  count(hits: Uint32Array): void {
    if (hits.every((count, row) => count === this.segment.hits[row])) return;
    this.segment = { ...this.segment, hits };
    this.#orderings.delete('hits');
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

/** Takes all steps at once. */
export function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
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
