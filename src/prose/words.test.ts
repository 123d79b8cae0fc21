import { describe, expect, test } from 'vitest';
import { clean } from './clean.ts';
import { countWords, countWordsInText } from './words.ts';

describe("words are counted as AO3's readers know them", () => {
  test.each([
    ['one two three', 3],
    ["don't", 1],
    ['don’t ‘quoted’', 2],
    ['arm-rest', 1],
    ['one--two', 2],
    ['one---two', 2],
    ['one — two', 2],
    ['wait...what', 2],
    ['- -- ... * * * ?!', 0],
    ["'' ‘’ -", 0],
    ['', 0],
    ['一个简单の栗子', 7],
    ['嘿|bob|说', 3],
    ['嘿bob说', 3],
    ['スーパー', 4],
    ['สวัสดี', 6],
    ['안녕 세상', 2],
    ['snake_case 3rd 1,234 3.14', 6],
    ['naïve café', 2],
    ['नमस्ते दुनिया', 2],
    ['שלום, עולם', 2],
    ['𝒜 𠮷野家', 4],
    ['😀 smile 😀', 1],
    ['word\u00A0word\tword\nword', 4],
  ])('%s', (text, words) => {
    expect(countWordsInText(text)).toBe(words);
    expect(countWords(clean(`<p>${text}</p>`))).toBe(words);
  });

  test('a tag parts words, its name and attributes are none', () => {
    expect(countWords(clean('<p>un<em>believ</em>able</p><p>two<br>three</p>'))).toBe(5);
    expect(countWords(clean('<p><a href="https://example.org/a b c" title="not counted">here</a></p>'))).toBe(
      1,
    );
  });

  test('references are signs, not words', () => {
    expect(countWords(clean('<p>Ives &amp; Wren &lt;3 "x"</p>'))).toBe(4);
    expect(countWordsInText('Ives &amp; Wren')).toBe(3);
  });
});
