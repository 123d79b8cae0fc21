import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { clean } from '../prose/clean.ts';
import type { CleanHtml } from '../prose/cleanHtml.ts';
import { plainText } from '../prose/text.ts';
import { wildHtml } from '../testing/wildBooks.ts';
import { markdownOf } from './markdownText.ts';
import { treeOf } from './tree.ts';

const reader = new MarkdownIt({ html: true });

/** The words that come back; white space and the marks of lists aside. */
function readBack(html: CleanHtml): string {
  return plain(clean(reader.render(markdownOf(treeOf(html)))));
}

const plain = (html: CleanHtml): string =>
  plainText(html)
    .replace(/^\s*(?:- |-?\d+\. )/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

test('whatever a story holds, its Markdown reads back as the same words', () => {
  fc.assert(
    fc.property(wildHtml, (html) => {
      expect(readBack(html)).toBe(plain(html));
    }),
    { numRuns: 500 },
  );
});

test('emphasis that Markdown signs cannot carry is written as tags', () => {
  expect(markdownOf(treeOf(clean('<p>un<em>be</em>lievable, <em>“so”</em>ever</p>')))).toBe(
    'un*be*lievable, <em>“so”</em>ever\n',
  );
});

test('two lists in a row stay two', () => {
  const html = clean('<ul><li>a</li></ul><ul><li>b</li></ul>');
  expect(clean(reader.render(markdownOf(treeOf(html))))).toBe(html);
});
