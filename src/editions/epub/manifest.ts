import type { SettingReading } from '../../canon/setting.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import type { Book } from '../book.ts';

/** Where in the EPUB the manifest stands. */
export const MANIFEST_NAME = 'META-INF/fadeless.json';

/**
 * What our EPUBs carry so that reading one back gives the same work: everything the book knows but the text, which
 * stands in the chapter files. In each of `chapters[].files`, in order, the text is what the one `section` holds
 * besides its first child `header` and its last child `aside class="end-notes"`; both are told here as HTML.
 */
export interface Manifest {
  /** The version of this form. */
  fadeless: 1;
  work: ManifestWork;
}

export interface ManifestWork {
  /** Where the work lives in the archive that made the book. */
  address: string;
  archiveName: string;
  title: string;
  authors: string[];
  /** As many as `authors`, in their order. */
  authorUrls: (string | null)[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  additionalTags: string[];
  rating: string | null;
  warnings: string[];
  categories: string[];
  setting: SettingReading | null;
  summaryHtml: CleanHtml;
  notesBeginHtml: CleanHtml;
  notesEndHtml: CleanHtml;
  disclaimer: string | null;
  dedication: string | null;
  recipients: string[];
  beta: string[];
  language: string | null;
  series: { name: string; position: number | null; url: string | null }[];
  sourceUrl: string | null;
  published: string | null;
  updated: string | null;
  complete: boolean | null;
  chaptersExpected: number | null;
  words: number;
  chapters: ManifestChapter[];
}

export interface ManifestChapter {
  number: number;
  title: string | null;
  summaryHtml: CleanHtml;
  notesBeginHtml: CleanHtml;
  notesEndHtml: CleanHtml;
  words: number;
  published: string | null;
  /** Paths from the root of the EPUB, e.g. `EPUB/text/chapter-003.xhtml`. */
  files: string[];
}

/** The manifest of a book whose chapters stand in these files. */
export function manifestOf(book: Book, files: readonly string[][]): Manifest {
  const { address, archiveName, title, fandoms, relationships, characters, additionalTags, rating, warnings } = book;
  const { categories, setting, disclaimer, dedication, recipients, beta, language, sourceUrl, published, updated } = book;
  const { complete, chaptersExpected, words } = book;
  return {
    fadeless: 1,
    work: {
      address,
      archiveName,
      title,
      authors: book.authors.map((author) => author.name),
      authorUrls: book.authors.map((author) => author.url ?? null),
      ...{ fandoms, relationships, characters, additionalTags, rating, warnings, categories, setting },
      summaryHtml: book.summary,
      notesBeginHtml: book.notesBegin,
      notesEndHtml: book.notesEnd,
      ...{ disclaimer, dedication, recipients, beta, language },
      series: book.series.map((series) => ({ name: series.name, position: series.position, url: series.address })),
      ...{ sourceUrl, published, updated, complete, chaptersExpected, words },
      chapters: book.chapters.map((chapter, at) => ({
        number: chapter.number,
        title: chapter.title,
        summaryHtml: chapter.summary,
        notesBeginHtml: chapter.notesBegin,
        notesEndHtml: chapter.notesEnd,
        words: chapter.words,
        published: chapter.published,
        files: files[at] ?? [],
      })),
    },
  };
}
