import { Failure } from '../../ground/failures.ts';
import type { Reading } from '../draft.ts';
import { leadingHead } from '../mbox/head.ts';
import type { ReadContext, Reader, SniffedFile } from '../reader.ts';
import { storiesIn } from './anthology.ts';
import { isFanficfareText, readFanficfareText } from './fanficfare.ts';
import { linesOf, type Line } from './lines.ts';
import { readStory, type Story } from './story.ts';

/**
 * Plain text with any of the usual headers, or none. Its readings say `text-header` where a header was found,
 * `text` where none was, `fanficfare-txt` for what FanFicFare wrote.
 * @throws Failure `no-story`, `file-not-text`
 */
export const textReader: Reader = {
  format: 'text',
  recognises: (file) => file.kind === 'text',
  read: async (file, context) => readText(file, context),
};

function readText(file: SniffedFile, context: ReadContext): Reading[] {
  const { text, encoding, problems } = file.text();
  const lines = linesOf(text);
  const parted = isFanficfareText(text) || mailOf(lines) !== null ? [] : storiesIn(lines, context);
  const stories = parted.length < 2 ? [] : parted.map((one) => readStory(one, context));
  const isSure = stories.length > 0 && stories.every(({ draft }) => draft.chapters.length > 0);
  if (!isSure) return [readWholeText(file, context)];
  return stories.map((story) => reading(file.name, 'text-header', encoding, problems, story));
}

/** Reads a text as one story, even if it looks like several. */
export function readWholeText(file: SniffedFile, context: ReadContext): Reading {
  const { text, encoding, problems } = file.text();
  if (isFanficfareText(text))
    return reading(file.name, 'fanficfare-txt', encoding, problems, readFanficfareText(text, context));
  const lines = linesOf(text);
  const mail = mailOf(lines);
  const story = readStory(mail === null ? lines : lines.slice(mail.end), context, mail?.head ?? null);
  return reading(file.name, story.headed ? 'text-header' : 'text', encoding, problems, story);
}

function mailOf(lines: readonly Line[]) {
  return leadingHead(lines.slice(0, 120).map((line) => line.text));
}

function reading(
  name: string,
  format: string,
  encoding: string,
  problems: Reading['problems'],
  { draft, problems: own }: Story,
): Reading {
  if (draft.chapters.length === 0) throw new Failure('no-story', { file: name });
  return { files: [name], format, encoding, error: null, problems: [...problems, ...own], draft };
}
