import { expect, test } from 'vitest';
import { parseFragment } from '../../prose/parse.ts';
import { elements } from '../../prose/walk.ts';
import { workAddress } from './address.ts';
import { readByline, readRecipients } from './byline.ts';
import { chapterTitle } from './headings.ts';
import { readStats } from './stats.ts';
import { categoryOf, ratingOf, warningOf } from './vocabulary.ts';

const byline = (html: string) => [...elements(parseFragment(`<p>${html}</p>`))][0]!;

test('names come out of every kind of byline', () => {
  const names: Record<string, string[]> = {
    'by <a rel="author">tidewrack</a>': ['tidewrack'],
    'by <a>Pell (saltmarsh_pell)</a>, <a>Gale, of the Point</a>': [
      'Pell (saltmarsh_pell)',
      'Gale, of the Point',
    ],
    'by Anonymous': ['Anonymous'],
    Anonymous: ['Anonymous'],
    'by Doe, Jane [archived by <a>keeper</a>]': ['Doe, Jane'],
    'by Jane[archived by <a>keeper</a>], <a>tidewrack</a>': ['Jane', 'tidewrack'],
    'Chapter by <a>tidewrack</a>': ['tidewrack'],
    'by <a>by the sea</a>': ['by the sea'],
    'by ': [],
  };
  for (const [html, expected] of Object.entries(names))
    expect([html, readByline(byline(html))]).toEqual([html, expected]);
  expect(readRecipients(byline('For <a>gannet</a>, Someone Else.'))).toEqual(['gannet', 'Someone Else']);
});

test('a chapter heading gives its title, once', () => {
  const titles: [string, number, string | null][] = [
    ['Chapter 3: Match', 3, 'Match'],
    ['Chapter 3: Chapter 3: Match', 3, 'Match'],
    ['Chapter 3', 3, null],
    ['Chapter 3: Chapter 3', 3, null],
    ['Chapter 3: Chapter 2', 3, 'Chapter 2'],
    ['Ch. 3 – Match', 3, 'Match'],
    ['Match', 3, 'Match'],
    ['Chapter Three: Match', 3, 'Chapter Three: Match'],
    ['Chapter 31', 3, 'Chapter 31'],
    ['Chapter 3rd Street', 3, 'Chapter 3rd Street'],
    [' ', 1, null],
  ];
  for (const [heading, number, title] of titles)
    expect([heading, chapterTitle(heading, number)]).toEqual([heading, title]);
});

test('the statistics are read in the order of any year', () => {
  const read = {
    published: '2019-02-14',
    updated: '2019-03-01',
    words: 1234,
    chapters: { posted: 3, expected: 3 },
  };
  expect(readStats('Published: 2019-02-14 Completed: 2019-03-01 Chapters: 3/3 Words: 1234')).toEqual({
    ...read,
    completed: true,
  });
  expect(readStats('Published: 2019-02-14\n Updated: 2019-03-01\n Words: 1,234 Chapters: 3/3')).toEqual({
    ...read,
    completed: false,
  });
  expect(readStats('Published: 2019-02-30 Words: many Chapters: three')).toEqual({
    published: null,
    updated: null,
    completed: false,
    words: null,
    chapters: null,
  });
  expect(readStats('Chapters: 1,001/? Words: 2.345.678').chapters).toEqual({ posted: 1001, expected: null });
});

test('every way to write the address of a work means the same work', () => {
  const url = 'https://archiveofourown.org/works/12';
  for (const address of [
    'http://archiveofourown.org/works/12',
    'https://www.archiveofourown.org/works/12/chapters/9#workskin',
    '/works/12?view_adult=true',
    'https://ao3.org/works/12',
    '//archiveofourown.org/collections/yule/works/12',
    'http://archive.transformativeworks.org/works/12',
  ]) {
    expect([address, workAddress(address)?.url]).toEqual([address, url]);
  }
  expect(workAddress('https://squidgeworld.example/works/12')?.url).toBe(
    'https://squidgeworld.example/works/12',
  );
  for (const address of [
    'https://archiveofourown.org/series/12',
    '/works',
    '/works/12x',
    'javascript:/works/12',
    '',
  ])
    expect([address, workAddress(address)]).toEqual([address, null]);
});

test('older words for warnings, categories and ratings mean those of today', () => {
  expect(['Underage', 'choose not to use archive warnings', 'Character Death'].map(warningOf)).toEqual([
    'Underage Sex',
    'Creator Chose Not To Use Archive Warnings',
    'Character Death',
  ]);
  expect(['f/f', 'gen', 'Het'].map(categoryOf)).toEqual(['F/F', 'Gen', null]);
  expect(['explicit', 'NC-17'].map(ratingOf)).toEqual(['Explicit', null]);
});
