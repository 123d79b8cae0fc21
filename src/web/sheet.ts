/**
 * A stretch of memory on which one page after the other is put together: a new one for each would be most of what a
 * page leaves behind.
 */
export class Sheet {
  #memory = Buffer.allocUnsafeSlow(256 * 1024);
  #length = 0;

  /** Wipes it. */
  begin(): this {
    this.#length = 0;
    return this;
  }

  /** Text, in UTF-8. */
  text(text: string): this {
    this.#room(text.length * 3);
    this.#length += this.#memory.write(text, this.#length);
    return this;
  }

  add(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#memory.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** What stands on it, until it is wiped. */
  get bytes(): Buffer {
    return this.#memory.subarray(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#memory.length) return;
    const larger = Buffer.allocUnsafeSlow((this.#length + more) * 2);
    this.#memory.copy(larger, 0, 0, this.#length);
    this.#memory = larger;
  }
}

/** As many as are likely to be packed at once. */
const SPARE = 6;
const spare: Sheet[] = [];

/** An empty sheet. */
export function takeSheet(): Sheet {
  return (spare.pop() ?? new Sheet()).begin();
}

/** Gives a sheet to others, which nobody reads any more. Who forgets to loses nothing. */
export function giveBack(sheet: Sheet): void {
  if (spare.length < SPARE) spare.push(sheet);
}
