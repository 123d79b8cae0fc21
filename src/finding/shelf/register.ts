import { Growing } from './growing.ts';
import { compareNames } from './orderKeys.ts';
import { PSEUD } from './terms.ts';

/** Names by the order in which they came. */
export class Names {
  list: string[];
  #places: Map<string, number>;

  constructor(list: string[]) {
    this.list = list;
    this.#places = new Map(list.map((name, place) => [name, place]));
  }

  of(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

/** Terms by the order in which they came, with how often each was used. */
export class TermRegister {
  collections = new Names([]);
  #kinds = new Growing(Uint8Array);
  #ids = new Growing(Uint32Array);
  #uses = new Growing(Uint32Array);
  /** From number to term and one: of tags, pseuds, series, collections. */
  #known = [0, 1, 2, 3].map(() => new Uint32Array(1024));

  of(kind: number, id: number): number {
    const space = Math.max(0, kind - PSEUD + 1);
    let known = this.#known[space]!;
    if (id >= known.length) {
      const larger = new Uint32Array(Math.max(id + 1, known.length * 2));
      larger.set(known);
      this.#known[space] = known = larger;
    }
    const term = known[id]! - 1;
    if (term >= 0) {
      this.#uses.room(0)[term]!++;
      return term;
    }
    known[id] = this.#kinds.length + 1;
    this.#kinds.push(kind);
    this.#ids.push(id);
    this.#uses.push(1);
    return this.#kinds.length - 1;
  }

  taken() {
    this.#known = [];
    return {
      kinds: this.#kinds.taken(),
      ids: this.#ids.taken(),
      uses: this.#uses.taken(),
      collections: this.collections.list,
    };
  }
}

/** Of each name its place in the order of all. */
export function orderOfNames(names: readonly string[]): Uint16Array {
  const order = new Uint16Array(names.length);
  names
    .map((name, number) => ({ name, number }))
    .sort((one, other) => compareNames(one.name, other.name))
    .forEach(({ number }, place) => (order[number] = place));
  return order;
}
