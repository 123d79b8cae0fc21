/** Answers kept at most, each of some hundred bytes; and names of things by number. The oldest are dropped. */
const MOST = 20_000;
const MOST_NAMES = 50_000;

/**
 * What the database said of names, until something changes: nearly every page asks the same. An answer that was asked
 * for before a change is handed out but not kept.
 */
export class Lookups {
  readonly #known = new Map<string, unknown>();
  readonly #asking = new Map<string, { since: number; answer: Promise<unknown> }>();
  readonly #names = new Map<number, string>();
  #time = 0;

  /** A count of changes: what was read under another one is not kept. */
  get time(): number {
    return this.#time;
  }

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
      if (since === this.#time) put(this.#known, MOST, key, answer);
      return answer;
    } finally {
      if (this.#asking.get(key) === asking) this.#asking.delete(key);
    }
  }

  /** How the tag of this number is shown, if that is kept. */
  nameOf(tagId: number): string | undefined {
    return this.#names.get(tagId);
  }

  /** Keeps how a tag is shown, asked for at this time. */
  keepName(tagId: number, name: string, since: number): void {
    if (since === this.#time) put(this.#names, MOST_NAMES, tagId, name);
  }

  /** Something changed; `names`: perhaps how tags are shown. */
  forget({ names }: { names: boolean }): void {
    this.#time += 1;
    this.#known.clear();
    if (names) this.#names.clear();
  }
}

function put<Key, Value>(map: Map<Key, Value>, most: number, key: Key, value: Value): void {
  if (map.size >= most) for (const oldest of map.keys()) if (map.delete(oldest)) break;
  map.set(key, value);
}
