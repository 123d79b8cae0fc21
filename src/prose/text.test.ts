import { describe, expect, test } from 'vitest';
import { clean } from './clean.ts';
import { excerpt, paragraphTexts, plainText, titleText } from './text.ts';

describe('plain text', () => {
  test.each([
    ['<p>One.</p><p>Two<br>lines.</p>', 'One.\n\nTwo\nlines.'],
    ['<p>One.</p><hr data-mark="~*~"><p>Two.</p>', 'One.\n\n* * *\n\nTwo.'],
    ['<p>List:</p><ul><li>salt</li><li>rye</li></ul><p>End.</p>', 'List:\n\n- salt\n- rye\n\nEnd.'],
    ['<ol start="3"><li>wash</li><li>dry</li></ol>', '3. wash\n4. dry'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    [
      '<p>See <a href="https://example.org/">the map</a> <img src="http://example.org/x.png" alt="a map"></p>',
      'See the map a map',
    ],
    [`<p><img src="/images/${'0'.repeat(64)}.png" alt="a map"></p>`, '[a map]'],
    [
      '<table><tr><td>Mon</td><td>Ives</td></tr><tr><td>Tue</td><td>Wren</td></tr></table>',
      'Mon\tIves\nTue\tWren',
    ],
    ['<pre>a\n  b\n\nc</pre>', 'a\n  b\n\nc'],
    ['<blockquote><p>One &amp; <b>two</b>.</p></blockquote>loose', 'One & two.\n\nloose'],
    ['<dl><dt>Ferry</dt><dd>late</dd></dl>', 'Ferry\nlate'],
    ['', ''],
  ])('of %s', (html, text) => {
    expect(plainText(clean(html))).toBe(text);
  });

  test('has one text for each block with words', () => {
    expect(paragraphTexts(clean('<h2>A</h2><p>b</p><hr><ul><li>c</li></ul><p><br></p>'))).toEqual([
      'A',
      'b',
      '- c',
    ]);
  });
});

describe('an excerpt', () => {
  const html = clean('<p>The ferry was late again,</p><p>and nobody minded.</p>');

  test('is all of a short text, on one line', () => {
    expect(excerpt(html, 200)).toBe('The ferry was late again, and nobody minded.');
  });

  test('ends at a word and says that it ends', () => {
    expect(excerpt(html, 20)).toBe('The ferry was late…');
    expect(excerpt(html, 26)).toBe('The ferry was late again…');
    expect(excerpt(html, 12)).toBe('The ferry…');
  });

  test('cuts a word that is longer than itself, never a character', () => {
    expect(excerpt(clean(`<p>${'😀'.repeat(20)}</p>`), 10)).toMatch(/^(?:😀){4}…$/u);
    expect(excerpt(clean('<p>Unbelievable</p>'), 6)).toBe('Unbel…');
  });
});

describe('a title', () => {
  test.each([
    ['Salt &amp; Smoke', 'Salt & Smoke'],
    ['  The\n <i>Long</i>  Way ', 'The Long Way'],
    ['I <3 You', 'I <3 You'],
    ['R&D', 'R&D'],
    ['Caf&eacute; &#8212; <b>Two</b>', 'Café — Two'],
    ['<script>alert(1)</script>Tides', 'Tides'],
    ['5 > 4', '5 > 4'],
    ['Tab\u0000le', 'Table'],
    ['', ''],
  ])('%s', (written, title) => {
    expect(titleText(written)).toBe(title);
  });
});
