import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Canon } from './canon.ts';
import { loadCanon } from './load.ts';
import { filesIn } from './packFiles.ts';

/**
 * The canon of these folders as it is now: read when first asked for, and again when a pack was added, changed or
 * taken away, by whatever process. While a folder cannot be read, or holds a pack that does not fit, the canon of
 * before goes on.
 */
export function followedCanon(folders: string[]): () => Promise<Canon> {
  let canon: Promise<Canon> | null = null;
  let known = '';
  const renew = async (): Promise<Canon> => {
    const before = canon;
    const stamp = await stampOf(folders).catch(() => known);
    if (before && stamp === known) return before;
    const fresh = await loadCanon(folders).catch((cause: unknown) => {
      if (before) return before;
      throw cause;
    });
    known = stamp;
    return fresh;
  };
  return () => {
    canon = renew().catch((cause: unknown) => {
      canon = null;
      throw cause;
    });
    return canon;
  };
}

/** What changes with any pack: names, sizes, times. */
async function stampOf(folders: string[]): Promise<string> {
  const stamps = await Promise.all(
    folders.map(async (folder) => {
      const files = (await filesIn(folder)).sort();
      return Promise.all(
        files.map(async (file) => {
          const { ino, size, mtimeMs } = await stat(join(folder, file));
          return `${file} ${ino} ${size} ${mtimeMs}`;
        }),
      );
    }),
  );
  return JSON.stringify(stamps);
}
