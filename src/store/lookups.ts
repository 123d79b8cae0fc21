/** Answers kept at most: names and what they resolve to, each of some hundred bytes. */
const MOST = 20_000;

/**
 * What the database said of names, until something changes: nearly every page asks the same. An answer that was asked
 * for before a change is handed out but not kept.
 */
export class Lookups {
  readonly #known = new Map<string, unknown>();
  #time = 0;

  /** A count of changes: what was read under another one is not kept. */
  get time(): number {
    return this.#time;
  }

  /** The answer to this, if it is kept. */
  get(key: string): unknown {
    return this.#known.get(key);
  }

  /** Keeps an answer that was asked for at this time. */
  keep(key: string, answer: unknown, since: number): void {
    if (since !== this.#time) return;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, answer);
  }

  /** The answer to this, kept or read now. What fails is asked again the next time. */
  async of<Answer>(key: string, read: () => Promise<Answer>): Promise<Answer> {
    if (this.#known.has(key)) return this.get(key) as Answer;
    const since = this.#time;
    const answer = await read();
    this.keep(key, answer, since);
    return answer;
  }

  /** Something changed. */
  forget(): void {
    this.#time += 1;
    this.#known.clear();
  }
}
