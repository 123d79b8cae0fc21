import { weight, type Packed } from './packed.ts';

/** Things made once for a key and kept while there is room, the least recently taken dropped first. */
export class KeptBytes<T extends Packed> {
  readonly #capacity: number;
  readonly #kept = new Map<string, { made: Promise<T>; size: number }>();
  #size = 0;

  /** @param capacity in bytes */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** What stands under this key, made now where nothing does; asked for twice at once, it is made once. */
  async take(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.made;
    }
    const entry = { made: make(), size: 0 };
    this.#kept.set(key, entry);
    try {
      entry.size = weight(await entry.made);
    } catch (cause) {
      this.#kept.delete(key);
      throw cause;
    }
    this.#size += entry.size;
    this.#makeRoom();
    return entry.made;
  }

  #makeRoom(): void {
    for (const [key, { size }] of this.#kept) {
      if (this.#size <= this.#capacity) return;
      this.#kept.delete(key);
      this.#size -= size;
    }
  }
}
