import { readFile, stat } from 'node:fs/promises';
import { asDiskFull } from '../ground/diskFull.ts';
import { Failure } from '../ground/failures.ts';
import type { Reading } from './draft.ts';

/** A file that is to be read: still on disk, in memory, or still packed in an archive. */
export type FileToRead =
  | { name: string; path: string }
  | { name: string; bytes: Uint8Array }
  | { name: string; load: () => Promise<Uint8Array> | Uint8Array };

/** Files that belong together by their names (`foo01.txt … foo03.txt`); most bundles hold one. */
export interface Bundle {
  files: FileToRead[];
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

/** Why a file could not be opened, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: 'it is not there',
    EACCES: 'it may not be read',
    EISDIR: 'it is a folder',
  };
  return known[code ?? ''] ?? message ?? String(error);
}
