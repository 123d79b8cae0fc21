import { crc32, inflateRawSync } from 'node:zlib';
import { Failure } from '../../ground/failures.ts';
import type { ReadLimits } from '../reader.ts';
import { dataStart, listEntries, type ListedEntry } from './directory.ts';

/** An archive whose directory was found harmless. Nothing is ever written to a disk. */
export interface Zip {
  name: string;
  /** Files only, in the order of the directory; sizes in bytes. */
  entries: readonly { path: string; size: number }[];
  has(path: string): boolean;
  /** The bytes of one file. Refuses what grows beyond its word, is too large, or does not match its checksum. */
  read(path: string): Uint8Array;
}

/**
 * Opens a zip held in memory. Throws `zip-bomb`, `zip-path`, `zip-encrypted` or `file-damaged` before anything is
 * unpacked; `read` counts what really comes out, so a directory that lies gains nothing.
 */
export async function openZip(bytes: Uint8Array, name: string, limits: ReadLimits): Promise<Zip> {
  const listed = await listEntries(bytes, name, limits);
  const byPath = new Map(listed.map((entry) => [entry.path, entry]));
  const files = listed.filter(({ path }) => !path.endsWith('/'));
  return {
    name,
    entries: files.map(({ path, size }) => ({ path, size })),
    has: (path) => byPath.has(path) && !path.endsWith('/'),
    read(path) {
      const entry = byPath.get(path);
      if (entry === undefined)
        throw new Failure('file-damaged', { file: name, reason: `${path} is not in it` });
      return unpack(entry, bytes, name, limits);
    },
  };
}

function unpack(entry: ListedEntry, bytes: Uint8Array, name: string, limits: ReadLimits): Uint8Array {
  const file = `${name}!${entry.path}`;
  if (entry.size > limits.maxFile) {
    throw new Failure('file-too-large', { file, limit: `${Math.round(limits.maxFile / 1048576)} MB` });
  }
  const start = dataStart(entry, bytes);
  if (start === null || start + entry.packed > bytes.byteLength) {
    throw new Failure('file-damaged', { file, reason: 'a part of it is missing' });
  }
  const unpacked = inflate(bytes.subarray(start, start + entry.packed), entry, file);
  if (unpacked.byteLength !== entry.size || crc32(unpacked) !== entry.crc) {
    throw new Failure('file-damaged', { file, reason: 'its checksum does not match' });
  }
  return unpacked;
}

function inflate(packed: Uint8Array, { method, size }: ListedEntry, file: string): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8)
    throw new Failure('file-damaged', {
      file,
      reason: `it is packed by method ${method}, which is not read here`,
    });
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    if (error instanceof RangeError)
      throw new Failure('zip-bomb', { file, reason: 'it is larger than it says' }, { cause: error });
    throw new Failure('file-damaged', { file, reason: 'it does not unpack' }, { cause: error });
  }
}
