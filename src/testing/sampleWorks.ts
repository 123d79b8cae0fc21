import * as fc from 'fast-check';
import { escapeHtml } from '../prose/write.ts';
import type { SampleChapter, SampleWork } from './ao3Download.ts';

const words = fc
  .array(
    fc.constantFrom(
      'ember',
      'tide',
      'Åsa',
      'não',
      'café',
      'лес',
      '霧',
      'it’s',
      'well-worn',
      'O’Neill',
      '&',
      '<3',
      '5/7',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((list) => list.join(' '));
/** Tags hold anything but what their box refuses; commas stand in old ones. */
const tag = fc
  .tuple(
    words,
    fc.constantFrom('', '/Mara', ' & Lin', ', the younger', ' (TV)', ' - Freeform', '?', '.', ' #2', '*s*'),
  )
  .map((parts) => parts.join(''));
const tags = (most: number) => fc.uniqueArray(tag, { maxLength: most });
const html = words.map((text) => `<p>${escapeHtml(text)}</p>`);
const note = fc.oneof(
  fc.constant(''),
  html,
  fc.tuple(html, html).map((both) => both.join('\n')),
);
const title = words.filter((text) => /\p{L}/u.test(text) && !/^chapter/i.test(text));
/** Authors write headings into their chapters, and books are split before them. */
const heading = title.map((text) => `<h2>${escapeHtml(text)}</h2>\n<p>Rain again.</p>`);

const chapter: fc.Arbitrary<SampleChapter> = fc.record({
  title: fc.option(title),
  authors: fc.constant<string[]>([]),
  summary: note,
  notesBegin: note,
  notesEnd: note,
  html: fc.array(fc.oneof(html, heading), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n')),
});

const day = fc
  .date({ min: new Date('2008-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A made-up work of any shape, its words and tags chosen to be awkward. */
export const anyWork: fc.Arbitrary<SampleWork> = fc
  .record({
    id: fc.integer({ min: 1, max: 90_000_000 }),
    title,
    authors: fc.uniqueArray(
      fc.constantFrom(
        'ironlark',
        'Wick (tallowmere)',
        'née, of the hills',
        'åsa_b',
        'Bee & Co',
        'by the sea',
      ),
      { maxLength: 3 },
    ),
    rating: fc.constantFrom('Not Rated', 'General Audiences', 'Teen And Up Audiences', 'Mature', 'Explicit'),
    warnings: fc.uniqueArray(
      fc.constantFrom('Creator Chose Not To Use Archive Warnings', 'Underage Sex', 'Rape/Non-Con'),
      { minLength: 1 },
    ),
    categories: fc.uniqueArray(fc.constantFrom('F/F', 'F/M', 'Gen', 'M/M', 'Multi', 'Other')),
    fandoms: fc.uniqueArray(tag, { minLength: 1, maxLength: 5 }),
    relationships: tags(3),
    characters: tags(4),
    additionalTags: tags(6),
    language: fc.constantFrom(
      { name: 'English', code: 'en' },
      { name: '中文-普通话 國語', code: 'zh' },
      { name: 'עברית', code: 'he' },
    ),
    series: fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 99_999 }),
        name: title,
        position: fc.integer({ min: 1, max: 40 }),
      }),
      {
        maxLength: 3,
        selector: ({ id }) => id,
      },
    ),
    collections: fc.uniqueArray(fc.record({ slug: fc.constant('a'), name: title }), {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
    published: day,
    updated: fc.option(day),
    words: fc.integer({ min: 1, max: 2_000_000 }),
    expected: fc.constantFrom('exact' as const, 'more' as const, 'open' as const),
    summary: note,
    notesBegin: note,
    notesEnd: note,
    related: fc.constant<string[]>([]),
    inspired: fc.constant<string[]>([]),
    chapters: fc.array(chapter, { minLength: 1, maxLength: 4 }),
  })
  .map(withExpected);

type Raw = Omit<SampleWork, 'expected'> & { expected: 'exact' | 'more' | 'open' };

function withExpected({ expected, ...work }: Raw): SampleWork {
  const count = { exact: work.chapters.length, more: work.chapters.length + 2, open: null };
  return { ...work, expected: count[expected] };
}
