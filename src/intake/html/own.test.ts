import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeHtml } from '../../editions/html.ts';
import type { Book } from '../../editions/book.ts';
import { plainText } from '../../prose/text.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { BARE_CONTEXT } from '../../testing/goldenLines.ts';
import { PICTURES, wildBook } from '../../testing/wildBooks.ts';
import type { Reading } from '../draft.ts';
import { READERS } from '../readers.ts';
import { sniff } from '../sniff.ts';

async function read(html: string): Promise<Reading> {
  const file = sniff({ name: 'a.html', bytes: Buffer.from(html) });
  const [reading] = await READERS.find((one) => one.recognises(file))!.read(file, BARE_CONTEXT);
  return reading!;
}

/** A work as the archive stores it: chapters shaped, links whole, no picture lost, no letters that decoding drops. */
function stored(book: Book): Book {
  const chapters = book.chapters.map((one) => {
    const html = one.html
      .replaceAll(/[\u0085\ufeff]/g, '')
      .replaceAll(/ href="(?![a-z]+:|#)[^"]*"/gi, '')
      .replaceAll(new RegExp(`<img src="/images/${'0'.repeat(64)}[^>]*>`, 'g'), '');
    return Object.assign({}, one, shapeChapter(html, { image: (src) => src }));
  });
  return { ...book, chapters: chapters.filter(({ words, html }) => words > 0 || html.includes('<img')) };
}

const BOOKS = fc.sample(wildBook, { seed: 11, numRuns: 30 }).map(stored);
const FIELDS = [
  'title',
  'fandoms',
  'relationships',
  'characters',
  'additionalTags',
  'warnings',
  'categories',
  'setting',
  'spoilers',
  'summary',
  'notesBegin',
  'notesEnd',
  'disclaimer',
  'archivePermission',
  'feedback',
  'dedication',
  'recipients',
  'beta',
  'collections',
  'language',
  'sourceUrl',
  'published',
  'updated',
  'complete',
  'chaptersExpected',
] as const;

test('an HTML file of ours reads back with every fact of the work', async () => {
  for (const book of BOOKS.filter(({ chapters }) => chapters.length > 0)) {
    const { format, draft } = await read(await writeHtml(book));
    expect(format).toBe('fadeless-html');
    for (const field of FIELDS) expect(draft![field]).toEqual(book[field]);
    expect(draft!.authors).toEqual(book.authors.map(({ name }) => name));
    expect(draft!.series).toEqual(
      book.series.map(({ name, position, address }) => ({ name, position, url: address })),
    );
    expect(draft!.rating?.raw ?? null).toBe(book.rating);
  }
});

test('the text of its chapters is the same to the letter', async () => {
  for (const book of BOOKS.filter(({ chapters }) => chapters.length > 0)) {
    const { draft } = await read(await writeHtml(book));
    expect(draft!.chapters.map(({ html }) => html)).toEqual(book.chapters.map(({ html }) => html));
    expect(
      draft!.chapters.map(({ title, summary, notesBegin, notesEnd }) => [
        title,
        summary,
        notesBegin,
        notesEnd,
      ]),
    ).toEqual(
      book.chapters.map(({ title, summary, notesBegin, notesEnd }) => [title, summary, notesBegin, notesEnd]),
    );
  }
});

test('pictures written into it come out again', async () => {
  const [name] = PICTURES.keys();
  const html = shapeChapter(`<p>A lamp.</p><p><img src="/images/${name}" alt="lamp"></p>`, {
    image: (src) => src,
  });
  const book: Book = { ...BOOKS[0]!, chapters: [{ ...BOOKS[0]!.chapters[0]!, ...html }] };
  const { draft } = await read(await writeHtml(book));
  expect(draft!.images.map(({ sha256 }) => sha256)).toEqual([name!.replace(/\..*/, '')]);
  expect(draft!.chapters[0]!.html).toBe(html.html);
});

test('a text corrected by hand wins over the manifest, and a broken manifest is passed over', async () => {
  const plain = shapeChapter('<p>The lamp was lift.</p>');
  const book: Book = { ...BOOKS[0]!, title: 'Lamps', chapters: [{ ...BOOKS[0]!.chapters[0]!, ...plain }] };
  const html = await writeHtml(book);
  const corrected = await read(html.replace('was lift.', 'was lit.'));
  expect(plainText(corrected.draft!.chapters[0]!.html)).toBe('The lamp was lit.');
  const broken = await read(html.replace('{"fadeless":1', '{"fadeless":2'));
  expect(broken).toMatchObject({ format: 'html', error: null });
  expect(broken.draft!.chapters[0]!.words).toBeGreaterThan(3);
});

test('no title can end the manifest early', async () => {
  const book: Book = { ...BOOKS[0]!, title: 'A </script><script>alert(1)</script> tale <!--' };
  const { draft } = await read(await writeHtml(book));
  expect(draft!.title).toBe(book.title);
});
