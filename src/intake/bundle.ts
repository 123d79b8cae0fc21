import { closeSync, openSync, readSync, type Dirent } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { asDiskFull } from '../ground/diskFull.ts';
import { Failure } from '../ground/failures.ts';
import type { Reading } from './draft.ts';
import { partFromName } from './join.ts';
import type { ReadLimits } from './reader.ts';
import { isLeaving } from './zip/names.ts';
import { openZip } from './zip/zip.ts';

/** A file that is to be read: still on disk, in memory, or still packed in an archive. */
export type FileToRead =
  | { name: string; path: string }
  | { name: string; bytes: Uint8Array }
  | { name: string; load: () => Promise<Uint8Array> | Uint8Array };

/** Files that belong together by their names (`foo01.txt … foo03.txt`); most bundles hold one. */
export interface Bundle {
  files: FileToRead[];
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

/** How deep archives inside archives are opened. */
const MAX_NESTING = 3;

/**
 * Finds everything to read below these paths: files, folders, and what lies in zips. Files that look like parts
 * of one work come together. What cannot be opened comes as a failed reading and stops nothing. Files are named by
 * their paths; below `root`, where one is given, by their paths from there.
 */
export async function* gather(
  paths: string[],
  limits: ReadLimits,
  root?: string,
): AsyncGenerator<Bundle | Reading> {
  const named = (path: string) => ({ name: root === undefined ? path : relative(root, path), path });
  const files: string[] = [];
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) yield* gatherFolder(path, limits, named);
      else files.push(path);
    } catch (error) {
      yield failedReading(path, new Failure('file-unreadable', { file: path, reason: reasonOf(error) }));
    }
  }
  yield* gatherFiles(files.map(named), limits, 0);
}

/** How many files lie at and below these paths; a zip counts as one. What cannot be looked into counts as none. */
export async function countFiles(paths: string[]): Promise<number> {
  let count = 0;
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) count += 1;
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
      count += entries.filter((entry) => entry.isFile() && !isClutter(entry.name)).length;
    }
  }
  return count;
}

/** A reading that only says why a file could not be read. */
export function failedReading(name: string, failure: Failure): Reading {
  return {
    files: [name],
    format: 'unknown',
    encoding: null,
    error: { code: failure.code, message: failure.message },
    problems: [],
    draft: null,
  };
}

type Naming = (path: string) => { name: string; path: string };

async function* gatherFolder(
  folder: string,
  limits: ReadLimits,
  named: Naming,
): AsyncGenerator<Bundle | Reading> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield failedReading(folder, new Failure('file-unreadable', { file: folder, reason: reasonOf(error) }));
    return;
  }
  const visible = entries
    .filter((entry) => !isClutter(entry.name))
    .sort((a, b) => naturalOrder(a.name, b.name));
  const files = visible.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
  yield* gatherFiles(files.map(named), limits, 0);
  for (const entry of visible)
    if (entry.isDirectory()) yield* gatherFolder(join(folder, entry.name), limits, named);
}

async function* gatherFiles(
  files: FileToRead[],
  limits: ReadLimits,
  nesting: number,
): AsyncGenerator<Bundle | Reading> {
  for (const bundle of bundled(files)) {
    const [first] = bundle.files;
    if (bundle.files.length === 1 && first && (await isZip(first))) yield* gatherZip(first, limits, nesting);
    else yield bundle;
  }
}

async function* gatherZip(
  file: FileToRead,
  limits: ReadLimits,
  nesting: number,
): AsyncGenerator<Bundle | Reading> {
  try {
    if (nesting >= MAX_NESTING)
      throw new Failure('zip-bomb', {
        file: file.name,
        reason: `archives within archives, more than ${MAX_NESTING} deep`,
      });
    const zip = await openZip(await bytesOf(file, limits.maxUnpacked), file.name, limits);
    const paths = new Set(zip.entries.map((entry) => entry.path));
    const inside = zip.entries
      .filter((entry) => !isLeaving(entry.path) && !isCompanion(entry.path))
      .map((entry) => ({ name: `${zip.name}!${entry.path}`, load: () => zip.read(entry.path) }))
      .sort((one, other) => naturalOrder(one.name, other.name));
    if (isDocument(paths)) yield { files: [file] };
    else yield* gatherFiles(inside, limits, nesting + 1);
  } catch (error) {
    yield failedReading(file.name, asFailure(error, file.name));
  }
}

