import { SegmentBuilder } from './build.ts';
import { binsOf } from './bins.ts';
import { censusOf } from './census.ts';
import { compacted } from './compact.ts';
import { facetsOf } from './facets.ts';
import { find } from './find.ts';
import { hitsOf, hitsOfAll, type Hits } from './readHits.ts';
import { pageOf } from './page.ts';
import { lowerBound } from './placed.ts';
import type { Answer, Question } from './question.ts';
import { rankingOf } from './ranking.ts';
import { shelve, type ShelvedWork } from './readWorks.ts';
import { Scratch } from './scratch.ts';
import type { Segment } from './segment.ts';
import { run, Stock } from './selector.ts';
import { TagStandings } from './tagStandings.ts';
import { timelineOf } from './timeline.ts';

/** Works are only counted. */
const NOTHING_MORE = { ruledOut: [], shield: null, skip: 0, take: 0, facets: null, timeline: null };

/**
 * The index in memory: a large segment, a small one with what changed since, and which rows of the large one these
 * changes replace.
 */
export class ShelfIndex {
  #base: Stock;
  /** What works became since the base was built; null: nobody may find them any more. */
  #changed = new Map<number, ShelvedWork | null>();
  #recent: Stock | null = null;
  #dead: Uint32Array | null = null;
  #scratch = new Scratch();
  /** The change up to which it is true. */
  change: number;

  constructor(base: Segment | Stock, change: number) {
    this.#base = run((base instanceof Stock ? base : new Stock(base)).prepared(['guest']));
    this.change = change;
  }

  get base(): Stock {
    return this.#base;
  }

  /** How many works changed since the base was built. */
  get changed(): number {
    return this.#changed.size;
  }

  /** Takes what became of some works (null: they went), and the change up to which that is true. */
  update(works: ReadonlyMap<number, ShelvedWork | null>, change: number): void {
    this.change = change;
    if (works.size === 0) return;
    for (const [id, work] of works) this.#changed.set(id, work);
    this.#layOut(works.keys());
  }

  /** Takes the numbers of hits. */
  count(hits: Hits): void {
    this.#base.count(hitsOfAll(hits, this.#base.segment.ids));
    if (this.#changed.size === 0) return;
    for (const [id, work] of this.#changed) {
      if (work) this.#changed.set(id, { ...work, hits: hitsOf(hits, id) });
    }
    this.#layOut([]);
  }

  /**
   * Makes one large segment of all, in steps between which questions are answered and changes taken. Orders that
   * were in use are ready in it.
   */
  *compacting(): Generator<void> {
    const taken = new Map(this.#changed);
    const stock = new Stock(yield* compacted(this.#base.segment, taken), this.#base.limits);
    for (const name of this.#base.orderings.keys()) {
      yield;
      stock.ordering(name);
    }
    this.#base = yield* stock.prepared(this.#base.viewers);
    this.#dead = null;
    for (const [id, work] of taken) if (this.#changed.get(id) === work) this.#changed.delete(id);
    this.#layOut(this.#changed.keys());
  }

  /** Builds the small segment anew, and marks the rows of the large one that these works had. */
  #layOut(works: Iterable<number>): void {
    const builder = new SegmentBuilder();
    const standing = [...this.#changed.values()].filter((work) => work !== null);
    for (const work of standing.sort((one, other) => one.id - other.id)) shelve(builder, work);
    this.#recent = standing.length === 0 ? null : new Stock(builder.finished(), this.#base.limits);
    const { ids, size } = this.#base.segment;
    const dead = this.#dead ?? new Uint32Array((size + 31) >>> 5);
    for (const id of works) {
      const row = lowerBound(ids, id, 0, size);
      if (ids[row] === id) dead[row >>> 5]! |= 1 << (row & 31);
    }
    this.#dead = this.#changed.size === 0 ? null : dead;
  }

  /** By which version a card of this work is known, and its hits; null: no guest meets it. */
  cardOf(id: number): { version: number; hits: number } | null {
    const changed = this.#changed.get(id);
    if (changed !== undefined) return changed && metByGuests(changed) ? cardIn(changed) : null;
    const { ids, size, card, hits } = this.#base.segment;
    const row = lowerBound(ids, id, 0, size);
    const met = ids[row] === id && (this.#base.seen('guest').bits[row >>> 5]! >>> (row & 31)) & 1;
    return met ? { version: card[row]!, hits: hits[row]! } : null;
  }

  /** Works with a number above this, at most so many, by number; some may be gone. */
  worksAfter(after: number, most: number): number[] {
    const { ids, size } = this.#base.segment;
    const from = lowerBound(ids, after + 1, 0, size);
    const changed = [...this.#changed.keys()].filter((id) => id > after);
    const works = new Set([...ids.subarray(from, from + most), ...changed]);
    return [...works].sort((one, other) => one - other).slice(0, most);
  }

  /** `standings`: what the map says of tags, for a wrangler's questions. */
  answer(question: Question, standings = new TagStandings()): Answer {
    const answer = this.#answer(question, standings);
    const { place, viewer, order } = question;
    if (answer.total > 0 || !place) return answer;
    const anywhere = { ...NOTHING_MORE, viewer, order, where: [place], since: question.since };
    return { ...answer, placeHolds: this.#answer(anywhere, standings).total > 0 };
  }

  #answer(question: Question, standings: TagStandings): Answer {
    try {
      const found = [find(this.#base, this.#dead, question, this.#scratch)];
      if (this.#recent) found.push(find(this.#recent, null, question, this.#scratch));
      const sum = (value: (one: (typeof found)[number]) => number) =>
        found.reduce((total, one) => total + value(one), 0);
      return {
        change: this.change,
        total: sum(({ rows }) => rows.count),
        works: pageOf(found, question),
        facets: question.facets ? facetsOf(found, question.facets) : null,
        ruledOut: question.ruledOut.map((_, at) => sum(({ ruledOut }) => ruledOut[at] ?? 0)),
        shielded: sum(({ shielded }) => shielded),
        timeline: question.timeline === null ? null : timelineOf(found, question.timeline),
        census: question.census ? censusOf(found, question.census) : null,
        ranking: question.ranking ? rankingOf(found, question.ranking, standings) : null,
        bins: question.bins ? binsOf(found, question.bins, standings) : null,
      };
    } finally {
      this.#scratch.clear();
      for (const stock of [this.#base, this.#recent]) stock?.tally.clear();
    }
  }
}

function metByGuests({ visibility, hidden, unrevealed }: ShelvedWork): boolean {
  return visibility === 'public' && !hidden && !unrevealed;
}

function cardIn({ card, hits }: ShelvedWork): { version: number; hits: number } {
  return { version: card, hits };
}
