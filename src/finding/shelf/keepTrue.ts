import type { Canon } from '../../canon/canon.ts';
import { followChanges } from '../../store/changes.ts';
import type { Database, Tx } from '../../store/database.ts';
import { changesBehind, positionNow, type Position } from './changedWorks.ts';
import { loadSegment } from './load.ts';
import type { Answer, Question } from './question.ts';
import { readWorks, type ShelvedWork } from './readWorks.ts';
import { ShelfIndex } from './shelfIndex.ts';

/** Works read at once when many changed. */
const CHUNK = 2000;
/** When more of the works changed than this part, the whole is read anew. */
const MANY = 1 / 4;
/** How long an answer waits for a change that it must know of. */
const PATIENCE_MS = 1000;
/** How long to wait after the database could not be read. */
const RETRY_MS = 250;

/** An index that follows its database. */
export class LiveShelf {
  #database: Database;
  #canon: Canon;
  #index: ShelfIndex;
  #position: Position;
  #running: Promise<void> | null = null;
  #again = false;
  #stop: () => Promise<void> = async () => {};
  #closed = false;

  private constructor(database: Database, canon: Canon, index: ShelfIndex, position: Position) {
    this.#database = database;
    this.#canon = canon;
    this.#index = index;
    this.#position = position;
  }

  /** Reads the whole archive, and follows the log from there on. */
  static async load(database: Database, canon: Canon): Promise<LiveShelf> {
    const { index, position } = await loaded(database, canon);
    const live = new LiveShelf(database, canon, index, position);
    const wake = () => void live.#catchUp();
    live.#stop = followChanges(database.pool, wake, wake);
    await live.#catchUp();
    return live;
  }

  /** Answers, once the change that the question must know of is known or has been waited for. */
  async ask(question: Question): Promise<Answer> {
    if (question.since > 0) await this.#waitFor(question.since);
    return this.#index.answer(question);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#stop();
    await this.#running;
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
    const { works, position, changed } = await snapshot(this.#database, async (tx) => {
      const behind = await changesBehind(tx, this.#position);
      const many = this.#index.base.segment.size * MANY + CHUNK;
      if (behind.works === null || behind.works.size > many) return { ...behind, works: null, changed: null };
      return { ...behind, changed: await readAll(tx, this.#canon, [...behind.works]) };
    });
    if (works === null) {
      const { index, position } = await loaded(this.#database, this.#canon);
      this.#index = index;
      this.#position = position;
      return;
    }
    this.#position = position;
    this.#index.update(changed ?? new Map(), position.change);
  }
}

async function readAll(tx: Tx, canon: Canon, ids: number[]): Promise<Map<number, ShelvedWork | null>> {
  const found = new Map<number, ShelvedWork | null>(ids.map((id) => [id, null]));
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const work of await readWorks(tx, canon, new Map(), ids.slice(from, from + CHUNK)))
      found.set(work.id, work);
  }
  return found;
}

async function loaded(database: Database, canon: Canon): Promise<{ index: ShelfIndex; position: Position }> {
  return snapshot(database, async (tx) => {
    const position = await positionNow(tx);
    return { index: new ShelfIndex(await loadSegment(tx, canon), position.change), position };
  });
}

/** Reads in one snapshot of the database. */
function snapshot<T>({ db }: Database, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
