import { ao3EpubReader } from './ao3/epub.ts';
import { ao3HtmlReader } from './ao3/html.ts';
import { ao3PageReader } from './ao3/page.ts';
import { docxReader } from './docx/reader.ts';
import { epubReader } from './epub/reader.ts';
import { fanficfareEpubReader } from './fanficfare/epub.ts';
import { fanficfareHtmlReader } from './fanficfare/html.ts';
import { ffnPageReader } from './ffn/page.ts';
import { ownHtmlReader } from './html/own.ts';
import { htmlReader } from './html/reader.ts';
import { markdownReader } from './markdown/reader.ts';
import { mboxReader } from './mbox/reader.ts';
import { odtReader } from './odt/reader.ts';
import type { Reader } from './reader.ts';
import { rtfReader } from './rtf/reader.ts';
import { textReader } from './text/reader.ts';

/** Every reader, in the order in which they are asked: what leaves sure marks first, what takes anything last. */
export const READERS: readonly Reader[] = [
  ao3EpubReader,
  fanficfareEpubReader,
  epubReader,
  ownHtmlReader,
  ao3HtmlReader,
  ao3PageReader,
  fanficfareHtmlReader,
  ffnPageReader,
  htmlReader,
  docxReader,
  odtReader,
  rtfReader,
  mboxReader,
  markdownReader,
  textReader,
];
