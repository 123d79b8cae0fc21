import * as fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCanon } from './load.ts';
import { readSetting, readSpoilers } from './readSetting.ts';

const canon = await loadCanon([join(import.meta.dirname, 'samples')]);

/** `relation | fandom's first code | code | title`, and the codes of problems. */
function brief(raw: string, fandoms: string[] = []): string {
  const read = readSetting(raw, canon, { fandoms });
  if (read === null) return 'none';
  const { relation, fandom, code, title } = read.reading;
  expect(read.reading.raw).toBe(raw.trim());
  const pack = fandom === null ? null : (canon.pack(fandom)?.codes[0] ?? fandom);
  const problems = read.problems.map((problem) => problem.code).join(' ');
  return [
    relation ?? '-',
    pack ?? '-',
    code ?? '-',
    title ?? '-',
    ...(problems === '' ? [] : [problems]),
  ].join(' | ');
}

test.each([
  ['Set post-"Seeing Red" (BTVS 6x19)', 'after | BTVS | 6x19 | Seeing Red'],
  ['post-"Seeing Red"', 'after | BTVS | 6x19 | Seeing Red'],
  ['post-“Seeing Red”', 'after | BTVS | 6x19 | Seeing Red'],
  ["post-'Seeing Red'", 'after | BTVS | 6x19 | Seeing Red'],
  ['Post-_Seeing Red_', 'after | BTVS | 6x19 | Seeing Red'],
  ['Set post Seeing Red', 'after | BTVS | 6x19 | Seeing Red'],
  ['Set three weeks after Seeing Red.', 'after | BTVS | 6x19 | Seeing Red'],
  ['Post-Chosen', 'after | BTVS | 7x22 | Chosen'],
  ['Five years post-Chosen', 'after | BTVS | 7x22 | Chosen'],
  ['pre-"Hush"', 'before | BTVS | 4x10 | Hush'],
  ['prior to Normal Again', 'before | BTVS | 6x17 | Normal Again'],
  ['Missing scene from "Hush"', 'missing scene | BTVS | 4x10 | Hush'],
  ['tag to Normal Again', 'after | BTVS | 6x17 | Normal Again'],
  ['Coda to "Grave"', 'after | BTVS | 6x22 | Grave'],
  ['follows "Grave"', 'after | BTVS | 6x22 | Grave'],
  ['AU after "Grave"', 'diverges | BTVS | 6x22 | Grave'],
  ['Post-Grave AU', 'diverges | BTVS | 6x22 | Grave'],
  ['canon divergence after "Seeing Red"', 'diverges | BTVS | 6x19 | Seeing Red'],
  ['follows canon up to BtVS 6x19', 'diverges | BTVS | 6x19 | Seeing Red'],
  ['BtVS, ignores everything after 6x19', 'diverges | BTVS | 6x19 | Seeing Red'],
  ['during "Normal Again"', 'during | BTVS | 6x17 | Normal Again'],
  ['between "Grave" and "Lessons"', 'after | BTVS | 6x22 | Grave'],
  ['Seeing Red', '- | BTVS | 6x19 | Seeing Red'],
  ['After Life', '- | BTVS | 6x03 | After Life'],
  ['set after After Life', 'after | BTVS | 6x03 | After Life'],
  ['Buffy vs. Dracula', '- | BTVS | 5x01 | Buffy vs. Dracula'],
  ['post "buffy vs dracula"', 'after | BTVS | 5x01 | Buffy vs. Dracula'],
  ['Spoilers through BtVS season six', '- | BTVS | S6 | -'],
])('%s', (raw, expected) => {
  expect(brief(raw)).toBe(expected);
});

