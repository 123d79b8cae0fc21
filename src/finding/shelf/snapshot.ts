import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Canon } from '../../canon/canon.ts';
import {
  arrayOf,
  arraysOf,
  kindOf,
  stockOf,
  wordsOf,
  type ArrayLine,
  type Numbers,
  type Words,
} from './arrays.ts';
import type { Stock } from './selector.ts';

/** Changes with the form of the index; a snapshot of another form is not read. */
const MAGIC = 'Fadeless shelf 3\n';
/** Bytes written or read at once: little enough for questions to come between. */
const PIECE = 4 * 1024 * 1024;

/** What a snapshot is of: it serves only where this is the same. */
export interface Origin {
  database: string;
  /** The mark of the canon packs by which settings were placed (`markOfPacks`). */
  canon: string;
}

/** Where a snapshot stands in the log, in a form that can be written down. */
export interface StoredPosition {
  xmin: string;
  change: number;
  seen: number[];
  /** The last change's transaction and time: another past has another. */
  last: string;
}

/** What a snapshot holds beside the index. */
export interface Kept {
  position: StoredPosition;
  /** The packs by which settings were placed: whoever goes on from here need not read their files. */
  packs: Canon['packs'];
}

interface Header extends Origin, Kept {
  words: Words;
  arrays: ArrayLine[];
}

/** Writes a snapshot in place of the one before; whoever is stopped half-way leaves that as it was. */
export async function saveSnapshot(folder: string, origin: Origin, kept: Kept, stock: Stock): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [file, draft] = [join(folder, 'shelf'), join(folder, `shelf.${process.pid}.part`)];
  const arrays = [...arraysOf(stock)];
  const lines: ArrayLine[] = [];
  for (const [name, array] of arrays)
    lines.push({ name, kind: kindOf(array), length: array.length, check: await checkOf(array) });
  const header = JSON.stringify({ ...origin, ...kept, words: wordsOf(stock), arrays: lines });
  const handle = await open(draft, 'w');
  try {
    const bytes = Buffer.from(header);
    await handle.write(MAGIC);
    await handle.write(`${bytes.length} ${crc32(bytes)}\n`);
    await handle.write(bytes);
    for (const [, array] of arrays) for (const piece of piecesOf(array)) await handle.write(piece);
    await handle.sync();
    await handle.close();
    await rename(draft, file);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

/** The snapshot in this folder; null: there is none, it is damaged, or it is of something else. */
export async function loadSnapshot(
  folder: string,
  origin: Origin,
): Promise<(Kept & { stock: Stock }) | null> {
  const handle = await open(join(folder, 'shelf'), 'r').catch(() => null);
  if (!handle) return null;
  try {
    const { header, start } = await readHeader(handle);
    if (header.database !== origin.database || header.canon !== origin.canon) return null;
    const arrays = new Map<string, Numbers>();
    let at = start;
    for (const { name, kind, length, check } of header.arrays) {
      const array = arrayOf(kind, length);
      at = await fill(handle, array, at);
      if ((await checkOf(array)) !== check) return null;
      arrays.set(name, array);
    }
    return { stock: stockOf(header.words, arrays), position: header.position, packs: header.packs };
  } catch {
    // Whatever is wrong with it, the database has all that it had.
    return null;
  } finally {
    await handle.close();
  }
}

async function readHeader(handle: FileHandle): Promise<{ header: Header; start: number }> {
  const { buffer } = await handle.read(Buffer.alloc(MAGIC.length + 40), 0, MAGIC.length + 40, 0);
  const [magic, line] = buffer.toString('latin1').split('\n', 2);
  const [length = 0, check = 0] = (line ?? '').split(' ').map(Number);
  if (`${magic}\n` !== MAGIC) throw new Error('another form');
  const bytes = Buffer.alloc(length);
  const start = MAGIC.length + (line ?? '').length + 1;
  await handle.read(bytes, 0, length, start);
  if (crc32(bytes) !== check) throw new Error('damaged');
  return { header: JSON.parse(bytes.toString()) as Header, start: start + length };
}

async function fill(handle: FileHandle, array: Numbers, from: number): Promise<number> {
  let at = from;
  for (const piece of piecesOf(array)) {
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead < piece.length) throw new Error('cut off');
    at += bytesRead;
  }
  return at;
}

async function checkOf(array: Numbers): Promise<number> {
  let check = 0;
  for (const piece of piecesOf(array)) {
    check = crc32(piece, check);
    if (piece.length === PIECE) await new Promise((resolve) => setImmediate(resolve));
  }
  return check;
}

function* piecesOf({ buffer, byteOffset, byteLength }: Numbers): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < byteLength; at += PIECE)
    yield new Uint8Array(buffer as ArrayBuffer, byteOffset + at, Math.min(PIECE, byteLength - at));
}
