import { NameTable } from './nameTable.ts';

/** Lists of numbers by text, for very many texts: some twenty bytes a text and eight a number. */
export class NumberLists {
  /** Of each text the place of its last number, counted from one. */
  readonly #last: NameTable;
  /** By place: a number, and where the one before it in its list lies; 0: nowhere. */
  #numbers = new Uint32Array(FIRST_ROOM);
  #before = new Uint32Array(FIRST_ROOM);
  #used = 0;

  /** With room for so many texts. */
  constructor(texts: number) {
    this.#last = new NameTable(texts);
  }

  /** The numbers of this text, in no order, each once. */
  of(text: string): number[] {
    const found: number[] = [];
    for (let place = this.#last.get(text) ?? 0; place !== 0; place = this.#before[place]!)
      found.push(this.#numbers[place]!);
    return found;
  }

  /** Adds a number, below 2^32, to a text's list. false: there is no room. */
  add(text: string, number: number): boolean {
    const last = this.#last.get(text) ?? 0;
    for (let place = last; place !== 0; place = this.#before[place]!)
      if (this.#numbers[place] === number) return true;
    this.#used += 1;
    if (this.#used === this.#numbers.length) this.#grow();
    if (!this.#last.put(text, this.#used)) return false;
    this.#numbers[this.#used] = number;
    this.#before[this.#used] = last;
    return true;
  }

  #grow(): void {
    this.#numbers = longer(this.#numbers);
    this.#before = longer(this.#before);
  }
}

const FIRST_ROOM = 1024;

function longer(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 1.5);
  larger.set(array);
  return larger;
}