test.each([
  ['BTVS 6x19', '- | BTVS | 6x19 | Seeing Red'],
  ['BtVS s06e19', '- | BTVS | 6x19 | Seeing Red'],
  ['S6E19 (BtVS)', '- | BTVS | 6x19 | Seeing Red'],
  ['BtVS: 6.19', '- | BTVS | 6x19 | Seeing Red'],
  ['BtVS 6×19', '- | BTVS | 6x19 | Seeing Red'],
  ['6ABB19', '- | BTVS | 6x19 | Seeing Red'],
  ['season 6, episode 19 of Buffy the Vampire Slayer', '- | BTVS | 6x19 | Seeing Red'],
  ['Episode 19 of the sixth season, BtVS', '- | BTVS | 6x19 | Seeing Red'],
  ['after BTVS 6x3', 'after | BTVS | 6x03 | After Life'],
  ['early season 6 of BtVS', 'during | BTVS | S6 | -'],
  ['(BtVS S6)', '- | BTVS | S6 | -'],
  ['BtVS, late Season Six', 'during | BTVS | S6 | -'],
  ['BtVS mid-season 6', 'during | BTVS | S6 | -'],
  ['post BtVS Season VII', 'after | BTVS | S7 | -'],
  ['Set between BtVS season 6 and 7', 'after | BTVS | S6 | -'],
  ['after the BtVS season 6 finale', 'after | BTVS | 6x22 | Grave'],
  ['Season 6, BtVS, some time after Normal Again', 'after | BTVS | 6x17 | Normal Again'],
  ['LS 1x03', '- | LS | 1x03 | 731'],
  ['LA-203', '- | LS | 2x03 | Candlemas'],
  ['after The Dark Quarter', 'after | LS | Film | The Dark Quarter'],
])('numbers with a fandom: %s', (raw, expected) => {
  expect(brief(raw)).toBe(expected);
});

test.each([
  ['6x19', '- | BTVS | 6x19 | Seeing Red'],
  ['after 6.19', 'after | BTVS | 6x19 | Seeing Red'],
  ['S6', '- | BTVS | S6 | -'],
  ['AU from season 5', 'diverges | BTVS | S5 | -'],
  ['post-chosen', 'after | BTVS | 7x22 | Chosen'],
  ['set after the gift', 'after | BTVS | 5x22 | The Gift'],
  ['pre-series', 'before | BTVS | 1x01 | Welcome to the Hellmouth'],
  ['post-series', 'after | BTVS | 7x22 | Chosen'],
  ['after Becoming', 'after | BTVS | 2x22 | Becoming, Part Two'],
  ['before Becoming', 'before | BTVS | 2x21 | Becoming, Part One'],
  ['after the war', 'after | BTVS | - | - | setting-unknown'],
])('numbers and titles of a work whose fandom is known: %s', (raw, expected) => {
  expect(brief(raw, ['btvs'])).toBe(expected);
});

test.each([
  ['after SCAN', 'after | SH | SCAN | A Scandal in Bohemia'],
  ['post-Reichenbach', 'after | SH | FINA | The Final Problem'],
  ['after chapter 2 of NF', 'after | FB | NF 2 | The Ferryman'],
  ['The Night Ferry, chapter 1', '- | FB | NF 1 | Low Tide'],
  ['FB2', '- | FB | SH | The Salt House'],
  ['the second book of FB', '- | FB | SH | The Salt House'],
  ['set after Night Ferry', 'after | FB | NF | The Night Ferry'],
  ['FB book 1, chapter 2', '- | FB | NF 2 | The Ferryman'],
  ['NF chapter 9', '- | FB | NF | The Night Ferry | setting-unknown'],
])('books, chapters and stories: %s', (raw, expected) => {
  expect(brief(raw)).toBe(expected);
});

test.each([
  ['after "The Gift"', 'after | - | - | The Gift | setting-ambiguous'],
  ['after 6x19', 'after | - | 6x19 | - | setting-ambiguous'],
  ['4x13 of a show without a pack', '- | - | 4x13 | - | setting-ambiguous'],
  ['post-"Doomsday"', 'after | - | - | - | setting-unknown'],
  ['BtVS 6x30', '- | BTVS | 6x30 | - | setting-unknown'],
  ['post-BtVS season 12', 'after | BTVS | S12 | - | setting-unknown'],
  ['after "The Gift" (LS)', 'after | LS | 1x02 | The Gift'],
  ['after "The Gift" (1x02)', 'after | LS | 1x02 | The Gift'],
])('what is not certain is said: %s', (raw, expected) => {
  expect(brief(raw)).toBe(expected);
});

