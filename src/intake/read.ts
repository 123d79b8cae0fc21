import { suggest } from '../canon/suggest.ts';
import { Failure } from '../ground/failures.ts';
import { detectLanguage } from '../prose/language.ts';
import { paragraphTexts } from '../prose/text.ts';
import { asFailure, bytesOf, failedReading, type Bundle, type FileToRead } from './bundle.ts';
import type { Draft, Reading } from './draft.ts';
import { joinBundle } from './join.ts';
import type { ReadContext, SniffedFile } from './reader.ts';
import { READERS } from './readers.ts';
import { sniff } from './sniff.ts';

/** How much of a text is enough to tell its language, in characters. */
const LANGUAGE_SAMPLE = 4000;

/**
 * Reads the files of one bundle: works, parts of works (still to be joined across bundles), and one failed
 * reading for each file that could not be read. Never throws.
 */
export async function readBundle(bundle: Bundle, context: ReadContext): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const file of bundle.files) readings.push(...(await readFile(file, context)));
  return bundle.files.length > 1 ? joinBundle(readings) : readings;
}

/** Completes a whole work: its language where it does not say, and what the text makes likely. */
export function consider(reading: Reading, context: ReadContext): Reading {
  const { draft } = reading;
  if (!draft) return reading;
  const paragraphs = draft.chapters.flatMap((chapter) => paragraphTexts(chapter.html));
  inferLanguage(draft, paragraphs);
  if (draft.language === null || draft.language.startsWith('en')) {
    draft.suggestions.push(...suggest({ paragraphs, canon: context.canon, fandoms: draft.fandoms }).filter((made) => !stated(draft, made)));
  }
  return reading;
}

async function readFile(file: FileToRead, context: ReadContext): Promise<Reading[]> {
  try {
    const bytes = await bytesOf(file, context.limits.maxFile);
    const sniffed = sniff({ name: file.name, bytes });
    return await readerOf(sniffed).read(sniffed, context);
  } catch (error) {
    return [failedReading(file.name, asFailure(error, file.name))];
  }
}

function readerOf(file: SniffedFile) {
  if (file.kind === 'empty') throw new Failure('file-empty', { file: file.name });
  const reader = file.kind === 'binary' ? undefined : READERS.find((candidate) => candidate.recognises(file));
  if (reader) return reader;
  const textual = /\.(txt|text|html?|md|markdown|rtf|asc|me)$/i.test(file.name);
  throw new Failure(textual ? 'file-not-text' : 'file-unknown', { file: file.name });
}

function inferLanguage(draft: Draft, paragraphs: string[]): void {
  if (draft.language !== null) return;
  const found = detectLanguage(sample(paragraphs));
  if (!found?.sure) return;
  draft.language = found.language;
  draft.evidence['language'] = 'inferred from the text';
}

function sample(paragraphs: string[]): string {
  let text = '';
  for (const paragraph of paragraphs) {
    text += `${paragraph}\n`;
    if (text.length > LANGUAGE_SAMPLE) break;
  }
  return text.slice(0, LANGUAGE_SAMPLE);
}

/** Whether the file itself already says what a suggestion proposes. */
function stated(draft: Draft, { kind, value }: Draft['suggestions'][number]): boolean {
  const said: Record<string, string[]> = {
    fandom: draft.fandoms,
    character: draft.characters,
    relationship: draft.relationships,
    warning: draft.warnings,
    'additional tag': draft.additionalTags,
    rating: draft.rating ? [draft.rating.value ?? draft.rating.raw] : [],
    language: draft.language ? [draft.language] : [],
  };
  return kind === 'rating' ? said['rating']?.length !== 0 : (said[kind] ?? []).includes(value);
}
