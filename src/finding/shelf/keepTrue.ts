import { followChanges } from '../../store/changes.ts';
import type { Database } from '../../store/database.ts';
import { changesBehind, type Position } from './changedWorks.ts';
import { originOf, stored } from './origin.ts';
import type { CardMark } from './keptCards.ts';
import { packsNow, type PlacedBy } from './packs.ts';
import type { Answer, Question } from './question.ts';
import { readHits } from './readHits.ts';
import type { ShelfIndex } from './shelfIndex.ts';
import { ShownNames } from './shownNames.ts';
import { saveSnapshot } from './snapshot.ts';
import { TagStandings } from './tagStandings.ts';
import { CHUNK, fromSnapshot, loaded, readAll, snapshot, type Start } from './start.ts';

/** When more of the works changed than this part, the whole is read anew. */
const MANY = 1 / 4;
/** How long an answer waits for a change that it must know of. */
const PATIENCE_MS = 1000;
/** How long to wait after the database could not be read. */
const RETRY_MS = 250;
/** How often the hits are read. */
const HITS_MS = 5 * 60_000;
/** How long background work goes on before questions may come between. */
const SLICE_MS = 8;
/** Orders that are ready in a snapshot. */
const COMMON_ORDERS = ['updated', 'posted', 'published', 'hits', 'words', 'title', 'author'] as const;

/** Where a shelf reads beside the database. */
interface Folders {
  /** Of canon packs, as `loadCanon` takes them. */
  canon: string[];
  /** Where snapshots stand; null: none are kept. */
  snapshots: string | null;
}

/** An index that follows its database. */
export class LiveShelf {
  #database: Database;
  #folders: Folders;
  /** The packs by which the index was read. */
  #placedBy: PlacedBy;
  #index: ShelfIndex;
  #position: Position;
  #standings = new TagStandings();
  #names: ShownNames;
  #running: Promise<void> | null = null;
  #tending: Promise<void> | null = null;
  #again = false;
  #closed = false;
  #stop: () => Promise<void> = async () => {};
  #counting: NodeJS.Timeout | null = null;

  private constructor(database: Database, folders: Folders, start: Start) {
    this.#database = database;
    this.#folders = folders;
    this.#placedBy = start.placedBy;
    this.#index = start.index;
    this.#position = start.position;
    this.#names = new ShownNames(folders.snapshots ?? undefined);
  }

  /** Reads the snapshot, or the whole archive, and follows the log from there on. */
  static async load(database: Database, folders: Folders): Promise<LiveShelf> {
    const kept = folders.snapshots && (await fromSnapshot(database, folders.canon, folders.snapshots));
    const start = kept || (await loaded(database, await packsNow(folders.canon, null)));
    const live = new LiveShelf(database, folders, start);
    const wake = () => void live.#catchUp();
    live.#stop = followChanges(database.pool, wake, wake);
    await live.#catchUp();
    if (start.isNew) live.#tend(() => live.#save(start.position));
    void live.#names.readAhead(database.db);
    const count = () => void live.#count().catch(() => {});
    live.#counting = setInterval(count, HITS_MS).unref();
    if (!start.isNew) count();
    return live;
  }

  /** Answers, once the change that the question must know of is known or has been waited for. */
  async ask(question: Question): Promise<Answer> {
    if (question.since > 0) await this.#waitFor(question.since);
    const standings = this.#standings;
    if (question.ranking || question.bins) await standings.follow(this.#database.db);
    const answer = this.#index.answer(question, standings);
    if (question.facets?.named) answer.names = await this.#names.of(this.#database.db, choicesIn(answer));
    return answer;
  }

  /** How the cards of these works are known; works that are gone have none. */
  marks(ids: readonly number[]): CardMark[] {
    return ids.map((id) => ({ id, ...(this.#index.cardOf(id) ?? { version: 0, hits: 0 }) }));
  }

  /** Works with a number above this, at most so many, by number; some may be gone. */
  worksAfter(after: number, most: number): number[] {
    return this.#index.worksAfter(after, most);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#counting) clearInterval(this.#counting);
    this.#names.close();
    await this.#stop();
    await this.#running;
    await this.#tending;
  }

  async #waitFor(change: number): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    // Whatever has been committed before now is in a snapshot taken after now.
    await Promise.race([this.#catchUp(), pause(PATIENCE_MS)]);
    while (this.#position.change < change && performance.now() < end) {
      await pause(20);
      await Promise.race([this.#catchUp(), pause(end - performance.now())]);
    }
  }

  /** Reads what is new; who calls while it runs gets a run of its own after it, shared with all who called meanwhile. */
  #catchUp(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    const run = async () => {
      do {
        this.#again = false;
        // What could not be read is read as soon as the database is there again.
        await this.#readNew().catch(async () => {
          this.#again = true;
          await pause(RETRY_MS);
        });
      } while (this.#again && !this.#closed);
    };
    return (this.#running = run().finally(() => (this.#running = null)));
  }

  async #readNew(): Promise<void> {
    const { position, tags, changed } = await snapshot(this.#database, async (tx) => {
      const { works, position, tags } = await changesBehind(tx, this.#position);
      const most = this.#index.base.segment.size * MANY + CHUNK;
      const few = works !== null && works.size <= most;
      return { position, tags, changed: few ? await readAll(tx, this.#placedBy.canon, [...works]) : null };
    });
    if (tags === null || tags.size > 0) this.#names.forget(tags);
    if (changed === null) {
      // Packs that cannot be read, or do not fit, are as good as those before.
      this.#placedBy = await packsNow(this.#folders.canon, this.#placedBy).catch(() => this.#placedBy);
      const start = await loaded(this.#database, this.#placedBy);
      this.#index = start.index;
      this.#position = start.position;
      this.#standings = new TagStandings();
      this.#tend(() => this.#save(start.position));
      return;
    }
    this.#position = position;
    this.#index.update(changed, position.change);
    const large = Math.max(2000, 5 * Math.sqrt(this.#index.base.segment.size));
    if (this.#index.changed > large) this.#tend(() => this.#compact());
  }

  /** One piece of background work at a time; whoever comes meanwhile is not needed. */
  #tend(work: () => Promise<void>): void {
    this.#tending ??= work()
      .catch(() => {})
      .finally(() => (this.#tending = null));
  }

  async #compact(): Promise<void> {
    const [index, position] = [this.#index, this.#position];
    const steps = index.compacting();
    for (let began = performance.now(); !this.#closed && !steps.next().done;) {
      if (performance.now() - began < SLICE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      began = performance.now();
    }
    if (index === this.#index && !this.#closed) await this.#save(position);
  }

  /** Keeps the large segment for the next start: it was true at this position. */
  async #save(position: Position): Promise<void> {
    const { snapshots } = this.#folders;
    if (snapshots === null) return;
    const { mark, canon } = this.#placedBy;
    const { base } = this.#index;
    for (const name of COMMON_ORDERS) {
      base.ordering(name);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const [origin, stands] = await snapshot(this.#database, async (tx) => [
      await originOf(tx, mark),
      await stored(tx, position),
    ]);
    await saveSnapshot(snapshots, origin, { position: stands, packs: canon.packs }, base);
  }

  async #count(): Promise<void> {
    const hits = await readHits(this.#database.db);
    if (!this.#closed) this.#index.count(hits);
  }
}

function choicesIn({ facets }: Answer): number[] {
  return Object.values(facets?.tags ?? {}).flatMap((choices) => choices.map(({ id }) => id));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
