import { expect, test } from 'vitest';
import { parseDate, readDate } from './dates.ts';
import { readHeading } from './headings.ts';
import { genresIn, listIn, pairingsIn } from './lists.ts';
import { readNumber } from './numbers.ts';
import { partIn, withoutPart } from './parts.ts';
import { authorsIn, looksLikeNames } from './people.ts';
import { readRating } from './ratings.ts';
import { seriesIn } from './seriesField.ts';
import { readSubject } from './subject.ts';

test.each([
  ['PG-13', 'Teen And Up Audiences'],
  ['NC-17', 'Explicit'],
  ['nc17 for language', 'Explicit'],
  ["R, and in spots we're shooting for NC-17", 'Explicit'],
  ['R (not NC-17)', 'Mature'],
  ['PG', 'General Audiences'],
  ['K+', 'General Audiences'],
  ['T', 'Teen And Up Audiences'],
  ['M', 'Mature'],
  ['MA', 'Explicit'],
  ['FR15', 'Teen And Up Audiences'],
  ['FRAO', 'Explicit'],
  ['P18-AVL', 'Explicit'],
  ['Teen And Up Audiences', 'Teen And Up Audiences'],
  ['General Audiences', 'General Audiences'],
  ['adults only, please', 'Explicit'],
  ['PG-13 for adult themes', 'Teen And Up Audiences'],
  ['Not Rated', 'Not Rated'],
  ['18+', 'Explicit'],
  ['rated M for mature', 'Mature'],
])('the rating %s means %s', (raw, value) => {
  expect(readRating(raw)).toEqual({ raw, value });
});

test.each(['terrible, she thought', 'a good one', "I'm not sure"])('"%s" is no rating', (raw) => {
  expect(readRating(raw).value).toBeNull();
});

test.each([
  ['2003-04-02', '2003-04-02'],
  ['12 May 2001', '2001-05-12'],
  ['May 12th, 2001', '2001-05-12'],
  ['12. Mai 2001', '2001-05-12'],
  ['12 de mayo de 2001', '2001-05-12'],
  ['le 3 août 2004', '2004-08-03'],
  ['12.05.2001', '2001-05-12'],
  ['5/12/01', '2001-05-12'],
  ['25/12/99', '1999-12-25'],
  ['Sat, 14 Mar 1998 21:04:11 GMT', '1998-03-14'],
  ['Sat Mar 14 21:04:11 1998', '1998-03-14'],
  ['1550102400', '2019-02-14'],
  ['31 February 2003', null],
  ['yesterday', null],
])('the date %s is %s', (raw, date) => {
  expect(readDate(raw)).toBe(date);
});

test('what a date does not say is inferred, and said', () => {
  expect(parseDate('03/04/02')).toEqual({ date: '2002-03-04', inferred: 'month before day' });
  expect(parseDate('May 2001')).toEqual({ date: '2001-05-01', inferred: 'the day' });
  expect(parseDate('05/05/02')).toEqual({ date: '2002-05-05', inferred: null });
});

test.each([
  ['Marrow Lane <marrow@example.org>', ['Marrow Lane']],
  ['marrow (m@example.org) and Quill', ['marrow', 'Quill']],
  ['A, B & C', ['A', 'B', 'C']],
  ['marrow@example.org', ['marrow']],
  ['J. D. Wren', ['J. D. Wren']],
  ['Sandra', ['Sandra']],
  ['mailto:quill@example.org', ['quill']],
])('the authors in %s', (raw, names) => {
  expect(authorsIn(raw)).toEqual(names);
});

test.each(['the time she came home', 'then it was over', 'a narrow margin', 'night, she walked.'])(
  '"by %s" is prose',
  (text) => {
    expect(looksLikeNames(text)).toBe(false);
  },
);

