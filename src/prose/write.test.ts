import { describe, expect, test } from 'vitest';
import { NO_HTML } from './cleanHtml.ts';
import { escapeHtml, fromText, joinHtml, textOnly } from './write.ts';

test('signs of markup are written as references', () => {
  expect(escapeHtml(`<a href="x">'&'</a>`)).toBe(`&lt;a href=&quot;x&quot;&gt;'&amp;'&lt;/a&gt;`);
  expect(escapeHtml('plain')).toBe('plain');
});

test('what no text holds is dropped', () => {
  expect(textOnly('a\u0000b\u0008c\u000Bd\u001Fe\u007Ff\u0081g\uFFFEh\uFDD0i\tj\nk\u0085l')).toBe(
    'abcdefghi\tj\nk\u0085l',
  );
  expect(textOnly('half \uD83D of a character')).toBe('half \uFFFD of a character');
});

describe('plain text as markup', () => {
  test.each([
    ['One.\nTwo.\n\nThree & <four>.', '<p>One.<br>\nTwo.</p>\n<p>Three &amp; &lt;four&gt;.</p>\n'],
    ['One.\r\n\r\nTwo.\rThree.', '<p>One.</p>\n<p>Two.<br>\nThree.</p>\n'],
    ['  One\t two  \n \u00A0\n\n\n  "Three"', '<p>One two</p>\n<p>"Three"</p>\n'],
    ['\n \n', ''],
    ['', ''],
  ])('%j', (text, html) => {
    expect(fromText(text)).toBe(html);
  });
});

test('pieces stand on lines of their own', () => {
  expect(joinHtml(fromText('a'), NO_HTML, fromText('b'))).toBe('<p>a</p>\n<p>b</p>\n');
  expect(joinHtml()).toBe('');
});
