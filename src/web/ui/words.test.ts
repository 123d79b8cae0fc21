import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { tagAddress, tagNamed } from './addresses.ts';
import { chapterCount, counted, day, listed, readingTime, settingLine } from './words.ts';

test('any tag comes back from its address', () => {
  const plain = fc
    .string({ unit: 'grapheme' })
    .filter((name) => !/\*[sadqh]\*/.test(name) && name.isWellFormed());
  fc.assert(
    fc.property(plain, (name) => {
      const part = tagAddress(name).slice('/tags/'.length, -'/works'.length);
      expect(part).not.toMatch(/[/?#.&]/);
      expect(tagNamed(decodeURIComponent(part))).toBe(name);
    }),
  );
});

test('a tag’s address is the one AO3 writes', () => {
  expect(tagAddress('Ilse/Maren & Co. (v2)?')).toBe('/tags/Ilse*s*Maren%20*a*%20Co*d*%20(v2)*q*/works');
});

test('how long a reading takes is said as a person would', () => {
  expect([1, 2500, 15_000, 41_000, 210_000].map((words) => readingTime(words, 250))).toEqual([
    'about 1 min',
    'about 10 min',
    'about 1 h',
    'about 2 h 45 min',
    'about 14 h',
  ]);
});

test('chapters are counted against what was planned', () => {
  expect(chapterCount({ chapterCount: 3, chaptersExpected: 7, complete: false })).toBe('3/7');
  expect(chapterCount({ chapterCount: 3, chaptersExpected: null, complete: null })).toBe('3/?');
  expect(chapterCount({ chapterCount: 1, chaptersExpected: null, complete: true })).toBe('1/1');
});

test('a setting that was understood is said plainly, any other in the author’s words', () => {
  const setting = {
    raw: 'post-Lanterns',
    relation: 'after',
    fandom: 'Saltmarsh',
    code: '2x14',
    title: 'Lanterns',
  } as const;
  expect(settingLine(setting)).toBe('After “Lanterns” (2x14)');
  expect(settingLine({ ...setting, title: null })).toBe('After 2x14');
  expect(settingLine({ ...setting, relation: null })).toBe('post-Lanterns');
});

test('counts, days and names read as English', () => {
  expect([counted(1, 'work'), counted(1200, 'work'), counted(2, 'series', 'series')]).toEqual([
    '1 work',
    '1,200 works',
    '2 series',
  ]);
  expect(day('2004-05-03')).toBe('3 May 2004');
  expect(listed(['Wick', 'Tallow', 'Ironbell'])).toBe('Wick, Tallow and Ironbell');
});
