import { expect, test } from 'vitest';
import { fileName, fullFileName } from './fileName.ts';

const named = (title: string, author = 'Wick') => ({ title, workId: '12', authors: [{ name: author }] });

test('a file name is the title and the first author in plain letters', () => {
  expect(fileName(named('The “Ferry” & the Tide: Part 2?', 'Ünder Wöod'), 'epub')).toBe(
    'The_Ferry_the_Tide_Part_2_by_Under_Wood.epub',
  );
});

test('letters of neighbouring alphabets are written as they sound', () => {
  expect(fileName(named('Война и мир на кухне', 'Ёлка'), 'md')).toBe('Voina_i_mir_na_kukhne_by_Elka.md');
  expect(fileName(named('Straße nach Łódź', 'Ærø'), 'txt')).toBe('Strasse_nach_Lodz_by_Aero.txt');
});

test('a title without plain letters is named by its number', () => {
  expect(fileName(named('夜の海'), 'html')).toBe('Work_12.html');
});

test('a long title is cut at a word', () => {
  expect(fileName(named('a long way from home '.repeat(9)), 'epub')).toMatch(
    /^(a_long_way_from_home_){2}a_long_way_from_by_Wick\.epub$/,
  );
});

test('the full name keeps the letters and drops what a file system or a trick could use', () => {
  expect(fullFileName(named('夜/の\\海: \u202Egpj.exe', '..'), 'epub')).toBe('夜 の 海 gpj.exe.epub');
  expect(fullFileName(named('...', '\u0000'), 'txt')).toBe('Work 12.txt');
});
