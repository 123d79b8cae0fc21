import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What the vault keeps: files as they came, and the pictures that stories show. */
type Shelf = 'originals' | 'images';

/**
 * Where bytes with this hash lie: `<data>/<shelf>/ab/cdef…`. The name is the lower-case hex SHA-256, so what is
 * stored can always be verified against it.
 */
export function vaultPath(data: string, shelf: Shelf, sha256: string): string {
  return join(data, shelf, sha256.slice(0, 2), sha256.slice(2));
}

/** Lower-case hex SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Lays bytes into the vault under their hash. Written aside and moved into place, so that a stop of the program at any
 * moment leaves either nothing or the whole; `makeLasting` must follow before anything relies on them. Laying the same
 * bytes twice is no work. Waits for the disk: for reading threads, which have nothing else to do meanwhile.
 */
export function layBytes(data: string, shelf: Shelf, sha256: string, bytes: Uint8Array): void {
  const path = vaultPath(data, shelf, sha256);
  if (stands(path, bytes)) return;
  const aside = `${path}.${randomBytes(4).toString('hex')}.part`;
  const file = openAside(aside);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
}

/** Whether these very bytes lie there: a power cut may have left others of the same length. */
function stands(path: string, bytes: Uint8Array): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.size !== bytes.length) return false;
  return Buffer.compare(readFileSync(path), bytes) === 0;
}

function openAside(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'wx');
  }
}

/** Waits until laid bytes, and their places in the folders, would outlast a power cut. Many at once cost little more than one. */
export async function makeLasting(data: string, shelf: Shelf, hashes: readonly string[]): Promise<void> {
  const paths = [...new Set(hashes)].map((sha256) => vaultPath(data, shelf, sha256));
  await Promise.all(paths.map((path) => sync(path, 'r+')));
  const folders = new Set(paths.map((path) => dirname(path)));
  // Windows opens no folder as a file, and keeps its folders in order by itself.
  if (process.platform !== 'win32') await Promise.all([...folders].map((folder) => sync(folder, 'r')));
}

async function sync(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The bytes with this hash; null when the vault does not have them. */
export async function readBytes(data: string, shelf: Shelf, sha256: string): Promise<Uint8Array | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  return readFile(vaultPath(data, shelf, sha256)).catch(() => null);
}
