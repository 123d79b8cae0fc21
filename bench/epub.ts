import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../src/editions/book.ts';
import { writeEpub } from '../src/editions/epub/writeEpub.ts';
import type { CleanHtml } from '../src/prose/cleanHtml.ts';
import { shapeChapter } from '../src/prose/shape.ts';
import { installed, timed } from './program.ts';
import { htmlBook, paragraphs } from './stories.ts';
import { median, type Row } from './table.ts';

const CHAPTERS = 30;
const WORDS = 100_000;
const RUNS = 9;
/** Runs before it counts: a server has made books before. */
const WARMING = 4;

/** An EPUB of 100,000 words in 30 chapters, beside calibre and pandoc on the same text as HTML. */
export async function measureEpub(folder: string): Promise<Row[]> {
  const times: number[] = [];
  const processor: number[] = [];
  // Each has a title of its own, so that no cover and no chapter can come from memory.
  const books = Array.from({ length: WARMING + RUNS }, (_, at) => bookOf(at));
  // What making the texts left behind is not the books' to clear away. (Not before each run: collecting by force also
  // throws away compiled code.)
  globalThis.gc?.();
  for (const [at, book] of books.entries()) {
    const before = process.cpuUsage();
    const began = performance.now();
    await writeEpub(book);
    if (at < WARMING) continue;
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  const ours = median(times);
  const page = join(folder, 'book.html');
  writeFileSync(page, htmlBook(1, CHAPTERS, WORDS / CHAPTERS));
  const what = 'EPUB of 100,000 words in 30 chapters';
  const calibre = installed('ebook-convert')
    ? timed('ebook-convert', [page, join(folder, 'calibre.epub')])
    : null;
  const pandoc = installed('pandoc') ? timed('pandoc', ['-o', join(folder, 'pandoc.epub'), page]) : null;
  return [
    { what, ours, unit: 'ms', asked: '< 100 ms' },
    { what: `${what}, processor`, ours: median(processor), unit: 'ms' },
    { what, ours, unit: 'ms', against: 'calibre (a whole process)', theirs: calibre && calibre * 1000 },
    { what, ours, unit: 'ms', against: 'pandoc (a whole process)', theirs: pandoc && pandoc * 1000 },
  ];
}

function bookOf(seed: number): Book {
  const none = '' as CleanHtml;
  const chapters = Array.from({ length: CHAPTERS }, (_, index) => {
    const html = paragraphs(seed * 100 + index, Math.round(WORDS / CHAPTERS))
      .map((text) => `<p>${text}</p>`)
      .join('\n');
    const shaped = shapeChapter(html);
    return {
      number: index + 1,
      title: `Part ${index + 1}`,
      summary: none,
      notesBegin: none,
      notesEnd: none,
      published: null,
      ...shaped,
    };
  });
  return {
    workId: String(1000 + seed),
    address: `http://127.0.0.1/works/${seed}`,
    archiveName: 'Bench',
    title: `A Long Story, told ${seed} times`,
    authors: [{ name: 'Writer One' }],
    fandoms: ['Harbour Lights'],
    relationships: [],
    characters: [],
    additionalTags: ['Long'],
    warnings: [],
    categories: [],
    rating: 'General Audiences',
    spoilers: null,
    archivePermission: null,
    feedback: null,
    collections: [],
    setting: null,
    summary: none,
    notesBegin: none,
    notesEnd: none,
    disclaimer: null,
    dedication: null,
    recipients: [],
    beta: [],
    language: 'en',
    series: [],
    published: '2020-01-01',
    updated: '2020-01-01',
    modified: '2020-01-01T00:00:00.000Z',
    complete: true,
    chaptersExpected: CHAPTERS,
    words: WORDS,
    sourceUrl: null,
    chapters,
    image: async () => null,
  };
}
