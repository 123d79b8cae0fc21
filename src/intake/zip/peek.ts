import { Buffer } from 'node:buffer';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const MOST_NAMES = 2000;

/** Are these the first bytes of a zip, even an empty one? */
export function looksZipped(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6);
}

/**
 * The names in an archive's central directory as they stand, at most 2000, without checking or unpacking
 * anything: enough to tell an EPUB from a DOCX. Empty when there is no directory.
 */
export function peekNames(bytes: Uint8Array): string[] {
  const end = findEnd(bytes);
  if (end === null) return [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = buffer.readUInt32LE(end + 16);
  while (
    names.length < MOST_NAMES &&
    at + 46 <= buffer.length &&
    buffer.readUInt32LE(at) === ENTRY_SIGNATURE
  ) {
    const length = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('latin1', at + 46, at + 46 + length).replaceAll('\\', '/'));
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}

/** The text of the first entry when it is stored and called `mimetype` (EPUB OCF 4.3, ODF 1.2 part 3). */
export function peekMimetype(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 300));
  if (buffer.length < 46 || buffer.toString('latin1', 30, 38) !== 'mimetype') return null;
  const start = 38 + buffer.readUInt16LE(28);
  const text = buffer.toString('latin1', start, Math.min(start + 80, buffer.length));
  return /^[a-z]+\/[\w.+-]+?(?=PK|\s|[^\w.+-]|$)/.exec(text)?.[0] ?? null;
}

/** Where the archive ends by its own word, so that bytes hung on after it do no harm; null when it never ends. */
export function endOfDirectory(bytes: Uint8Array): number | null {
  const end = findEnd(bytes);
  if (end === null) return null;
  const comment = new DataView(bytes.buffer, bytes.byteOffset + end + 20, 2).getUint16(0, true);
  return Math.min(end + END_SIZE + comment, bytes.byteLength);
}

function findEnd(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lowest = Math.max(0, bytes.byteLength - END_SIZE - 0xffff);
  for (let at = bytes.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}