test.each([
  'Fade Away',
  'After the rain stopped, she set the table.',
  'Set the kettle on, would you?',
  'none',
  '',
  'She had read book two twice.',
  'The Gift of Rain',
  'Chosen Ones',
  'Chapter 4',
])('%j holds no setting', (raw) => {
  expect(brief(raw)).toBe('none');
});

test('a title and a number that disagree are both said, and the title is followed', () => {
  const read = readSetting('Set post-"Seeing Red" (BTVS 6x12)', canon);
  expect(read?.reading.code).toBe('6x19');
  expect(read?.problems).toEqual([
    {
      code: 'setting-disagrees',
      message:
        'The setting says "Seeing Red" and 6x12; in Buffy the Vampire Slayer "Seeing Red" is 6x19. The title was followed.',
    },
  ]);
});

test('a number that is lower because a guide counts two-part episodes once is explained', () => {
  const read = readSetting('"Seeing Red" (BTVS 6x18)', canon);
  expect(read?.reading.code).toBe('6x19');
  expect(read?.problems[0]?.message).toMatch(/6x18.*6x19.*count two-part episodes once/);
  expect(readSetting('"Candlemas" 2x02', canon)?.problems[0]?.message).toMatch(/two-part/);
  expect(readSetting('"Candlemas" 2x01', canon)?.problems[0]?.message).not.toMatch(/two-part/);
});

test('a title that nothing has yields to the number, and that is said', () => {
  const read = readSetting('after "Seeing Green" (BTVS 6x19)', canon);
  expect(read?.reading).toMatchObject({ code: '6x19', title: 'Seeing Red' });
  expect(read?.problems[0]?.message).toMatch(/"Seeing Green".*The number was followed/);
});

test('a title under the code of another show is followed and said', () => {
  const read = readSetting('post-"Hush" (LS)', canon);
  expect(read?.reading).toMatchObject({ fandom: 'Buffy the Vampire Slayer', code: '4x10' });
  expect(read?.problems[0]?.code).toBe('setting-disagrees');
});

test.each([
  ['BtVS S5', 'S5'],
  ['up to and including 6x19', '6x19'],
  ['"Hush," "The Gift," and "Grave"', '6x22'],
  ['"Grave", small ones for "Hush"', '6x22'],
  ['"Hush" (4x10), "Seeing Red" (6x19)', '6x19'],
  ['everything through Normal Again', '6x17'],
  ['Seasons 1-6', 'S6'],
  ['season 6, and one line for 7x01', '7x01'],
  ['the whole series', '7x22'],
  ['all seven seasons', '7x22'],
])('spoilers reach as far as the last that is named: %s', (raw, code) => {
  const read = readSpoilers(raw, canon, { fandoms: ['Buffy'] });
  expect(read?.reading).toMatchObject({ raw, relation: null, fandom: 'Buffy the Vampire Slayer', code });
});

test.each(['none', 'None really.', 'a little of everything', 'nope', '-'])(
  'spoilers for %j are none',
  (raw) => {
    expect(readSpoilers(raw, canon, { fandoms: ['Buffy'] })).toBeNull();
  },
);

test('whatever the words are, they are read without an error and kept as written', () => {
  const word = fc.constantFrom(
    'post-',
    '"',
    'Seeing Red',
    '6x19',
    'BTVS',
    '(',
    ')',
    ' ',
    'after',
    'chapter 2',
    'NF',
    'AU',
    'S6',
    '“',
    'of',
    "'",
    'season',
    '6ABB19',
    ',',
    'x',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const raw = words.join(' ');
      const read = readSetting(raw, canon, { fandoms: ['BTVS'] });
      if (read) expect(read.reading.raw).toBe(raw.trim());
    }),
    { numRuns: 500 },
  );
});