/** Books and documents are zips too, whatever they are called; what packs them lies where only they have it. */
function isDocument(paths: ReadonlySet<string>): boolean {
  return (
    paths.has('META-INF/container.xml') ||
    paths.has('[Content_Types].xml') ||
    (paths.has('content.xml') && paths.has('META-INF/manifest.xml'))
  );
}

/** The bytes of a file. Throws `file-too-large` past `most` bytes, before reading, and `file-unreadable`. */
export async function bytesOf(file: FileToRead, most: number): Promise<Uint8Array> {
  if ('load' in file) return file.load();
  const tooLarge = () =>
    new Failure('file-too-large', { file: file.name, limit: `${Math.floor(most / 1024 / 1024)} MB` });
  if ('bytes' in file) {
    if (file.bytes.length > most) throw tooLarge();
    return file.bytes;
  }
  try {
    if ((await stat(file.path)).size > most) throw tooLarge();
    return await readFile(file.path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('file-unreadable', { file: file.name, reason: reasonOf(error) }, { cause: error });
  }
}

/** Any error as a failure of the register: what is not one already says that the file is damaged. */
export function asFailure(error: unknown, file: string): Failure {
  if (error instanceof Failure) return error;
  return (
    asDiskFull(error) ?? new Failure('file-damaged', { file, reason: reasonOf(error) }, { cause: error })
  );
}

function bundled(files: FileToRead[]): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const file of files) {
    const key = partFromName(file.name)?.key ?? file.name;
    const bundle = bundles.get(key) ?? { files: [] };
    bundle.files.push(file);
    bundles.set(key, bundle);
  }
  return [...bundles.values()];
}

/** A zip that is only a container: books and documents, which are zips too, have readers of their own. */
async function isZip(file: FileToRead): Promise<boolean> {
  if (/\.(epub|docx|odt|kepub|docm|ott)$/i.test(file.name)) return false;
  const start = await startOf(file);
  const magic = Buffer.from(start).toString('latin1');
  if (!magic.startsWith('PK\x03\x04') && !magic.startsWith('PK\x05\x06')) return false;
  if (magic.includes('mimetypeapplication/')) return false;
  return extname(file.name).toLowerCase() === '.zip' || !magic.includes('[Content_Types].xml');
}

async function startOf(file: FileToRead): Promise<Uint8Array> {
  if ('bytes' in file) return file.bytes.subarray(0, 58);
  if ('path' in file) return firstBytes(file.path, 58);
  if (!/\.zip$/i.test(file.name)) return new Uint8Array();
  try {
    return await file.load();
  } catch {
    return new Uint8Array();
  }
}

/** So few bytes are quicker read at once than waited for; a folder of thousands asks for each file's. */
function firstBytes(path: string, count: number): Uint8Array {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return new Uint8Array();
  }
  try {
    const start = Buffer.alloc(count);
    return start.subarray(0, readSync(file, start, 0, count, 0));
  } catch {
    return new Uint8Array();
  } finally {
    closeSync(file);
  }
}

/** What lies beside stories and is read only when it is named: what saved pages bring along, covers, catalogues. */
const COMPANION =
  /\.(css|js|mjs|map|ico|svg|gif|png|jpe?g|webp|bmp|avif|woff2?|ttf|otf|eot|opf|ncx|db|sqlite|lnk|url|part|tmp|mp3|m4a|mp4)$/i;

function isCompanion(name: string): boolean {
  return COMPANION.test(name);
}

function isClutter(name: string): boolean {
  return (
    isCompanion(name) ||
    name.startsWith('.') ||
    name === '__MACOSX' ||
    name === 'Thumbs.db' ||
    name === 'desktop.ini'
  );
}

function naturalOrder(one: string, other: string): number {
  return COLLATOR.compare(basename(one), basename(other));
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: 'it is not there',
    EACCES: 'it may not be read',
    EISDIR: 'it is a folder',
  };
  return known[code ?? ''] ?? message ?? String(error);
}
