import * as fc from 'fast-check';
import { queryOf } from '../normal.ts';
import type { DateUnit, Part, Query, Sort, SortKey, Term, When } from '../query.ts';
import { ORDERS, sortBy } from '../sorting.ts';

/** Names and words that a grammar could stumble over. */
const AWKWARD = [
  '原神 | Genshin Impact (Video Game)',
  'Fate/stay night',
  'Angel: the Series',
  'rel:willow/tara',
  '-not',
  'or',
  'OR',
  'and',
  'NOT',
  'not',
  'ago',
  'to',
  '5000',
  '6x19',
  'words>5',
  'fandm:x',
  '"quoted"',
  '“curled”',
  String.raw`back\slash\ `,
  'star*',
  '*/Reader',
  'X & *',
  '(half',
  'half)',
  '<3',
  'last week',
  'Ré́sumé',
  '👩‍👩‍👧 family',
  '\u{200d}',
  '\ud800',
  '   ',
  '&&',
  '||',
  '!',
];

const LETTERS = Array.from('ab1éß漢ั"“”„«»\\|()*-–−+!:=<>≤≥/&.,’\' \t_#?%');

/** Any name, words or phrase. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.array(fc.constantFrom(...AWKWARD), { minLength: 2, maxLength: 3 }).map((words) => words.join(' ')),
);

const TAGS = [
  'fandom',
  'relationship',
  'character',
  'additional',
  'rating',
  'warning',
  'category',
  'member',
] as const;
const COUNTS = ['words', 'wordsPerChapter', 'chapters', 'hits', 'kudos', 'comments', 'bookmarks'] as const;
const RELATIONS = ['before', 'during', 'after', 'missing scene', 'diverges', 'any'] as const;
const VISIBILITIES = [
  'draft',
  'private',
  'link',
  'members',
  'public',
  'hidden',
  'unrevealed',
  'anonymous',
] as const;

const excluded = fc.boolean();
const number = fc.option(fc.oneof(fc.nat(30), fc.nat(2_000_000)), { nil: null });
const unit = fc.constantFrom<DateUnit>('day', 'week', 'month', 'year');
const day = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const days = fc.oneof(day, fc.constantFrom('2024-01-01', '2024-12-31', '2024-02-01', '2024-02-29'));

const when: fc.Arbitrary<When> = fc.oneof(
  fc.record({
    is: fc.constant('days' as const),
    from: fc.option(days, { nil: null }),
    to: fc.option(days, { nil: null }),
  }),
  fc.record({
    is: fc.constant('ago' as const),
    atLeast: fc.option(fc.nat(99), { nil: null }),
    atMost: fc.option(fc.nat(99), { nil: null }),
    unit,
  }),
  fc.record({ is: fc.constant('calendar' as const), ago: fc.nat(999), unit }),
);

/** Any term. */
const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...TAGS),
    name: anyText,
    exact: fc.boolean(),
    main: fc.boolean(),
    excluded,
  }),
  fc.record({
    kind: fc.constantFrom('author' as const, 'series' as const, 'collection' as const),
    name: anyText,
    excluded,
  }),
  fc.record({
    kind: fc.constant('language' as const),
    tag: fc.constantFrom('en', 'de', 'pt-BR', 'zh', 'yue', 'nan'),
    excluded,
  }),
  fc.record({
    kind: fc.constant('setting' as const),
    relation: fc.constantFrom(...RELATIONS),
    fandom: fc.option(anyText, { nil: null }),
    place: anyText,
    excluded,
  }),
  fc.record({
    kind: fc.constant('status' as const),
    is: fc.constantFrom('complete' as const, 'in progress' as const, 'unknown' as const),
    excluded,
  }),
  fc.record({ kind: fc.constant('crossover' as const), excluded }),
  fc.record({ kind: fc.constant('visibility' as const), is: fc.constantFrom(...VISIBILITIES), excluded }),
  fc.record({
    kind: fc.constant('count' as const),
    of: fc.constantFrom(...COUNTS),
    from: number,
    to: number,
    excluded,
  }),
  fc.record({
    kind: fc.constant('date' as const),
    of: fc.constantFrom('posted' as const, 'updated' as const, 'published' as const),
    when,
    excluded,
  }),
  fc.record({
    kind: fc.constant('text' as const),
    in: fc.constantFrom(
      'anywhere' as const,
      'anywhere' as const,
      'title' as const,
      'summary' as const,
      'notes' as const,
      'text' as const,
    ),
    words: anyText,
    exact: fc.boolean(),
    prefix: fc.boolean(),
    excluded,
  }),
);

const { part: anyPart } = fc.letrec<{ part: Part; group: Part }>((tie) => ({
  part: fc.oneof({ maxDepth: 3, depthSize: 'small' }, { weight: 4, arbitrary: anyTerm }, tie('group')),
  group: fc.record({
    kind: fc.constantFrom('any' as const, 'all' as const),
    parts: fc.array(tie('part'), { minLength: 0, maxLength: 4 }),
  }),
}));

const anySort: fc.Arbitrary<Sort> = fc
  .record({
    by: fc.constantFrom(...(Object.keys(ORDERS) as SortKey[])),
    descending: fc.boolean(),
    seed: fc.option(fc.nat(0xffff_ffff), { nil: null }),
  })
  .map(({ by, descending, seed }) => sortBy(by, descending, seed));

/** Parts in no order and no form, as a page might put them together. */
export const anyParts: fc.Arbitrary<Part[]> = fc.array(anyPart, { maxLength: 6 });

/** Any query that a line can hold. */
export const anyQuery: fc.Arbitrary<Query> = fc
  .tuple(anyParts, fc.option(anySort, { nil: null }))
  .map(([parts, sort]) => queryOf(parts, sort));
