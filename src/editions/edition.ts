import type { Book } from './book.ts';
import { writeEpub } from './epub/writeEpub.ts';
import { writeHtml } from './html.ts';
import { writeMarkdown } from './markdown.ts';
import { writeText } from './text.ts';

/** The formats a work can be taken away in. */
export const FORMATS = {
  epub: { mediaType: 'application/epub+zip', extension: 'epub', name: 'EPUB' },
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html', name: 'HTML' },
  md: { mediaType: 'text/markdown; charset=utf-8', extension: 'md', name: 'Markdown' },
  txt: { mediaType: 'text/plain; charset=utf-8', extension: 'txt', name: 'Plain text' },
} as const;

export type Format = keyof typeof FORMATS;

/** The book in this format: the same book gives the same bytes. */
export async function writeEdition(book: Book, format: Format): Promise<Uint8Array> {
  if (format === 'epub') return writeEpub(book);
  if (format === 'html') return Buffer.from(await writeHtml(book));
  return Buffer.from(format === 'md' ? writeMarkdown(book) : writeText(book));
}
