import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Failure } from '../ground/failures.ts';
import { asFailure, bytesOf, failedReading, reasonOf, type Bundle, type FileToRead } from './bundle.ts';
import { isClutter, isCompanion } from './clutter.ts';
import type { Reading } from './draft.ts';
import { partFromName } from './joinByName.ts';
import type { ReadLimits } from './reader.ts';
import { isDocument, isZip } from './zip/container.ts';
import { isLeaving } from './zip/names.ts';
import { openZip } from './zip/zip.ts';

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

function naturalOrder(one: string, other: string): number {
  return COLLATOR.compare(basename(one), basename(other));
}
