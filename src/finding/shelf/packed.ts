import { Growing } from './growing.ts';
import type { Packed } from './segment.ts';

const encoder = new TextEncoder();

/** Gathers texts end to end, in UTF-8. */
export class PackedTexts {
  #starts = new Growing(Uint32Array);
  #bytes = new Growing(Uint8Array);

  push(text: string): void {
    this.#starts.push(this.#bytes.length);
    // A UTF-16 unit takes three bytes at most.
    const room = this.#bytes.room(text.length * 3);
    const { written } = encoder.encodeInto(text, room.subarray(this.#bytes.length));
    this.#bytes.length += written;
  }

  taken(): Packed {
    this.#starts.push(this.#bytes.length);
    return { starts: this.#starts.taken(), bytes: this.#bytes.taken() };
  }
}

/** These texts end to end. */
export function packedOf(list: readonly string[]): Packed {
  const texts = new PackedTexts();
  for (const text of list) texts.push(text);
  return texts.taken();
}

/** How the text of one row stands to that of another, by code points: negative, 0 or positive. */
export function compareTexts(one: Packed, row: number, other: Packed, otherRow: number): number {
  const [start, otherStart] = [one.starts[row]!, other.starts[otherRow]!];
  return compareBytes(
    one.bytes,
    start,
    one.starts[row + 1]! - start,
    other.bytes,
    otherStart,
    other.starts[otherRow + 1]! - otherStart,
  );
}

/** The same for stretches of bytes. */
function compareBytes(
  one: Uint8Array,
  start: number,
  length: number,
  other: Uint8Array,
  otherStart: number,
  otherLength: number,
): number {
  const shared = Math.min(length, otherLength);
  for (let at = 0; at < shared; at++) {
    const difference = one[start + at]! - other[otherStart + at]!;
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}

/** Whether a row has a text. */
export function hasText(texts: Packed, row: number): boolean {
  return texts.starts[row + 1]! > texts.starts[row]!;
}

/** Four bytes of a row's text from `offset` on as one number, zeros behind its end. */
export function fourBytes({ starts, bytes }: Packed, row: number, offset: number): number {
  const [from, end] = [starts[row]! + offset, starts[row + 1]!];
  let key = 0;
  for (let at = from; at < from + 4; at++) key = (key << 8) | (at < end ? bytes[at]! : 0);
  return key >>> 0;
}
