import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Canon } from '../canon/canon.ts';
import { loadCanon, SHIPPED_PACKS } from '../canon/load.ts';
import { spanOfSetting } from '../canon/moments.ts';
import type { SettingRelation } from '../canon/setting.ts';
import { placeFilter } from './places.ts';
import { parseQuery } from './query/parse.ts';
import { sentenceOf } from './query/mistakes.ts';
import { termsOf, type SettingFilter } from './query/query.ts';
import type { Condition } from './shelf/question.ts';

let canon: Canon;

beforeAll(async () => {
  canon = await loadCanon([SHIPPED_PACKS]);
});

/** The filter that a line asks for. */
function filterOf(line: string): SettingFilter {
  const [term] = termsOf(parseQuery(line).query.all);
  if (term?.kind !== 'setting') throw new Error(`${line} asks for no place`);
  return term;
}

const placed = (line: string, around: string[] = []) => placeFilter(filterOf(line), canon, around);

type Work = [relation: SettingRelation | null, code: string];

/** Whether the condition holds for a work of this fandom that stands so. */
function holds(condition: Condition | null, [relation, code]: Work, fandom: string): boolean {
  const pack = canon.pack(fandom)!;
  const span = spanOfSetting(pack, code, relation);
  const meets = (one: Condition): boolean => {
    if (one.is === 'any') return one.of.some(meets);
    if (one.is === 'all') return one.of.every(meets);
    if (one.is === 'not') return !meets(one.of);
    if (one.is !== 'set') throw new Error(`no place asks for ${one.is}`);
    if (one.fandom !== pack.fandom || span === null) return false;
    if (one.relations !== null && (relation === null || !one.relations.includes(relation))) return false;
    const [from, to] = [one.from ?? 0, one.to ?? Infinity];
    return one.match === 'within' ? span.from >= from && span.to <= to : span.from <= to && span.to >= from;
  };
  return condition !== null && meets(condition);
}

const WORKS: Work[] = [
  ['after', '6x18'],
  ['before', '6x19'],
  ['during', '6x19'],
  ['missing scene', '6x19'],
  ['diverges', '6x19'],
  ['after', '6x19'],
  [null, '6x19'],
  ['before', '6x20'],
  ['during', 'S6'],
  [null, 'S6'],
  ['after', 'S6'],
  ['before', 'S6'],
  ['diverges', 'S5'],
  ['during', '7x01'],
];

/** Of the works above, those that a line finds. */
function found(line: string, around: string[] = []): string[] {
  const { condition } = placed(line, around);
  return WORKS.filter((work) => holds(condition, work, 'Buffy')).map(
    ([relation, code]) => `${relation ?? 'at'} ${code}`,
  );
}

describe('what a filter by place finds', () => {
  test('after an episode: everything later, what leaves canon there too', () => {
    const later = ['diverges 6x19', 'after 6x19', 'before 6x20', 'after S6', 'during 7x01'];
    expect(found('after:buffy/6x19')).toEqual(later);
    expect(found('after:buffy/"Seeing Red"')).toEqual(later);
    expect(found('after:6x19', ['Buffy the Vampire Slayer (TV)'])).toEqual(later);
  });

  test('before an episode: everything earlier', () => {
    expect(found('before:buffy/6x19')).toEqual(['after 6x18', 'before 6x19', 'before S6', 'diverges S5']);
  });

  test('during an episode: what happens in it, or says no more than its name', () => {
    expect(found('during:buffy/6x19')).toEqual(['during 6x19', 'missing scene 6x19', 'at 6x19']);
  });

  test('during a season: everything within it', () => {
    expect(found('during:buffy/S6')).toEqual([
      'after 6x18',
      'before 6x19',
      'during 6x19',
      'missing scene 6x19',
      'diverges 6x19',
      'after 6x19',
      'at 6x19',
      'before 6x20',
      'during S6',
      'at S6',
    ]);
    expect(found('during:buffy/"season six"')).toEqual(found('during:buffy/S6'));
  });

  test('a missing scene, or a divergence, that touches it', () => {
    expect(found('missing:buffy/6x19')).toEqual(['missing scene 6x19']);
    expect(found('diverges:buffy/6x19')).toEqual(['diverges 6x19']);
    expect(found('diverges:buffy/S5')).toEqual(['diverges S5']);
  });

  test('set at it, however', () => {
    expect(found('set:buffy/6x19')).toEqual([
      'before 6x19',
      'during 6x19',
      'missing scene 6x19',
      'diverges 6x19',
      'after 6x19',
      'at 6x19',
      'during S6',
      'at S6',
    ]);
  });

  test('the two parts of one title are one place', () => {
    const [place] = placed('after:buffy/"What\'s My Line"').places;
    expect([place?.first.code, place?.last.code]).toEqual(['2x09', '2x10']);
  });
});

