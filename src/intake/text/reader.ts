import { Failure } from '../../ground/failures.ts';
import type { Reading } from '../draft.ts';
import { leadingHead } from '../mbox/head.ts';
import type { ReadContext, Reader, SniffedFile } from '../reader.ts';
import { isFanficfareText, readFanficfareText } from './fanficfare.ts';
import { linesOf } from './lines.ts';
import { readStory, type Story } from './story.ts';

/**
 * Plain text with any of the usual headers, or none. Its readings say `text-header` where a header was found,
 * `text` where none was, `fanficfare-txt` for what FanFicFare wrote.
 * @throws Failure `no-story`, `file-not-text`
 */
export const textReader: Reader = {
  format: 'text',
  recognises: (file) => file.kind === 'text',
  read: async (file, context) => [readText(file, context)],
};

function readText(file: SniffedFile, context: ReadContext): Reading {
  const { text, encoding, problems } = file.text();
  if (isFanficfareText(text))
    return reading(file.name, 'fanficfare-txt', encoding, problems, readFanficfareText(text, context));
  const lines = linesOf(text);
  const mail = leadingHead(lines.slice(0, 120).map((line) => line.text));
  const story = readStory(mail === null ? lines : lines.slice(mail.end), context, mail?.head ?? null);
  return reading(file.name, story.headed ? 'text-header' : 'text', encoding, problems, story);
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
