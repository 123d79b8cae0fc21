import { Buffer } from 'node:buffer';
import { constants, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 5000;
/** A package is a few kilobytes; of a larger one the beginning, where its metadata stands, is enough. */
const MOST_PACKED = 64 * 1024;
const MOST_UNPACKED = 4 * 1024 * 1024;

/**
 * The beginning of a book's package file as it stands, for telling who made the book before it is opened; the
 * empty string where there is none. Checks nothing, never throws.
 */
export function peekPackage(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { name, method, packed, offset } of entries(buffer)) {
    if (!/\.opf$/i.test(name) || offset + 30 > buffer.length) continue;
    const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
    return unpacked(buffer.subarray(start, start + Math.min(packed, MOST_PACKED)), method);
  }
  return '';
}

function unpacked(packed: Buffer, method: number): string {
  if (method === 0) return packed.toString('utf8');
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_UNPACKED };
    return method === 8 ? inflateRawSync(packed, options).toString('utf8') : '';
  } catch {
    return '';
  }
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  offset: number;
}

/** The entries of the central directory (APPNOTE.TXT 4.3.12), as far as it holds. */
function* entries(buffer: Buffer): Generator<Entry> {
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > buffer.length || buffer.readUInt32LE(end) !== END) return;
  let at = buffer.readUInt32LE(end + 16);
  for (let count = 0; count < MOST_ENTRIES && at + 46 <= buffer.length; count++) {
    if (buffer.readUInt32LE(at) !== ENTRY) return;
    const length = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('latin1', at + 46, at + 46 + length);
    const method = buffer.readUInt16LE(at + 10);
    yield { name, method, packed: buffer.readUInt32LE(at + 20), offset: buffer.readUInt32LE(at + 42) };
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
}
