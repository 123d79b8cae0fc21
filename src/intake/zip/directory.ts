import { Buffer } from 'node:buffer';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { Failure } from '../../ground/failures.ts';
import type { ReadLimits } from '../reader.ts';
import { endOfDirectory } from './peek.ts';
import { entryName, leadsOutside, printable } from './names.ts';

/** An entry of the central directory, checked; sizes in bytes. */
export interface ListedEntry {
  path: string;
  size: number;
  packed: number;
  method: number;
  crc: number;
  /** Where its local header begins. */
  offset: number;
}

/**
 * The files and folders of an archive as its central directory lists them, each refused before anything is
 * unpacked: too many, too large together, packed too well, leading outside, links, locked, named twice,
 * or sharing their bytes with each other.
 */
export async function listEntries(
  bytes: Uint8Array,
  name: string,
  limits: ReadLimits,
): Promise<ListedEntry[]> {
  const directory = await openDirectory(bytes, name);
  if (directory.entryCount > limits.maxEntries) {
    throw new Failure('zip-bomb', { file: name, reason: `it holds ${directory.entryCount} files` });
  }
  const listed: ListedEntry[] = [];
  try {
    for await (const entry of directory.eachEntry()) listed.push(vet(entry, name, limits));
  } catch (error) {
    throw asFailure(error, name);
  }
  refuseTogether(listed, bytes, name, limits);
  return listed;
}

async function openDirectory(bytes: Uint8Array, name: string): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, endOfDirectory(bytes) ?? bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error === null && zip !== undefined) resolve(zip);
      else reject(asFailure(error, name));
    });
  });
}

function asFailure(error: unknown, name: string): Failure {
  if (error instanceof Failure) return error;
  const reason = error instanceof Error ? error.message : 'not a zip';
  if (/strong encryption/.test(reason)) return new Failure('zip-encrypted', { file: name }, { cause: error });
  return new Failure('file-damaged', { file: name, reason: printable(reason) }, { cause: error });
}

const RATIO_COUNTS_FROM = 1024 * 1024;

function vet(entry: Entry, name: string, limits: ReadLimits): ListedEntry {
  const path = entryName(entry);
  if (leadsOutside(path) || isLink(entry))
    throw new Failure('zip-path', { file: name, path: printable(path) });
  if (entry.isEncrypted()) throw new Failure('zip-encrypted', { file: name });
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > RATIO_COUNTS_FROM && size > packed * limits.maxRatio) {
    throw new Failure('zip-bomb', {
      file: name,
      reason: `${printable(path)} grows ${growth(size, packed)} times`,
    });
  }
  const { compressionMethod: method, crc32: crc, relativeOffsetOfLocalHeader: offset } = entry;
  return { path, size, packed, method, crc, offset };
}

function growth(size: number, packed: number): string {
  return packed === 0 ? 'without end' : String(Math.round(size / packed));
}

/** Made on Unix (3 or, by macOS, 19) with the file type of a symbolic link. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function refuseTogether(listed: ListedEntry[], bytes: Uint8Array, name: string, limits: ReadLimits): void {
  const total = listed.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.maxUnpacked) {
    throw new Failure('zip-bomb', { file: name, reason: `${Math.round(total / 1048576)} MB in all` });
  }
  const paths = new Set<string>();
  for (const { path } of listed) {
    if (paths.has(path))
      throw new Failure('file-damaged', { file: name, reason: `two files are called ${printable(path)}` });
    paths.add(path);
  }
  if (overlap(listed, bytes))
    throw new Failure('zip-bomb', { file: name, reason: 'its files share their bytes' });
}

/** Do any two entries lie on the same bytes, as in a bomb without nesting? */
function overlap(listed: ListedEntry[], bytes: Uint8Array): boolean {
  const sorted = listed.toSorted((a, b) => a.offset - b.offset);
  return sorted.some((entry, at) => {
    const next = sorted[at + 1];
    return next !== undefined && (dataStart(entry, bytes) ?? entry.offset) + entry.packed > next.offset;
  });
}

/** Where an entry's packed bytes begin, after its local header; null when there is no header there. */
export function dataStart({ offset }: ListedEntry, bytes: Uint8Array): number | null {
  if (offset + 30 > bytes.byteLength) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
  if (view.getUint32(0, true) !== 0x04034b50) return null;
  return offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}
