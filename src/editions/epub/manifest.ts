import type { SettingReading } from '../../canon/setting.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import type { Book, BookChapter } from '../book.ts';

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

interface ManifestWork {
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
  spoilers: SettingReading | null;
  summaryHtml: CleanHtml;
  notesBeginHtml: CleanHtml;
  notesEndHtml: CleanHtml;
  disclaimer: string | null;
  archivePermission: string | null;
  feedback: string | null;
  dedication: string | null;
  recipients: string[];
  beta: string[];
  collections: string[];
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

interface ManifestChapter {
  number: number;
  title: string | null;
  summaryHtml: CleanHtml;
  notesBeginHtml: CleanHtml;
  notesEndHtml: CleanHtml;
  words: number;
  published: string | null;
  /** Paths from the root of the EPUB, e.g. `EPUB/text/chapter-003.xhtml`; in one HTML file the section, `#chapter-3`. */
  files: string[];
}

/** The manifest of a book whose chapters stand in these files. */
export function manifestOf(book: Book, files: readonly string[][]): Manifest {
  return {
    fadeless: 1,
    work: {
      address: book.address,
      archiveName: book.archiveName,
      title: book.title,
      authors: book.authors.map((author) => author.name),
      authorUrls: book.authors.map((author) => author.url ?? null),
      fandoms: book.fandoms,
      relationships: book.relationships,
      characters: book.characters,
      additionalTags: book.additionalTags,
      rating: book.rating,
      warnings: book.warnings,
      categories: book.categories,
      setting: book.setting,
      spoilers: book.spoilers,
      summaryHtml: book.summary,
      notesBeginHtml: book.notesBegin,
      notesEndHtml: book.notesEnd,
      disclaimer: book.disclaimer,
      archivePermission: book.archivePermission,
      feedback: book.feedback,
      dedication: book.dedication,
      recipients: book.recipients,
      beta: book.beta,
      collections: book.collections,
      language: book.language,
      series: book.series.map(({ name, position, address }) => ({ name, position, url: address })),
      sourceUrl: book.sourceUrl,
      published: book.published,
      updated: book.updated,
      complete: book.complete,
      chaptersExpected: book.chaptersExpected,
      words: book.words,
      chapters: book.chapters.map((chapter, at) => chapterOf(chapter, files[at] ?? [])),
    },
  };
}

function chapterOf(chapter: BookChapter, files: string[]): ManifestChapter {
  return {
    number: chapter.number,
    title: chapter.title,
    summaryHtml: chapter.summary,
    notesBeginHtml: chapter.notesBegin,
    notesEndHtml: chapter.notesEnd,
    words: chapter.words,
    published: chapter.published,
    files,
  };
}
