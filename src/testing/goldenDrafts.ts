import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { expect } from 'vitest';
import { Failure } from '../ground/failures.ts';
import type { Reading } from '../intake/draft.ts';
import type { Reader } from '../intake/reader.ts';
import { sniff } from '../intake/sniff.ts';
import { BARE_CONTEXT } from './goldenLines.ts';
import { packed } from './packed.ts';

/**
 * What one of the readers makes of a file, as the text of a golden file: the drafts in full (goldenLines.ts has what the public sees of them), pictures by their
 * size; or the refusal. Exactly one of the readers may recognise it.
 */
export async function goldenDrafts(path: string, readers: readonly Reader[]): Promise<string> {
  await repack(path);
  const file = sniff({ name: basename(path), bytes: readFileSync(path) });
  const knowing = readers.filter((reader) => reader.recognises(file));
  expect(knowing.map(({ format }) => format)).toHaveLength(1);
  try {
    return toText(await knowing[0]!.read(file, BARE_CONTEXT));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `${JSON.stringify({ refused: error.code, message: error.message }, null, 2)}\n`;
  }
}

function toText(readings: Reading[]): string {
  const plain = readings.map((reading) => {
    const images = reading.draft?.images.map((image) => ({ ...image, bytes: image.bytes.byteLength }));
    return { ...reading, draft: reading.draft && { ...reading.draft, images } };
  });
  return `${JSON.stringify(plain, null, 2)}\n`;
}

/** Holds a book equal to the folder `book` beside it; with `GOLDEN=write` it is packed from it anew. */
async function repack(path: string): Promise<void> {
  const folder = join(path, '..', 'book');
  if (!existsSync(folder)) return;
  const paths = filesIn(folder).sort(
    (one, other) => Number(other === 'mimetype') - Number(one === 'mimetype'),
  );
  const bytes = await packed(Object.fromEntries(paths.map((one) => [one, readFileSync(join(folder, one))])));
  if (process.env['GOLDEN'] === 'write') writeFileSync(path, bytes);
  expect(bytes.equals(readFileSync(path)), `${path} is not what its folder says: run npm run golden`).toBe(
    true,
  );
}

function filesIn(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((one) => join(folder, one));
  return all
    .filter((one) => statSync(one).isFile())
    .map((one) => relative(folder, one))
    .sort()
    .toReversed();
}
