import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../ground/failures.ts';
import type { Canon, Pack } from './canon.ts';
import { fold } from './fold.ts';
import { readPack } from './packFile.ts';

/** The folder of the packs shipped with Fadeless: `canon/` at the package's root, seen from src/ and from dist/. */
export const SHIPPED_PACKS = fileURLToPath(new URL('../../canon', import.meta.url));

/**
 * The packs (`*.yaml`, `*.yml`) of all the folders; a pack of a later folder replaces an earlier one of the same
 * fandom, so a keeper's own folder goes last. A folder that is not there holds none.
 * @throws Failure `pack-invalid` for a file that does not fit the form, or a fandom that stands twice in one folder
 */
export async function loadCanon(folders: string[]): Promise<Canon> {
  const shelves = await Promise.all(folders.map(packsIn));
  const byFandom = new Map<string, Pack>();
  for (const shelf of shelves) for (const [fandom, pack] of shelf) byFandom.set(fandom, pack);
  return canonOf([...byFandom.values()]);
}

/** A canon of these packs. */
function canonOf(packs: Pack[]): Canon {
  const names = new Map<string, Pack>();
  for (const naming of [fandomName, otherNames]) {
    for (const pack of packs) {
      for (const name of naming(pack)) if (!names.has(fold(name))) names.set(fold(name), pack);
    }
  }
  return { packs, pack: (name) => names.get(fold(name)) ?? names.get(fold(withoutMedium(name))) ?? null };
}

const fandomName = (pack: Pack): string[] => [pack.fandom];
const otherNames = (pack: Pack): string[] => [...pack.names, ...pack.codes];

/** AO3 adds the medium to a fandom's name: `X (TV)`, `X (TV 1997)`, `X - All Media Types`. */
function withoutMedium(name: string): string {
  return name.replace(/ (?:\(TV(?: \d{4})?\)|- All Media Types|& Related Fandoms)$/i, '');
}

async function packsIn(folder: string): Promise<Map<string, Pack>> {
  const files = (await filesIn(folder)).filter((file) => /\.ya?ml$/i.test(file)).sort();
  const read = await Promise.all(
    files.map(async (file) => ({ file, pack: await packAt(join(folder, file)) })),
  );
  const packs = new Map<string, Pack>();
  for (const { file, pack } of read) {
    if (packs.has(fold(pack.fandom)))
      throw new Failure('pack-invalid', {
        file,
        reason: `another file beside it is a pack of ${pack.fandom} too`,
      });
    packs.set(fold(pack.fandom), pack);
  }
  return packs;
}

/** The names of what lies in a folder; none where it is not there. */
export async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
}

async function packAt(file: string): Promise<Pack> {
  const yaml = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return readPack(yaml, file);
}

function unreadable(file: string, error: unknown): Failure {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new Failure('file-unreadable', { file, reason }, { cause: error });
}
