import type { ReadyReading } from './shelve.ts';

/** How many readings are written together, and how many letters they may have in all. */
const TOGETHER = 24;
const LETTERS = 1_000_000;
/** How many such groups are under way at the same time: one is written while the next is made ready. */
const GROUPS = 2;
/** How long a reading waits for others, in milliseconds. */
const PATIENCE = 250;

/**
 * Gathers readings into groups for the shelf. Who adds waits while enough is under way, so that reading never runs
 * far ahead of writing.
 */
export class Shelving {
  readonly #shelve: (group: ReadyReading[]) => Promise<void>;
  readonly #busy = new Set<Promise<void>>();
  #waiting: ReadyReading[] = [];
  #letters = 0;
  #timer: NodeJS.Timeout | undefined;
  #failed: { error: unknown } | null = null;

  constructor(shelve: (group: ReadyReading[]) => Promise<void>) {
    this.#shelve = shelve;
  }

  /** Adds a reading. Throws what a group before it threw. */
  async add(ready: ReadyReading): Promise<void> {
    this.#waiting.push(ready);
    this.#letters += lettersOf(ready);
    if (this.#waiting.length >= TOGETHER || this.#letters >= LETTERS) await this.#begin();
    else this.#timer ??= setTimeout(() => void this.#begin(), PATIENCE);
    this.#complain();
  }

  /** Shelves what still waits, and waits for all of it. Throws what a group threw. */
  async end(): Promise<void> {
    await this.#begin();
    await Promise.all(this.#busy);
    this.#complain();
  }

  async #begin(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#busy.size >= GROUPS) await Promise.race(this.#busy);
    const group = this.#waiting;
    this.#waiting = [];
    this.#letters = 0;
    if (group.length === 0 || this.#failed) return;
    const task: Promise<void> = this.#shelve(group)
      .catch((error: unknown) => void (this.#failed ??= { error }))
      .finally(() => this.#busy.delete(task));
    this.#busy.add(task);
  }

  #complain(): void {
    if (this.#failed) throw this.#failed.error;
  }
}

function lettersOf({ reading }: ReadyReading): number {
  return (reading.draft?.chapters ?? []).reduce((sum, chapter) => sum + chapter.html.length, 0);
}
