import type { Change } from '../store/changes.ts';
import { settle, weight, type Packed } from './packed.ts';

/** What a page is about: `work:7`, `series:3`, or `lists` for whatever shows more than one work. */
export type Subject = `work:${number}` | `series:${number}` | 'lists';

/** A finished public page. */
export interface CachedPage extends Packed {
  about: Subject[];
  /** The work whose hits a reading of this page counts for. */
  workId: number | null;
  /** Whether a reader's spoiler shield may change it: then readers who have one are not given it. */
  shielded: boolean;
  /**
   * Whether it may be handed out again. Of pages that there are without end (every query has its own) most are asked for
   * once: those are kept from the second time on.
   */
  keep: boolean | 'when asked for again';
  /** `performance.now()` after which it is made anew, so that numbers nobody notes as a change (hits) come through. */
  until: number;
}

const LIFETIME = 10 * 60 * 1000;
/** Addresses remembered as asked for once. */
const ASKED_ONCE = 4_000;

/**
 * Finished public pages by their normalised address, the least recently read dropped first. The change log drops
 * the pages about what changed. A page whose making began before such a change is handed out but not kept.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  /** What each was weighed at: it grows lighter when it is first taken compressed. */
  readonly #weights = new WeakMap<CachedPage, number>();
  readonly #askedOnce = new Set<string>();
  readonly #making = new Map<string, { begun: number; page: Promise<CachedPage> }>();
  /** When what was last changed, while pages are being made; times are counts of changes. */
  readonly #changed = new Map<Subject | 'all', number>();
  readonly #capacity: number;
  #time = 0;
  #size = 0;

  /** @param capacity in bytes */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The page at this address, if it is kept. */
  get(address: string): CachedPage | null {
    const page = this.#pages.get(address);
    if (!page) return null;
    if (page.until < performance.now()) {
      this.#drop(address, page);
      return null;
    }
    this.#pages.delete(address);
    this.#pages.set(address, page);
    this.#weigh(page);
    return page;
  }

  /** The page at this address, kept or made now; asked for twice at once, it is made once. */
  async getOrMake(address: string, make: () => Promise<Omit<CachedPage, 'until'>>): Promise<CachedPage> {
    const kept = this.get(address);
    if (kept) return kept;
    const joined = this.#making.get(address);
    if (joined?.begun === this.#time) return joined.page;
    const begun = this.#time;
    const page = this.#make(address, begun, make);
    const entry = { begun, page };
    this.#making.set(address, entry);
    try {
      return await page;
    } finally {
      if (this.#making.get(address) === entry) this.#making.delete(address);
      if (this.#making.size === 0) this.#changed.clear();
    }
  }

  async #make(
    address: string,
    begun: number,
    make: () => Promise<Omit<CachedPage, 'until'>>,
  ): Promise<CachedPage> {
    const page = { ...(await make()), until: performance.now() + LIFETIME };
    const stale = (['all', ...page.about] as const).some(
      (subject) => (this.#changed.get(subject) ?? 0) > begun,
    );
    if (!stale && this.#isWorthKeeping(address, page)) this.#keep(address, page);
    return page;
  }

  #isWorthKeeping(address: string, { keep }: CachedPage): boolean {
    if (typeof keep === 'boolean') return keep;
    if (this.#askedOnce.delete(address)) return true;
    this.#askedOnce.add(address);
    const [oldest] = this.#askedOnce;
    if (this.#askedOnce.size > ASKED_ONCE) this.#askedOnce.delete(oldest!);
    return false;
  }

  /** Drops what a change touches. Names of authors and tags stand on too many pages to tell which: all go. */
  follow(change: Change): void {
    const { subject, subjectId } = change;
    if (subjectId === null || (subject !== 'work' && subject !== 'series')) return this.clear();
    this.forget(`${subject}:${subjectId}`);
  }

  /** Drops the pages about this, and all lists. */
  forget(about: Subject): void {
    this.#time++;
    this.#changed.set(about, this.#time);
    this.#changed.set('lists', this.#time);
    for (const [address, page] of this.#pages) {
      if (page.about.includes(about) || page.about.includes('lists')) this.#drop(address, page);
    }
  }

  /** Drops everything: what changed is not known. */
  clear(): void {
    this.#time++;
    this.#changed.set('all', this.#time);
    this.#pages.clear();
    this.#size = 0;
  }

  #keep(address: string, page: CachedPage): void {
    if (weight(page) > this.#capacity / 4) return;
    settle(page);
    const before = this.#pages.get(address);
    if (before) this.#drop(address, before);
    this.#pages.set(address, page);
    this.#weigh(page);
    for (const [oldest, old] of this.#pages) {
      if (this.#size <= this.#capacity) break;
      this.#drop(oldest, old);
    }
  }

  #weigh(page: CachedPage): void {
    const now = weight(page);
    this.#size += now - (this.#weights.get(page) ?? 0);
    this.#weights.set(page, now);
  }

  #drop(address: string, page: CachedPage): void {
    this.#pages.delete(address);
    this.#size -= this.#weights.get(page) ?? 0;
    this.#weights.delete(page);
  }
}
