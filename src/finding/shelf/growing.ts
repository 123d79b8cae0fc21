type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
type Kind<T extends Numbers> = new (buffer: ArrayBuffer) => T & { buffer: ArrayBufferLike };

/** A typed array that grows at its end. */
export class Growing<T extends Numbers> {
  #kind: Kind<T>;
  #bytes: number;
  #array: T;
  length = 0;

  constructor(kind: Kind<T> & { BYTES_PER_ELEMENT: number }) {
    this.#kind = kind;
    this.#bytes = kind.BYTES_PER_ELEMENT;
    this.#array = new kind(new ArrayBuffer(1024 * this.#bytes));
  }

  push(value: number): void {
    if (this.length === this.#array.length) this.#resize(Math.ceil(this.length * 1.5));
    this.#array[this.length++] = value;
  }

  /** Room for `more` further values; what is written there counts once `length` says so. */
  room(more: number): T {
    const needed = this.length + more;
    if (needed > this.#array.length) this.#resize(Math.max(needed, Math.ceil(this.length * 1.5)));
    return this.#array;
  }

  /** What was gathered, in its own size. The object is empty and spent after this. */
  taken(): T {
    this.#resize(this.length);
    return this.#array;
  }

  #resize(length: number): void {
    const buffer = this.#array.buffer as ArrayBuffer;
    this.#array = new this.#kind(buffer.transfer(length * this.#bytes));
  }
}
