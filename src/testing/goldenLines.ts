import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../ground/failures.ts';
import type { Reading } from '../intake/draft.ts';
import { readingToJson } from '../intake/json.ts';
import { DEFAULT_LIMITS, type ReadContext, type Reader } from '../intake/reader.ts';
import { sniff } from '../intake/sniff.ts';

/** A context in which no canon is known. */
export const BARE_CONTEXT: ReadContext = { canon: { packs: [], pack: () => null }, limits: DEFAULT_LIMITS };

/** What a reader makes of files, as the public JSON with the pictures counted: the form of the golden folders. */
export async function goldenLines(reader: Reader, inputs: string[], context = BARE_CONTEXT): Promise<string> {
  const told: unknown[] = [];
  for (const input of inputs) told.push(...(await readInput(reader, input, context)));
  return `${JSON.stringify(told, null, 2)}\n`;
}

async function readInput(reader: Reader, input: string, context: ReadContext): Promise<unknown[]> {
  const file = sniff({ name: basename(input), bytes: readFileSync(input) });
  if (!reader.recognises(file)) return [{ files: [file.name], kind: file.kind, recognised: false }];
  try {
    return (await reader.read(file, context)).map(withPictures);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ files: [file.name], error: { code: error.code, message: error.message } }];
  }
}

function withPictures(reading: Reading): unknown {
  const images = (reading.draft?.images ?? []).map(({ sha256, mediaType, bytes }) => ({
    sha256,
    mediaType,
    bytes: bytes.length,
  }));
  const part = reading.draft?.part ?? null;
  return {
    ...readingToJson(reading),
    ...(images.length > 0 ? { images } : {}),
    ...(part === null ? {} : { part }),
  };
}
