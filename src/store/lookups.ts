/** Answers kept at most, each of some hundred bytes. The oldest are dropped. */
const MOST = 20_000;

/**
 * What the database said of names, until something changes: nearly every page asks the same. An answer that was asked
 * for before a change is handed out but not kept.
 */
export class Lookups {
  readonly #known = new Map<string, unknown>();
  readonly #asking = new Map<string, { since: number; answer: Promise<unknown> }>();
  /** A count of changes: what was read under another one is not kept. */
  #time = 0;

  /** The answer to this, kept or read now; asked for twice at once, it is read once. What fails is asked again the next time. */
  async of<Answer>(key: string, read: () => Promise<Answer>): Promise<Answer> {
    if (this.#known.has(key)) return this.#known.get(key) as Answer;
    const since = this.#time;
    const shared = this.#asking.get(key);
    if (shared?.since === since) return shared.answer as Promise<Answer>;
    const asking = { since, answer: read() };
    this.#asking.set(key, asking);
    try {
      const answer = await asking.answer;
      if (since === this.#time) this.#keep(key, answer);
      return answer;
    } finally {
      if (this.#asking.get(key) === asking) this.#asking.delete(key);
    }
  }

  /** Something changed. */
  forget(): void {
    this.#time += 1;
    this.#known.clear();
  }

  #keep(key: string, answer: unknown): void {
    if (this.#known.size >= MOST)
      for (const oldest of this.#known.keys()) if (this.#known.delete(oldest)) break;
    this.#known.set(key, answer);
  }
}
