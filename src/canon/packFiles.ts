import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../ground/failures.ts';

/** The names of what lies in a folder; none where it is not there. */
export async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
}

/** The names of the pack files of a folder, in the order in which they are read. */
export async function packsIn(folder: string): Promise<string[]> {
  return (await filesIn(folder)).filter((file) => /\.ya?ml$/i.test(file)).sort();
}

/** The text of a pack file. Throws `file-unreadable`. */
export async function packText(folder: string, file: string): Promise<string> {
  const path = join(folder, file);
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

/** SHA-256 of all that the packs of these folders are read from: the same, and the packs say the same. */
export async function markOfPacks(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = await packsIn(folder);
    hash.update(`${files.length}\n`);
    for (const file of files) {
      const text = await packText(folder, file);
      hash.update(`${file} ${text.length}\n`).update(text);
    }
  }
  return hash.digest('hex');
}

function unreadable(file: string, error: unknown): Failure {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new Failure('file-unreadable', { file, reason }, { cause: error });
}
