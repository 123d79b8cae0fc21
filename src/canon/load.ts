import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../ground/failures.ts';
import type { Canon, Pack } from './canon.ts';
import { canonOf } from './canonOf.ts';
import { fold } from './fold.ts';
import { readPack } from './packFile.ts';
import { packsIn, packText } from './packFiles.ts';

/** The folder of the packs shipped with Fadeless: `canon/` at the package's root, seen from src/ and from dist/. */
export const SHIPPED_PACKS = fileURLToPath(new URL('../../canon', import.meta.url));

/**
 * The packs (`*.yaml`, `*.yml`) of all the folders; a pack of a later folder replaces an earlier one of the same
 * fandom, so a keeper's own folder goes last. A folder that is not there holds none.
 * @throws Failure `pack-invalid` for a file that does not fit the form, or a fandom that stands twice in one folder
 */
export async function loadCanon(folders: string[]): Promise<Canon> {
  const shelves = await Promise.all(folders.map(readPacks));
  const byFandom = new Map<string, Pack>();
  for (const shelf of shelves) for (const [fandom, pack] of shelf) byFandom.set(fandom, pack);
  return canonOf([...byFandom.values()]);
}

async function readPacks(folder: string): Promise<Map<string, Pack>> {
  const read = await Promise.all(
    (await packsIn(folder)).map(async (file) => ({
      file,
      pack: readPack(await packText(folder, file), join(folder, file)),
    })),
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
