import { describe, expect, test } from 'vitest';
import { canonOf } from './canonOf.ts';
import { spanOfSetting } from './moments.ts';
import { readPack } from './packFile.ts';
import { readPlace } from './readPlace.ts';
import { readSetting } from './readSetting.ts';
import { isSettingLine } from './settingLine.ts';

const YEARLY = readPack(
  `
fandom: The Lamp Panel
codes: [LP]
media: TV Shows
counting: episodes
installments:
  - { code: 2019x03, title: Wicks }
  - { code: 2019x04, title: Oil }
  - { code: 2020x01, title: Matches }
`,
  'yearly',
);
const COUNTED = readPack(
  `
fandom: Lantern Street
codes: [LS]
media: TV Shows
counting: episodes
installments:
  - { code: 1x01, title: The Last Lamp }
`,
  'counted',
);
const canon = canonOf([YEARLY, COUNTED]);
const without = canonOf([COUNTED]);

test('a pack may have seasons that are years', () => {
  expect(YEARLY.installments.map(({ season, number }) => [season, number])).toEqual([
    [2019, 3],
    [2019, 4],
    [2020, 1],
  ]);
});

describe('a setting in a season that is a year', () => {
  test.each([
    ['after LP 2019x03', 'after', '2019x03'],
    ['LP 2019x3', null, '2019x03'],
    ['set after s2019e04 (LP)', 'after', '2019x04'],
    ['LP season 2019, episode 4', null, '2019x04'],
    ['episode 1 of season 2020 (LP)', null, '2020x01'],
    ['during LP season 2019', 'during', 'S2019'],
    ['LP S2020', null, 'S2020'],
    ['the season 2019 finale of The Lamp Panel', null, '2019x04'],
  ])('%s', (raw, relation, code) => {
    const { reading, problems } = readSetting(raw, canon, { fandoms: [] })!;
    expect([reading.fandom, reading.relation, reading.code]).toEqual(['The Lamp Panel', relation, code]);
    expect(problems).toEqual([]);
  });

  test('that the show has not is said', () => {
    const { problems } = readSetting('after LP 2021x01', canon, { fandoms: [] })!;
    expect(problems[0]?.message).toContain('The Lamp Panel has no 2021x01');
  });

  test('stands in its place', () => {
    expect(spanOfSetting(YEARLY, 'S2019', null)).toEqual({ from: 4, to: 11 });
    expect(readPlace('2019x4', canon, [YEARLY]).map(({ code }) => code)).toEqual(['2019x04']);
    expect(readPlace('S2019', canon, [YEARLY]).map(({ last }) => last.code)).toEqual(['2019x04']);
    expect(isSettingLine('Post-LP 2019x03', canon)).toBe(true);
  });
});

test.each([
  ['Lantern Street (series 2003)', canon],
  ['Lantern Street S1999', canon],
  ['Lantern Street (series 2003)', without],
  ['Lantern Street, 2048 x 512', without],
])('a year that is no season is none: %s', (raw, known) => {
  const read = readSetting(raw, known, { fandoms: [] });
  expect([read?.reading.code ?? null, read?.problems ?? []]).toEqual([null, []]);
});
