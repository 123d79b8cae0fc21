/**
 * Numbers by text, for very many texts, in eight bytes each: of a text only two hashes are kept, one as its place. One
 * that was never put in is taken for another once in some hundred billions of askings.
 */
export class NameTable {
  /** Of each place the second hash of its text, and its number and two; one: it had a number; zero: the place is free. */
  readonly #checks: Uint32Array;
  readonly #values: Uint32Array;
  #used = 0;

  /** With room for so many texts. */
  constructor(texts: number) {
    const places = 1 << Math.ceil(Math.log2(Math.max(64, texts * SPARE)));
    this.#checks = new Uint32Array(places);
    this.#values = new Uint32Array(places);
  }

  /** The number of this text; null: it has none. */
  get(text: string): number | null {
    const value = this.#values[this.#placeOf(text)]!;
    return value < FIRST ? null : value - FIRST;
  }

  /** Gives a text its number, below 2^32 - 2; null takes it from it. false: there is no room. */
  put(text: string, number: number | null): boolean {
    const place = this.#placeOf(text);
    if (this.#values[place] === 0) {
      if (number === null) return true;
      if ((this.#used + 1) * SPARE > this.#values.length) return false;
      this.#used += 1;
    }
    this.#checks[place] = hashed(text, CHECK);
    this.#values[place] = number === null ? 1 : number + FIRST;
    return true;
  }

  /** Where the text lies, or would. */
  #placeOf(text: string): number {
    const last = this.#values.length - 1;
    const check = hashed(text, CHECK);
    let place = hashed(text, PLACE) & last;
    while (this.#values[place] !== 0 && this.#checks[place] !== check) place = (place + 1) & last;
    return place;
  }
}

/** Places a text, so that few lie where another wanted to. */
const SPARE = 4 / 3;
const FIRST = 2;
/** Of each of the two hashes where it begins and by what it multiplies. */
const PLACE = [0x811c9dc5, 0x01000193] as const;
const CHECK = [0x9e3779b9, 0x5bd1e995] as const;

/** 32 bits of a text: each unit is mixed in by multiplication, and the whole stirred at the end (as MurmurHash3 does). */
function hashed(text: string, [seed, factor]: readonly [number, number]): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), factor);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
