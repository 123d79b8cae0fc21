import { Failure } from '../ground/failures.ts';
import { asFailure, bytesOf, failedReading, type Bundle, type FileToRead } from './bundle.ts';
import type { Reading } from './draft.ts';
import { joinBundle } from './joinByName.ts';
import type { ReadContext, SniffedFile } from './reader.ts';
import { READERS } from './readers.ts';
import { sniff } from './sniff.ts';

/**
 * Reads the files of one bundle: works, parts of works (still to be joined across bundles), and one failed
 * reading for each file that could not be read. Never throws.
 */
export async function readBundle(bundle: Bundle, context: ReadContext): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const file of bundle.files) readings.push(...(await readFile(file, context)));
  return bundle.files.length > 1 ? joinBundle(readings) : readings;
}

async function readFile(file: FileToRead, context: ReadContext): Promise<Reading[]> {
  try {
    const bytes = await bytesOf(file, context.limits.maxFile);
    const sniffed = sniff({ name: file.name, bytes });
    refuseHugeText(sniffed, context.limits.maxFile);
    return await readerOf(sniffed).read(sniffed, context);
  } catch (error) {
    return [failedReading(file.name, asFailure(error, file.name))];
  }
}

/** Reading a text takes some thirty times its size in memory, so it may be a quarter of what a packed book may. */
function refuseHugeText({ name, kind, bytes }: SniffedFile, maxFile: number): void {
  const most = Math.floor(maxFile / 4);
  if (bytes.length <= most || !/^(text|html|markdown|rtf)$/.test(kind)) return;
  throw new Failure('file-too-large', { file: name, limit: `${Math.floor(most / 1024 / 1024)} MB of text` });
}

function readerOf(file: SniffedFile) {
  if (file.kind === 'empty') throw new Failure('file-empty', { file: file.name });
  const reader = file.kind === 'binary' ? undefined : READERS.find((candidate) => candidate.recognises(file));
  if (reader) return reader;
  const textual = /\.(txt|text|html?|md|markdown|rtf|asc|me)$/i.test(file.name);
  throw new Failure(textual ? 'file-not-text' : 'file-unknown', { file: file.name });
}
