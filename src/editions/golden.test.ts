import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { clean } from '../prose/clean.ts';
import { countWords } from '../prose/words.ts';
import { goldenFolders } from '../testing/golden.ts';
import { PICTURES } from '../testing/wildBooks.ts';
import type { Book, BookChapter } from './book.ts';
import { writeEdition } from './edition.ts';
import { FORMATS, type Format } from './formats.ts';

type Told = Omit<Partial<Book>, 'chapters'> & { title: string; chapters: (Partial<BookChapter> & { html: string })[] };

/** What a case does not tell. */
const UNKNOWN = {
  workId: '7',
  address: 'https://archive.example.org/works/7',
  archiveName: 'Example Archive',
  modified: '2026-11-22T08:00:00Z',
  authors: [],
  fandoms: [],
  relationships: [],
  characters: [],
  additionalTags: [],
  warnings: [],
  categories: [],
  recipients: [],
  beta: [],
  series: [],
  rating: null,
  setting: null,
  spoilers: null,
  archivePermission: null,
  feedback: null,
  collections: [],
  disclaimer: null,
  dedication: null,
  language: null,
  published: null,
  updated: null,
  complete: null,
  chaptersExpected: null,
  sourceUrl: null,
};

const HTML_FIELDS = ['summary', 'notesBegin', 'notesEnd'] as const;

function bookFrom(path: string): Book {
  const told = JSON.parse(readFileSync(path, 'utf8')) as Told;
  const cleaned = (from: Partial<Pick<Book, (typeof HTML_FIELDS)[number]>>) =>
    Object.fromEntries(HTML_FIELDS.map((field) => [field, clean(from[field] ?? '')])) as Pick<Book, (typeof HTML_FIELDS)[number]>;
  const chapters = told.chapters.map((chapter, at): BookChapter => {
    const html = clean(chapter.html);
    return { number: at + 1, title: null, published: null, ...chapter, ...cleaned(chapter), html, words: countWords(html) };
  });
  return {
    ...UNKNOWN,
    ...told,
    ...cleaned(told),
    chapters,
    words: chapters.reduce((sum, chapter) => sum + chapter.words, 0),
    image: async (name) => PICTURES.get(name) ?? null,
  };
}

const folder = fileURLToPath(new URL('golden', import.meta.url));

for (const format of Object.keys(FORMATS) as Format[]) {
  if (format === 'epub') continue;
  describe(FORMATS[format].name, () => goldenFolders(folder, `golden.${format}`, ([path]) => writeEdition(bookFrom(path!), format)));
}
