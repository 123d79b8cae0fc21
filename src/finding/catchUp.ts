import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { followChanges } from '../store/changes.ts';
import type { Database } from '../store/database.ts';

/** What follows changes of works until it is stopped. */
export interface CatchUp {
  stop(): Promise<void>;
}

/** Where works are read from. */
export interface CatchUpGround extends Pick<Database, 'db' | 'pool'> {
  /** The same database, for the thread's own connections. */
  url: string;
}

/** To the thread: there may be something new; or it shall end, after what is at hand. */
export type CatchUpWord = 'look' | 'stop';

/**
 * Keeps what search stands on in step with the works: the words of a work are found within a second of its posting,
 * and names are completed with their counts. That is done on a thread of its own, which is there only while there is
 * something to read, and a little longer: most of the time an archive only stands. Any number of processes may;
 * one at a time writes. `failed` hears of what cannot be read, and why the thread ended.
 */
export function openCatchUp(ground: CatchUpGround, failed: (error: Error) => void): CatchUp {
  return new ReadingThread(ground, failed);
}

class ReadingThread implements CatchUp {
  readonly #ground: CatchUpGround;
  readonly #failed: (error: Error) => void;
  readonly #unfollow: () => Promise<void>;
  readonly #timer: NodeJS.Timeout;
  #worker: Worker | null = null;
  #looking: Promise<void> | null = null;
  /** Not before this, by `performance.now()`, is a thread started after one that died. */
  #rested = 0;
  #stopped = false;

  constructor(ground: CatchUpGround, failed: (error: Error) => void) {
    this.#ground = ground;
    this.#failed = failed;
    const look = (): void => this.#look();
    this.#unfollow = followChanges(ground.pool, look, look);
    this.#timer = setInterval(look, LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#unfollow();
    await this.#looking;
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.ref();
    worker.postMessage('stop' satisfies CatchUpWord);
    const patience = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    await ended;
    clearTimeout(patience);
  }

  /** Something may have changed: the thread looks, or one is started where something waits. */
  #look(): void {
    if (this.#stopped) return;
    if (this.#worker) this.#worker.postMessage('look' satisfies CatchUpWord);
    else if (performance.now() >= this.#rested) this.#looking ??= this.#startIfNeeded();
  }

  async #startIfNeeded(): Promise<void> {
    // What could not be asked is asked at the next change, or by the clock.
    const needed = await somethingWaits(this.#ground).catch(() => false);
    this.#looking = null;
    if (needed && !this.#stopped) this.#start();
  }

  #start(): void {
    const worker = new Worker(new URL(`catchUpThread${extname(import.meta.url)}`, import.meta.url), {
      workerData: { url: this.#ground.url },
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 },
    });
    this.#worker = worker;
    worker.unref();
    worker.on('message', (error: Error) => this.#failed(error));
    worker.on('error', (error: Error) => {
      this.#rested = performance.now() + RESTART_MS;
      if (!this.#stopped) this.#failed(error);
    });
    worker.once('exit', () => {
      this.#worker = null;
      // What it was told while it ended is not lost.
      this.#look();
    });
  }
}

async function somethingWaits({ db }: Pick<Database, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from text_due) or exists (select from naming_due) as waits`.execute(db);
  return rows[0]?.waits ?? false;
}

/** Changes that no notification told of are looked for this often. */
const LOOK_MS = 15_000;
const RESTART_MS = 5_000;
/** A work of a million words takes this long to read; what is cut off is done again. */
const PATIENCE_MS = 5_000;
