import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from './canon.ts';
import { fold, slugOf } from './fold.ts';
import { packsIn } from './packFiles.ts';
import { readPack } from './packFile.ts';

/** A pack in a folder, with the text of its file. */
export interface PackOnFile {
  file: string;
  yaml: string;
  /** null: it does not fit the form. */
  pack: Pack | null;
}

/** The packs of a folder, by file name. */
export async function packsOnFile(folder: string): Promise<PackOnFile[]> {
  const files = await packsIn(folder);
  return Promise.all(
    files.map(async (file) => {
      const yaml = await readFile(join(folder, file), 'utf8');
      return { file, yaml, pack: packOrNull(yaml, file) };
    }),
  );
}

function packOrNull(yaml: string, file: string): Pack | null {
  try {
    return readPack(yaml, file);
  } catch {
    return null;
  }
}

/** Puts a checked pack into a folder at one stroke, in the place of the one of its fandom that lies there. */
export async function keepPack(folder: string, pack: Pack, yaml: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const there = await packsOnFile(folder);
  const same = there.find((one) => one.pack && fold(one.pack.fandom) === fold(pack.fandom));
  const file = same?.file ?? freeName(slugOf(pack.fandom) || 'pack', new Set(there.map((one) => one.file)));
  const fresh = join(folder, `.${randomBytes(6).toString('hex')}.new`);
  await writeFile(fresh, yaml);
  await rename(fresh, join(folder, file));
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const short = name.slice(0, 80);
  for (let count = 1; ; count++) {
    const file = count === 1 ? `${short}.yaml` : `${short}-${count}.yaml`;
    if (!taken.has(file)) return file;
  }
}

/** Takes the pack of a fandom out of a folder. Returns whether there was one. */
export async function dropPack(folder: string, fandom: string): Promise<boolean> {
  const same = (await packsOnFile(folder)).find(({ pack }) => pack && fold(pack.fandom) === fold(fandom));
  if (same) await rm(join(folder, same.file));
  return same !== undefined;
}