test('lists keep brackets together, and None is nothing', () => {
  expect(listIn('angst, fluff (some, not much); UST.')).toEqual(['angst', 'fluff (some, not much)', 'UST']);
  expect(listIn('None')).toEqual([]);
  expect(pairingsIn('B/S, W/T and X/A')).toEqual(['B/S', 'W/T', 'X/A']);
  expect(pairingsIn('Fred and George/Angelina')).toEqual(['Fred and George/Angelina']);
  expect(genresIn('Angst/Romance, Hurt/Comfort')).toEqual(['Angst', 'Romance', 'Hurt/Comfort']);
});

test.each([
  ['3', 3],
  ['iv', 4],
  ['Twenty-One', 21],
  ['third', 3],
  ['drei', 3],
  ['mix', null],
  ['', null],
])('the number %s', (word, number) => {
  expect(readNumber(word)).toBe(number);
});

test.each([
  ['Low Tide (3/7)', { number: 3, of: 7 }, 'Low Tide'],
  ['Low Tide, Part Three of Seven', { number: 3, of: 7 }, 'Low Tide'],
  ['Low Tide 3/?', { number: 3, of: null }, 'Low Tide'],
  ['24/7', null, '24/7'],
  ['Ranma 1/2', { number: 1, of: 2 }, 'Ranma'],
])('the part in "%s"', (title, part, rest) => {
  expect(partIn(title)).toEqual(part);
  expect(withoutPart(title)).toBe(rest);
});

test.each([
  ['Chapter One: The Ferry', { number: 1, of: null, title: 'The Ferry', kind: 'chapter' }],
  ['CHAPTER 12', { number: 12, of: null, title: null, kind: 'chapter' }],
  ['~ Ch. 4 – Home ~', { number: 4, of: null, title: 'Home', kind: 'chapter' }],
  ['Part 3/7', { number: 3, of: 7, title: null, kind: 'part' }],
  ['Kapitel 2: Der Hügel', { number: 2, of: null, title: 'Der Hügel', kind: 'chapter' }],
  ['Prologue', { number: null, of: null, title: 'Prologue', kind: 'named' }],
  ['EPILOGUE', { number: null, of: null, title: 'Epilogue', kind: 'named' }],
  ['IV.', { number: 4, of: null, title: null, kind: 'number' }],
])('the heading %s', (line, heading) => {
  expect(readHeading(line)).toEqual(heading);
});

test.each([
  'Part of me wanted to go.',
  'Chapter and verse',
  'Part I thought lost.',
  'Book the tickets',
  'Day after day',
  'Act natural',
])('"%s" is prose', (line) => {
  expect(readHeading(line)).toBeNull();
});

test.each([
  ['Part 3 of the Harbour series', { name: 'Harbour', position: 3, url: null }],
  ['Harbour Nights #2', { name: 'Harbour Nights', position: 2, url: null }],
  ['Harbour Nights, part two', { name: 'Harbour Nights', position: 2, url: null }],
  ['Third in the "Harbour Nights" series', { name: 'Harbour Nights', position: 3, url: null }],
  ['Harbour Nights', { name: 'Harbour Nights', position: null, url: null }],
  ['There will be more. Perhaps.', null],
])('the series %s', (raw, series) => {
  expect(seriesIn(raw)).toEqual(series);
});

test('a Subject line is read as the groups wrote them', () => {
  expect(readSubject('NEW VOY "The Long Watch" 1/3 [PG] (J/P)')).toMatchObject({
    title: 'The Long Watch',
    show: 'VOY',
    part: { number: 1, of: 3 },
    rating: 'PG',
    relationships: ['J/P'],
    reply: false,
  });
  expect(readSubject('FIC: Low Tide by Marrow Lane (2/?)')).toMatchObject({
    title: 'Low Tide',
    author: 'Marrow Lane',
    part: { number: 2, of: null },
  });
  expect(readSubject('[harbourfic] Low Tide 3/12 [R]')).toMatchObject({
    title: 'Low Tide',
    part: { number: 3, of: 12 },
    rating: 'R',
  });
  expect(readSubject('Re: FIC: Low Tide')).toMatchObject({ reply: true, title: 'Low Tide' });
  expect(readSubject('REV: Low Tide (1/3)')).toMatchObject({ repost: true, title: 'Low Tide' });
});
