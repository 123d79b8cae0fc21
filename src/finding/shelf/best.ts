/** A tag with how many works are found by it. */
export interface Choice {
  id: number;
  works: number;
}

/** The most frequent choices seen, so many at most: the most works first, equal ones by number. */
export class Best {
  list: Choice[] = [];
  #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Fewer works than this have no chance. */
  get least(): number {
    return this.list.length < this.#most ? 1 : (this.list.at(-1)?.works ?? Infinity);
  }

  add(id: number, works: number): void {
    if (works < this.least) return;
    const choice = { id, works };
    const after = this.list.findIndex((one) => compareChoices(choice, one) < 0);
    this.list.splice(after < 0 ? this.list.length : after, 0, choice);
    if (this.list.length > this.#most) this.list.pop();
  }
}

export function compareChoices(one: Choice, other: Choice): number {
  return other.works - one.works || one.id - other.id;
}
