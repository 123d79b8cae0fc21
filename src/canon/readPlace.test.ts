import { beforeAll, expect, test } from 'vitest';
import type { Canon } from './canon.ts';
import { loadCanon, SHIPPED_PACKS } from './load.ts';
import { readPlace } from './readPlace.ts';

let canon: Canon;

beforeAll(async () => {
  canon = await loadCanon([SHIPPED_PACKS]);
});

/** `Fandom: first-last` of every stretch that the words may name. */
function named(words: string, fandom?: string): string[] {
  const pack = fandom === undefined ? null : canon.pack(fandom);
  return readPlace(words, canon, pack ? [pack] : []).map(
    ({ pack: of, code, first, last }) => `${of.codes[0]} ${code}: ${first.code} to ${last.code}`,
  );
}

test.each([
  ['6x19', 'BtVS 6x19: 6x19 to 6x19'],
  ['6X19', 'BtVS 6x19: 6x19 to 6x19'],
  ['2x9', 'BtVS 2x09: 2x09 to 2x09'],
  ['s06e19', 'BtVS 6x19: 6x19 to 6x19'],
  ['season 6, episode 19', 'BtVS 6x19: 6x19 to 6x19'],
  ['4V03', 'BtVS 1x03: 1x03 to 1x03'],
  ['Seeing Red', 'BtVS 6x19: 6x19 to 6x19'],
  ['seeing red', 'BtVS 6x19: 6x19 to 6x19'],
  ['"Seeing Red"', 'BtVS 6x19: 6x19 to 6x19'],
  ['harvest', 'BtVS 1x02: 1x02 to 1x02'],
  ['S6', 'BtVS S6: 6x01 to 6x22'],
  ['s6', 'BtVS S6: 6x01 to 6x22'],
  ['season six', 'BtVS S6: 6x01 to 6x22'],
  ['the season 6 finale', 'BtVS 6x22: 6x22 to 6x22'],
  ["What's My Line", 'BtVS 2x10: 2x09 to 2x10'],
])('of a show, %s is found', (words, place) => {
  expect(named(words, 'Buffy')).toEqual([place]);
});

test.each([
  ['HP', 'GoF', 'HP GoF: GoF to GoF 37'],
  ['HP', 'goblet of fire', 'HP GoF: GoF to GoF 37'],
  ['HP', 'book 4', 'HP GoF: GoF to GoF 37'],
  ['HP', 'GoF 12', 'HP GoF 12: GoF 12 to GoF 12'],
  ['HP', 'gof 12', 'HP GoF 12: GoF 12 to GoF 12'],
  ['HP', 'chapter 12 of GoF', 'HP GoF 12: GoF 12 to GoF 12'],
  ['ACD', 'SCAN', 'ACD SCAN: SCAN to SCAN'],
  ['ACD', 'reichenbach', 'ACD FINA: FINA to FINA'],
  ['ACD', 'The Memoirs of Sherlock Holmes', 'ACD The Memoirs of Sherlock Holmes: SILV to FINA'],
])('of books and stories (%s), %s is found', (fandom, words, place) => {
  expect(named(words, fandom)).toEqual([place]);
});

test('without a fandom, every canon that knows the place is named', () => {
  expect(named('6x19')).toEqual([
    'BtVS 6x19: 6x19 to 6x19',
    'VOY 6x19: 6x19 to 6x19',
    'XF 6x19: 6x19 to 6x19',
  ]);
  expect(named('Seeing Red')).toHaveLength(1);
  expect(named('buffy 6x19')).toEqual(['BtVS 6x19: 6x19 to 6x19']);
});

test('words that name nothing in canon give nothing', () => {
  expect(named('6x99', 'Buffy')).toEqual([]);
  expect(named('a rainy day')).toEqual([]);
  expect(named('')).toEqual([]);
  expect(named('6x19', 'HP')).toEqual([]);
});

test('every installment of every shipped pack is found by its code and by its title', () => {
  for (const pack of canon.packs) {
    for (const one of pack.installments) {
      const [byCode] = readPlace(one.code, canon, [pack]);
      expect(byCode?.code).toBe(one.code);
      const [byTitle] = readPlace(one.title, canon, [pack]);
      expect(byTitle, `${pack.fandom}: ${one.title}`).toBeDefined();
    }
  }
});
