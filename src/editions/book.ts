import type { CleanHtml } from '../prose/cleanHtml.ts';
import type { SettingReading } from '../canon/setting.ts';

/**
 * One version of a work as an edition needs it: plain data, no database. The same book gives the same bytes in
 * every format, so nothing here may tell the time of the request.
 */
export interface Book {
  /** The work's id here; it names the work where its title has no letters to make a file name of. */
  workId: string;
  /** The absolute address of the work in this archive. */
  address: string;
  archiveName: string;
  title: string;
  /** In the order of the byline; empty: nobody signed it, or readers may not know who did. */
  authors: BookAuthor[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  additionalTags: string[];
  warnings: string[];
  categories: string[];
  rating: string | null;
  setting: SettingReading | null;
  /** How far the work gives canon away. */
  spoilers: SettingReading | null;
  summary: CleanHtml;
  notesBegin: CleanHtml;
  notesEnd: CleanHtml;
  disclaimer: string | null;
  /** What the author says about keeping the work elsewhere. */
  archivePermission: string | null;
  /** Where the author asks to be written to. */
  feedback: string | null;
  dedication: string | null;
  recipients: string[];
  beta: string[];
  collections: string[];
  /** A BCP 47 tag; null: unknown. */
  language: string | null;
  /** The first is the one that e-readers with room for one show. */
  series: BookSeries[];
  /** `YYYY-MM-DD` */
  published: string | null;
  /** `YYYY-MM-DD` */
  updated: string | null;
  /** The instant of the last change, ISO 8601 with a zone. */
  modified: string;
  /** null: nobody said. */
  complete: boolean | null;
  chaptersExpected: number | null;
  words: number;
  /** Where the work was first posted, when that is not here. */
  sourceUrl: string | null;
  chapters: BookChapter[];
  /** The bytes of `/images/NAME`, where NAME is `SHA256.EXT`; null: lost. */
  image(name: string): Promise<Uint8Array | null>;
}

interface BookAuthor {
  name: string;
  url?: string;
}

interface BookSeries {
  name: string;
  position: number | null;
  address: string | null;
}

export interface BookChapter {
  /** As the work counts, 1 for the first. */
  number: number;
  title: string | null;
  summary: CleanHtml;
  notesBegin: CleanHtml;
  notesEnd: CleanHtml;
  html: CleanHtml;
  words: number;
  /** `YYYY-MM-DD` */
  published: string | null;
}

/** "Wick, Ironbell and Tallow"; "Anonymous" where no name is given. */
export function byline(book: Pick<Book, 'authors'>): string {
  const names = book.authors.map((author) => author.name);
  if (names.length === 0) return 'Anonymous';
  if (names.length === 1) return names[0]!;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** "3/7", "3/?" or, for a work that is one whole, "1/1": chapters posted of chapters planned. */
export function chapterCount(book: Book): string {
  const planned = book.chaptersExpected ?? (book.complete === true ? book.chapters.length : null);
  return `${book.chapters.length}/${planned ?? '?'}`;
}

/** True where the text is one piece with no heading of its own. */
export function isSinglePiece(book: Book): boolean {
  return (
    book.chapters.length === 1 && (book.chapters[0]!.title === null || book.chapters[0]!.title === book.title)
  );
}

/** "Chapter 3: The Ferry", "Chapter 3"; for a single piece the work's own title. */
export function chapterHeading(book: Book, chapter: BookChapter): string {
  if (isSinglePiece(book)) return book.title;
  const number = `Chapter ${chapter.number}`;
  if (chapter.title === null || chapter.title.trim() === '') return number;
  return namesItsNumber(chapter) ? chapter.title : `${number}: ${chapter.title}`;
}

function namesItsNumber(chapter: BookChapter): boolean {
  return new RegExp(`^(chapter|ch\\.?|part|kapitel|capítulo|chapitre)\\s+${chapter.number}(?!\\d)`, 'i').test(
    chapter.title ?? '',
  );
}
