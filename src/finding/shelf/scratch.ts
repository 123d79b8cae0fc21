/** Some rows of a segment, rising: the first `count` of `list`. */
export interface Rows {
  list: Uint32Array;
  count: number;
  /** The same, a bit a row, where that is known already. */
  bits?: Uint32Array;
}

/** Room for lists while one question is answered, used again for the next. */
export class Scratch {
  #free: Uint32Array[] = [];
  #taken: Uint32Array[] = [];

  /** Room for so many numbers, holding anything. */
  take(length: number): Uint32Array {
    let best = -1;
    for (const [at, list] of this.#free.entries()) {
      if (list.length >= length && (best < 0 || list.length < this.#free[best]!.length)) best = at;
    }
    const list = best < 0 ? new Uint32Array(Math.max(1024, length)) : this.#free.splice(best, 1)[0]!;
    this.#taken.push(list);
    return list;
  }

  /** All that was taken is free again. */
  clear(): void {
    this.#free.push(...this.#taken);
    this.#taken = [];
    // What a question of a rare size needed is not kept for ever.
    if (this.#free.length > 16)
      this.#free = this.#free.toSorted((one, other) => other.length - one.length).slice(0, 16);
  }
}
