import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Book, BookChapter } from '../../editions/book.ts';
import { writeEpub } from '../../editions/epub/writeEpub.ts';
import { clean } from '../../prose/clean.ts';
import { NO_HTML, type CleanHtml } from '../../prose/cleanHtml.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { plainText } from '../../prose/text.ts';
import { packed } from '../../testing/packed.ts';
import { BARE_CONTEXT } from '../../testing/goldenLines.ts';
import { wildBook } from '../../testing/wildBooks.ts';
import type { Draft } from '../draft.ts';
import { sniff } from '../sniff.ts';
import { epubReader } from './reader.ts';

/** A picture of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC',
  'base64',
);
const SHA = createHash('sha256').update(PICTURE).digest('hex');

async function readBack(book: Book): Promise<Draft> {
  const [reading] = await epubReader.read(
    sniff({ name: 'a.epub', bytes: await writeEpub(book) }),
    BARE_CONTEXT,
  );
  expect(reading?.format).toBe('fadeless-epub');
  return reading!.draft!;
}

function chapter(number: number, title: string | null, html: string): BookChapter {
  const shaped = shapeChapter(html);
  const note = clean(`<p>A note on ${number}.</p>`);
  return {
    number,
    title,
    summary: NO_HTML,
    notesBegin: note,
    notesEnd: note,
    published: '2020-01-02',
    ...shaped,
  };
}

const TEXT = [
  `<p>One <em>lamp</em>, &amp; the “tide”.<sup><a href="#fn-1" id="fn-ref-1">1</a></sup></p><hr><p class="verse">A line<br>and another</p>
   <div class="letter"><p>Dear Ruth,</p><p>come home.</p></div><p><img src="/images/${SHA}.png" alt="a map"></p>
   <ol class="footnote"><li id="fn-1"><p>In green. <a href="#fn-ref-1">↩</a></p></li></ol>`,
  `<blockquote><p>Quoted.</p></blockquote><ul><li>ink</li><li>bread</li></ul><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>
   <h3>Evening</h3><p dir="rtl" lang="he">שלום</p><p class="centre">The End</p><p>A/N: this is a line of the story.</p>`,
];

const BOOK: Book = {
  workId: '7',
  address: 'https://archive.example.org/works/7',
  archiveName: 'The Archive',
  title: 'Low Water, & After',
  authors: [{ name: 'Juno, the Elder' }, { name: 'wick & wax' }],
  fandoms: ['Lighthouse Road'],
  relationships: ['Edda Voss/Ruth Amery'],
  characters: ['Edda Voss'],
  additionalTags: ['Slow Burn', 'tea, so much tea'],
  warnings: ['No Archive Warnings Apply'],
  categories: ['F/F'],
  rating: 'Mature',
  setting: { raw: 'after 2x03', relation: 'after', fandom: 'Lighthouse Road', code: '2x03', title: 'Slack' },
  summary: clean('<p>The ferry does not run.</p>'),
  notesBegin: clean('<p>Hello.</p>'),
  notesEnd: clean('<p>Goodbye.</p>'),
  spoilers: { raw: 'up to 2x02', relation: null, fandom: 'Lighthouse Road', code: '2x02', title: null },
  disclaimer: 'Not mine.',
  archivePermission: 'Ask first.',
  feedback: 'juno@example.org',
  collections: ['Tides, and after'],
  dedication: null,
  recipients: ['fennel'],
  beta: ['ironbell'],
  language: 'en',
  series: [{ name: 'Tides', position: 2, address: 'https://archive.example.org/series/1' }],
  published: '2020-01-02',
  updated: '2020-02-03',
  modified: '2020-02-03T00:00:00Z',
  complete: true,
  chaptersExpected: 2,
  words: 30,
  sourceUrl: 'https://example.org/works/1',
  chapters: [chapter(1, 'Ebb', TEXT[0]!), chapter(2, null, TEXT[1]!)],
  image: async () => PICTURE,
};

test('a book of ours reads back to the work it was made of', async () => {
  const draft = await readBack(BOOK);
  const { title, fandoms, relationships, characters, additionalTags, warnings, categories, setting } = draft;
  const same = { title, fandoms, relationships, characters, additionalTags, warnings, categories, setting };
  expect(BOOK).toMatchObject(same);
  expect(draft.authors).toEqual(['Juno, the Elder', 'wick & wax']);
  expect(draft.rating).toEqual({ raw: 'Mature', value: 'Mature' });
  expect([draft.summary, draft.notesBegin, draft.notesEnd]).toEqual([
    BOOK.summary,
    BOOK.notesBegin,
    BOOK.notesEnd,
  ]);
  expect(draft.series).toEqual([{ name: 'Tides', position: 2, url: 'https://archive.example.org/series/1' }]);
  expect(draft.images.map(({ sha256 }) => sha256)).toEqual([SHA]);
  expect(draft.chapters.map((one) => [one.number, one.title, one.published, one.words])).toEqual(
    BOOK.chapters.map((one) => [one.number, one.title, one.published, one.words]),
  );
});

test('the text of its chapters is the same to the letter', async () => {
  const draft = await readBack(BOOK);
  for (const [at, one] of draft.chapters.entries()) expect(one.html).toBe(BOOK.chapters[at]!.html);
});

const wordsOf = (chapters: { html: CleanHtml }[]) =>
  chapters.map(({ html }) => plainText(html).replaceAll(/[^\p{L}\p{N}]/gu, '')).filter(Boolean);
/** The archive keeps chapters shaped: an empty item of a numbered list, say, is no more, and the others count anew. */
const stored = (book: Book): Book => ({
  ...book,
  chapters: book.chapters.map((one) => ({ ...one, html: shapeChapter(one.html).html })),
});

test('any book of ours reads back with the same words, and one without a word is refused', async () => {
  for (const wild of fc.sample(wildBook, { numRuns: 25 })) {
    const book = stored(wild);
    const words = wordsOf(book.chapters);
    if (words.length === 0) await expect(readBack(book)).rejects.toMatchObject({ code: 'no-story' });
    else expect(wordsOf((await readBack(book)).chapters)).toEqual(words);
  }
});

test('an empty item of a numbered list takes no number with it on its way', async () => {
  const html = shapeChapter('<ol><li><br></li><li>the tide</li><li>the lamp</li></ol>').html;
  const book = { ...BOOK, chapters: [{ ...BOOK.chapters[0]!, html }] };
  expect(wordsOf((await readBack(book)).chapters)).toEqual(wordsOf(book.chapters));
});

test('a chapter whose only picture was lost keeps its place among the others', async () => {
  const lost = shapeChapter(`<p><img src="/images/${'0'.repeat(64)}.png" alt="A map"></p>`).html;
  const [first, second] = BOOK.chapters;
  const chapters = [{ ...first!, html: lost, words: 0, title: 'Map' }, second!];
  const draft = await readBack({ ...BOOK, chapters });
  expect(draft.chapters.at(-1)).toMatchObject({ title: second!.title, html: second!.html });
});

test('a manifest that is not ours is passed over and the book read as any other', async () => {
  const files = {
    mimetype: 'application/epub+zip',
    'META-INF/fadeless.json': '{"fadeless":1,"work":{"title":5}}',
    'a.opf':
      '<package><metadata><title>Tin</title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
    'a.xhtml': '<html><body><p>It rained.</p></body></html>',
  };
  const [reading] = await epubReader.read(
    sniff({ name: 'a.epub', bytes: await packed(files) }),
    BARE_CONTEXT,
  );
  expect(reading).toMatchObject({ format: 'epub', draft: { title: 'Tin' } });
});
