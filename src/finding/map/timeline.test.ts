import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Canon, Pack } from '../../canon/canon.ts';
import { loadCanon, SHIPPED_PACKS } from '../../canon/load.ts';
import { spanOfSetting } from '../../canon/moments.ts';
import { stretchOf } from '../../canon/readPlace.ts';
import type { SettingRelation } from '../../canon/setting.ts';
import type { Condition, Moment } from '../shelf/question.ts';
import { groupsAt, standsAt, type Group } from './groups.ts';
import { timelineOf } from './timeline.ts';

let canon: Canon;

beforeAll(async () => {
  canon = await loadCanon([SHIPPED_PACKS]);
});

const RELATIONS = ['before', 'during', 'after', 'missing scene', 'diverges', null] as const;

function standing(pack: Pack, relation: SettingRelation | null, code: string, works = 1): Moment[] {
  const span = spanOfSetting(pack, code, relation);
  return span ? [{ fandom: pack.fandom, relation, ...span, works }] : [];
}

/** How many of these works meet a condition; of such as groups are made of. */
function counted(moments: readonly Moment[], condition: Condition): number {
  return moments.filter((moment) => meets(moment, condition)).reduce((sum, { works }) => sum + works, 0);
}

function meets(moment: Moment, condition: Condition): boolean {
  if (condition.is === 'not') return !meets(moment, condition.of);
  if (condition.is === 'all') return condition.of.every((one) => meets(moment, one));
  if (condition.is === 'any') return condition.of.some((one) => meets(moment, one));
  if (condition.is !== 'set') return false;
  const { relations, from, to } = condition;
  const isRelated = relations === null || (moment.relation !== null && relations.includes(moment.relation));
  return isRelated && moment.from >= (from ?? 0) && moment.to <= (to ?? Infinity);
}

test('a show stands in its seasons, books in their chapters, stories in their collections', () => {
  const names = (fandom: string) =>
    timelineOf(canon.pack(fandom)!, []).bands.map(({ name, points }) => `${name}: ${points.length}`);
  expect(names('Buffy')).toEqual(
    [12, 22, 22, 22, 22, 22, 22].map((count, at) => `Season ${at + 1}: ${count}`),
  );
  expect(names('HP')[3]).toBe('Harry Potter and the Goblet of Fire: 37');
  expect(names('ACD')[0]).toBe('null: 2');
  expect(names('ACD')[1]).toBe('The Adventures of Sherlock Holmes: 12');
});

test('works stand at their installment, or in the whole of its season', () => {
  const pack = canon.pack('Buffy')!;
  const moments = [
    standing(pack, 'after', '6x19', 3),
    standing(pack, 'missing scene', '6x19', 2),
    standing(pack, null, '6x19'),
    standing(pack, 'during', 'S6', 4),
    standing(pack, 'after', 'S6', 5),
  ];
  const line = timelineOf(pack, moments.flat(), 100);
  const season = line.bands[5]!;
  expect(season.points[18]?.counts).toEqual({ before: 0, during: 1, missing: 2, diverges: 0, after: 3 });
  expect(season.points[21]?.counts.after).toBe(5);
  expect([season.whole, season.works, line.works, line.folded]).toEqual([4, 15, 15, 100]);
});

test('what stands before a book stands before its first chapter', () => {
  const pack = canon.pack('HP')!;
  const standings = [standing(pack, 'before', 'GoF', 2), standing(pack, 'before', 'GoF 1', 3)].flat();
  expect(timelineOf(pack, standings).bands[3]?.points[0]?.counts.before).toBe(5);
  expect(counted(standings, groupsAt(stretchOf(pack, 'GoF 1')!).before)).toBe(5);
  expect(counted(standings, groupsAt(stretchOf(pack, 'GoF')!).before)).toBe(2);
});

test('every work of a canon is counted once along its line, and a place’s page lists what its point counts', () => {
  const place = fc.tuple(fc.constantFrom('Buffy', 'HP', 'ACD', 'VOY'), fc.nat(400), fc.nat(5));
  const codeOf = (pack: Pack, at: number) => {
    const one = pack.installments[at % pack.installments.length]!;
    return at % 7 === 0 && one.season !== null
      ? `S${one.season}`
      : at % 11 === 0 && one.within
        ? one.within
        : one.code;
  };
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 30 }),
      fc.constantFrom('Buffy', 'HP', 'ACD', 'VOY'),
      (works, fandom) => {
        const pack = canon.pack(fandom)!;
        const standings = works.flatMap(([, at, relation]) =>
          standing(pack, RELATIONS[relation] ?? null, codeOf(pack, at)),
        );
        const line = timelineOf(pack, standings);
        expect(line.bands.reduce((sum, band) => sum + band.works, 0)).toBe(works.length);
        for (const { points } of line.bands)
          for (const { installment, works: count } of points) {
            const stretch = stretchOf(pack, installment.code)!;
            const groups = groupsAt(stretch);
            const listed = (Object.keys(groups) as Group[]).reduce(
              (sum, group) => sum + counted(standings, groups[group]),
              0,
            );
            expect(counted(standings, standsAt(stretch))).toBe(listed);
            if (count > 0) expect(listed).toBe(count);
          }
      },
    ),
    { numRuns: 60 },
  );
});