describe('which canon is meant', () => {
  test('the one that alone knows the place', () => {
    expect(placed('after:"Seeing Red"').places.map(({ pack }) => pack.fandom)).toEqual([
      'Buffy the Vampire Slayer',
    ]);
    expect(placed('after:"Seeing Red"').mistake).toBeNull();
    expect(placed('after:"Goblet of Fire"').places.map(({ pack }) => pack.fandom)).toEqual(['Harry Potter']);
  });

  test('of several, those of the fandoms asked for beside it', () => {
    const { places, mistake } = placed('after:6x19', ['The X-Files', 'Some Other Show']);
    expect(places.map(({ pack }) => pack.fandom)).toEqual(['The X-Files']);
    expect(mistake).toBeNull();
  });

  test('of several with nothing beside it, all of them, and that is said', () => {
    const { condition, places, mistake } = placed('after:6x19');
    expect(places).toHaveLength(3);
    expect(condition?.is).toBe('any');
    expect(mistake && sentenceOf(mistake)).toBe(
      '“6x19” stands in Buffy the Vampire Slayer, Star Trek: Voyager and The X-Files; works of all of them are shown. Write “btvs/6x19” for one.',
    );
  });
});

test.each([
  ['after:buffy/6x99', 'place-unknown', '6x22'],
  ['after:buffy/9x01', 'place-unknown', 'S7'],
  ['after:buffy/S12', 'place-unknown', 'S7'],
  ['after:buffy/"Seeing Rad"', 'place-unknown', 'Seeing Red'],
  ['after:"Seeing Rad"', 'place-unknown', 'Seeing Red'],
  ['after:"quite another story"', 'place-unknown', null],
  ['after:bufy/6x19', 'canon-unknown', 'Buffy'],
  ['before:holmes/SCAN', 'canon-unknown', 'Sherlock Holmes'],
  ['after:"No Such Show"/1x01', 'canon-unknown', null],
])('%s is left out, with a word about it', (line, code, suggestion) => {
  const { condition, mistake } = placed(line);
  expect(condition).toBeNull();
  expect(mistake).toMatchObject({ code, suggestion });
});

test('earlier, during and later part all places of a canon: none is two of them, and only what spans an edge is none', () => {
  const pack = () => canon.pack('Buffy')!;
  const code = fc
    .nat(150)
    .map((at) => (at < 7 ? `S${at + 1}` : (pack().installments[at % 144]?.code ?? '1x01')));
  const relation = fc.constantFrom<SettingRelation>('before', 'during', 'after', 'missing scene', 'diverges');
  fc.assert(
    fc.property(code, relation, code, (place, stands, at) => {
      const holding = (['before', 'during', 'after'] as const).filter((asked) =>
        holds(placed(`${asked}:buffy/${place}`).condition, [stands, at], 'Buffy'),
      );
      expect(holding.length).toBeLessThanOrEqual(1);
      const alone = !at.startsWith('S') || stands === 'before' || stands === 'after';
      if (alone) expect(holding).toHaveLength(1);
    }),
  );
});
