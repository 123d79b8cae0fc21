import { expect, test } from 'vitest';
import { wordsIn } from './cut.ts';

const folded = (text: string) => wordsIn(text).map((word) => word.folded);

test('words are cut at spaces and punctuation, letter case and accents aside', () => {
  expect(folded('The “Kettle” sang—Café, naïve; 12 o’clock.')).toEqual([
    'the',
    'kettle',
    'sang',
    'cafe',
    'naive',
    '12',
    'o',
    'clock',
  ]);
});

test('contractions are one word, elisions are two', () => {
  expect(folded("Don't tell Anna’s sister; I'll go")).toEqual([
    "don't",
    'tell',
    "anna's",
    'sister',
    "i'll",
    'go',
  ]);
  expect(folded("l'amour qu’elle dell'aria O'Brien")).toEqual([
    'l',
    'amour',
    'qu',
    'elle',
    'dell',
    'aria',
    'o',
    'brien',
  ]);
});

test('hyphens part words, soft hyphens do not', () => {
  expect(folded('arm-rest Wasser\u00adfall')).toEqual(['arm', 'rest', 'wasserfall']);
});

test('scripts without spaces are cut into words', () => {
  expect(folded('彼女は図書館で本を読んだ')).toContain('図書館');
  expect(folded('她在图书馆看书')).toContain('图书');
  expect(folded('เธออ่านหนังสือในห้องสมุด').length).toBeGreaterThan(3);
  expect(folded('Sherlock看书')).toEqual(expect.arrayContaining(['sherlock']));
});

test('Russian and Arabic are compared without their marks, and spelt with them for the stemmer', () => {
  const [word] = wordsIn('красный');
  expect(word?.spelt).toBe('красный');
  expect(folded('كِتَابٌ كتـــاب')).toEqual(['كتاب', 'كتاب']);
});

test('each word says where it stands', () => {
  const text = 'À la “maison”, 図書館へ l’été 🔥';
  for (const { at, end, folded: word } of wordsIn(text)) expect(folded(text.slice(at, end))).toEqual([word]);
});

test('what is long takes no longer than its length', () => {
  expect(folded("a'".repeat(50_000)).length).toBeGreaterThan(0);
  expect(folded('図書館で本を読んだ'.repeat(20_000)).length).toBeGreaterThan(60_000);
  expect(folded('x'.repeat(100_000))).toEqual(['x'.repeat(64)]);
});
