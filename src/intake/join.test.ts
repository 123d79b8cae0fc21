import { expect, test } from 'vitest';
import { shapeChapter } from '../prose/shape.ts';
import { fromText } from '../prose/write.ts';
import { emptyDraft, type Draft, type Reading } from './draft.ts';
import { joinParts } from './join.ts';
import { joinBundle, partFromName } from './joinByName.ts';

const NONE = fromText('');

function part(number: number, of: number | null, more: Partial<Draft> = {}): Reading {
  const chapter = {
    number: 1,
    title: null,
    summary: NONE,
    notesBegin: NONE,
    notesEnd: NONE,
    authors: [],
    published: null,
    sourceUrl: null,
  };
  const draft = {
    ...emptyDraft(),
    title: 'Low Tide',
    authors: ['Marrow'],
    part: { key: 'lowtide|marrow', number, of },
    ...more,
  };
  draft.chapters = [{ ...chapter, ...shapeChapter(`<p>Words of part ${number}.</p>`) }];
  return {
    files: [`tide${number}.txt`],
    format: 'text-header',
    encoding: 'utf-8',
    error: null,
    problems: [],
    draft,
  };
}

const texts = (reading: Reading): string[] =>
  reading.draft!.chapters.map(({ number, html }) => `${number} ${html.replace(/<[^>]+>|\n/g, '')}`);

test('parts come together in order, whatever order they came in', () => {
  const [work, ...others] = joinParts([part(3, 3, { complete: true }), part(1, 3), part(2, 3)]);
  expect(others).toEqual([]);
  expect(texts(work!)).toEqual(['1 Words of part 1.', '2 Words of part 2.', '3 Words of part 3.']);
  expect(work).toMatchObject({
    files: ['tide1.txt', 'tide2.txt', 'tide3.txt'],
    problems: [],
    draft: { complete: true, chaptersExpected: 3, part: null },
  });
});

test('a missing part is told, and the chapters say which part they are', () => {
  const [work] = joinParts([part(1, 3), part(3, 3)]);
  expect(work!.problems).toMatchObject([{ code: 'parts-missing', message: 'Parts 2 of 3 are missing.' }]);
  expect(work!.draft!.chapters.map(({ title }) => title)).toEqual(['Part 1', 'Part 3']);
  expect(work!.draft!.complete).toBeNull();
});

test('a first part alone is not called a part, and a later one is', () => {
  const [first] = joinParts([part(1, 5)]);
  expect(first!.draft!).toMatchObject({ chaptersExpected: 5, chapters: [{ title: null }] });
  expect(joinParts([part(3, 5)])[0]!.draft!.chapters).toMatchObject([{ number: 3, title: 'Part 3' }]);
});

test('of a part posted twice the later one counts', () => {
  const mended = part(1, 2);
  mended.draft!.chapters[0]!.html = fromText('Mended.');
  const [work] = joinParts([part(1, 2), part(2, 2), mended]);
  expect(texts(work!)).toEqual(['1 Mended.', '2 Words of part 2.']);
});

test('the highest rating of any part counts, and the last part says whether it goes on', () => {
  const mature = { raw: 'R', value: 'Mature' as const };
  const [work] = joinParts([
    part(1, null, { rating: { raw: 'PG', value: 'General Audiences' } }),
    part(2, null, { rating: mature, complete: false }),
  ]);
  expect(work!.draft).toMatchObject({ rating: mature, complete: false, chaptersExpected: null });
});

test('whole works and parts of other works pass as they are', () => {
  const whole = part(1, null, { part: null });
  const readings = joinParts([
    part(1, 2),
    whole,
    part(1, 2, { part: { key: 'other|marrow', number: 1, of: 1 } }),
    part(2, 2),
  ]);
  expect(readings).toHaveLength(3);
  expect(readings[1]).toBe(whole);
});

test('parts without a title are never joined', () => {
  expect(
    joinParts([
      part(1, 2, { part: { key: '|', number: 1, of: 2 } }),
      part(2, 2, { part: { key: '|', number: 2, of: 2 } }),
    ]),
  ).toHaveLength(2);
});

test.each([
  ['a/foo01.txt', 'a/foo.txt', 1],
  ['foo_part3.html', 'foo.html', 3],
  ['z.zip!x/Low Tide - Chapter 12.rtf', 'z.zip!x/low tide.rtf', 12],
  ['tide-2of7.txt', 'tide.txt', 2],
  ['tide/3.txt', 'tide/.txt', 3],
])('%s is part of %s', (name, key, number) => {
  expect(partFromName(name)).toEqual({ key, number });
});

test.each(['foo.txt', 'story2003.txt', 'photo1.jpg', 'book2.epub', 'part one.txt'])(
  '%s is no part by its name',
  (name) => {
    expect(partFromName(name)).toBeNull();
  },
);

test('files numbered by name become one work where nothing contradicts it', () => {
  const first = part(1, null, { part: null });
  const second = part(2, null, { part: null, title: null, authors: [] });
  expect(joinBundle([first, second]).map(texts)).toEqual([['1 Words of part 1.', '2 Words of part 2.']]);
});

test('files numbered by name stay apart where titles differ, or both are complete', () => {
  expect(
    joinBundle([part(1, null, { part: null }), part(2, null, { part: null, title: 'High Tide' })]),
  ).toHaveLength(2);
  expect(
    joinBundle([
      part(1, null, { part: null, complete: true }),
      part(2, null, { part: null, complete: true }),
    ]),
  ).toHaveLength(2);
});
