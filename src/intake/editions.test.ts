import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Book, BookChapter } from '../editions/book.ts';
import { writeMarkdown } from '../editions/markdown.ts';
import { writeText } from '../editions/text.ts';
import { NO_HTML, type CleanHtml } from '../prose/cleanHtml.ts';
import { shapeChapter } from '../prose/shape.ts';
import { plainText } from '../prose/text.ts';
import { BARE_CONTEXT } from '../testing/goldenLines.ts';
import { wildBook } from '../testing/wildBooks.ts';
import type { Draft } from './draft.ts';
import { READERS } from './readers.ts';
import { sniff } from './sniff.ts';

/** Blocks as stories have them; some look like the signs that Markdown and headers are made of. */
const BLOCKS = [
  '<p>The tide went <em>out</em> and the lamp stayed lit.</p>',
  '<p>“Come in,” she said — and then, <strong>quietly</strong>, “please.”</p>',
  '<hr>',
  '<p class="verse">Salt and lamp and line,<br>every boat is mine.</p>',
  '<blockquote><p>Dear Ruth,</p><p>come home.</p></blockquote>',
  '<ul><li>ink</li><li>bread</li></ul>',
  '<ol><li>one</li><li>two</li></ol>',
  '<h3>Evening</h3>',
  '<p>1. not a list, #not a head, *star* _under_ [brackets] &lt;tag&gt;</p>',
  '<p>- not a list</p>',
  '<p>He paid 3 * 4 = 12.</p>',
  '<p class="centre">The sign said <b>NO</b></p>',
  '<p>Rating: terrible, she thought.</p>',
  '<p>Chapter and verse.</p>',
  '<p>夜の海は静かだった。</p>',
  '<p dir="rtl" lang="he">שלום עולם</p>',
  '<p>She wrote 1999-12-31 on it ~ twice ~ and left.</p>',
  '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
  '<p>one<br>two</p>',
];
const text = fc
  .array(fc.constantFrom(...BLOCKS), { minLength: 3, maxLength: 9 })
  .map((some) => shapeChapter(`<p>The ferry came in late.</p>${some.join('')}`));

const book: fc.Arbitrary<Book> = fc
  .tuple(
    wildBook,
    fc.array(text, { minLength: 1, maxLength: 4 }),
    fc.array(fc.constantFrom('Ebb & Flow', 'Low Water', null), { minLength: 4, maxLength: 4 }),
  )
  .map(([wild, texts, titles]) => {
    const none = { summary: NO_HTML, notesBegin: NO_HTML, notesEnd: NO_HTML };
    const chapters = texts.map((shaped, at): BookChapter => {
      return {
        ...none,
        ...shaped,
        number: at + 1,
        title: texts.length === 1 ? null : titles[at]!,
        published: null,
      };
    });
    const authors = [{ name: 'Wick & Wax' }, { name: 'Juno' }];
    return {
      ...wild,
      ...none,
      title: 'The Lamp Road',
      authors,
      language: 'en',
      setting: null,
      complete: null,
      chapters,
    };
  });

async function readBack(name: string, content: string): Promise<Draft> {
  const file = sniff({ name, bytes: Buffer.from(content) });
  const [reading] = await READERS.find((one) => one.recognises(file))!.read(file, BARE_CONTEXT);
  return reading!.draft!;
}

test('a Markdown file of ours reads back to the letter, whatever its tags hold', async () => {
  await fc.assert(
    fc.asyncProperty(book, async (work) => {
      const draft = await readBack('a.md', writeMarkdown(work));
      expect([draft.title, draft.authors]).toEqual([work.title, ['Wick & Wax', 'Juno']]);
      expect(draft.chapters.map(({ title, html }) => [title, html])).toEqual(
        work.chapters.map(({ title, html }) => [title, html]),
      );
    }),
    { numRuns: 120 },
  );
});

test('a plain text of ours reads back with the same words in the same chapters', async () => {
  const wordsOf = (chapters: { html: CleanHtml }[]) =>
    chapters.map(({ html }) => plainText(html).match(/[\p{L}\p{N}]+/gu));
  await fc.assert(
    fc.asyncProperty(book, async (work) => {
      const draft = await readBack('a.txt', writeText(work));
      expect(draft.title).toBe(work.title);
      expect(wordsOf(draft.chapters)).toEqual(wordsOf(work.chapters));
    }),
    { numRuns: 120 },
  );
});

test('a tag with a line end of its own kind stays on the line of its field', async () => {
  const [work] = fc.sample(book, 1);
  const tags = ['star, the the the the the the the the the the the', '\u0085 "quoted" the', '“Come,” the'];
  const draft = await readBack('a.txt', writeText({ ...work!, additionalTags: tags }));
  expect(draft.chapters.some(({ html }) => plainText(html).includes('quoted" the'))).toBe(false);
  expect(draft.title).toBe(work!.title);
  expect(draft.chapters).toHaveLength(work!.chapters.length);
});
