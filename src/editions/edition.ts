import type { Book } from './book.ts';
import { writeEpub } from './epub/writeEpub.ts';
import type { Format } from './formats.ts';
import { writeHtml } from './html.ts';
import { writeMarkdown } from './markdown.ts';
import { writeText } from './text.ts';

/** The book in this format: the same book gives the same bytes. */
export async function writeEdition(book: Book, format: Format): Promise<Uint8Array> {
  if (format === 'epub') return writeEpub(book);
  if (format === 'html') return Buffer.from(await writeHtml(book));
  return Buffer.from(format === 'md' ? writeMarkdown(book) : writeText(book));
}
