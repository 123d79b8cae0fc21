import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Canon } from '../canon/canon.ts';
import { loadCanon, SHIPPED_PACKS } from '../canon/load.ts';
import { spanOfSetting } from '../canon/moments.ts';
import type { SettingReading, SettingRelation } from '../canon/setting.ts';
import { beyondSeen, shieldOf, type Seen, type Standing } from './shield.ts';
import type { Condition } from './shelf/question.ts';

let canon: Canon;

beforeAll(async () => {
  canon = await loadCanon([SHIPPED_PACKS]);
});

const BUFFY = 'Buffy the Vampire Slayer';
const RELATIONS = ['before', 'during', 'after', 'missing scene', 'diverges', null] as const;

function reading(relation: SettingRelation | null, code: string, fandom = BUFFY): SettingReading {
  return { raw: '', relation, fandom, code, title: null };
}

/** Whether a condition of the index holds for a work that stands so. */
function holds(condition: Condition | null, { setting, spoilers }: Standing): boolean {
  if (condition === null) return false;
  if (condition.is === 'any') return condition.of.some((one) => holds(one, { setting, spoilers }));
  const span = (of: SettingReading | null, fandom: string) => {
    const pack = canon.pack(fandom);
    return of?.code && of.fandom === fandom && pack ? spanOfSetting(pack, of.code, of.relation) : null;
  };
  if (condition.is === 'set')
    return (
      (span(setting, condition.fandom)?.from ?? -1) >= (condition.from ?? 0) && condition.match === 'within'
    );
  if (condition.is === 'spoils') return (span(spoilers, condition.fandom)?.to ?? -1) > condition.beyond;
  throw new Error(`no shield asks for ${condition.is}`);
}

test.each([
  ['after', '6x18', false],
  ['during', '6x18', false],
  ['diverges', '6x18', false],
  ['before', '6x19', true],
  ['during', '6x19', true],
  ['missing scene', '6x19', true],
  ['after', '6x19', true],
  ['during', 'S5', false],
  ['during', 'S6', false],
  ['after', 'S6', true],
  ['during', 'S7', true],
  [null, '6x19', true],
] as const)('with 6x18 seen, a work set %s %s is covered: %s', (relation, code, covered) => {
  const seen: Seen[] = [{ fandom: 'BtVS', code: '6x18' }];
  const standing = { setting: reading(relation, code), spoilers: null };
  expect(holds(shieldOf(canon, seen), standing)).toBe(covered);
  expect(beyondSeen(canon, seen, standing) !== null).toBe(covered);
});

test('a work whose spoilers reach further is covered wherever it is set', () => {
  const seen: Seen[] = [{ fandom: BUFFY, code: 'S4' }];
  const standing = { setting: reading('during', '1x05'), spoilers: reading(null, '5x22') };
  expect(holds(shieldOf(canon, seen), standing)).toBe(true);
  expect(holds(shieldOf(canon, seen), { ...standing, spoilers: reading(null, '4x22') })).toBe(false);
});

test('who has seen nothing yet is kept from everything set in that canon, and from nothing else', () => {
  const seen: Seen[] = [{ fandom: BUFFY, code: null }];
  expect(holds(shieldOf(canon, seen), { setting: reading('before', '1x01'), spoilers: null })).toBe(true);
  expect(
    holds(shieldOf(canon, seen), { setting: reading('during', 'GoF', 'Harry Potter'), spoilers: null }),
  ).toBe(false);
});

test('what no pack knows shields nothing', () => {
  expect(shieldOf(canon, [])).toBeNull();
  expect(shieldOf(canon, [{ fandom: 'Nobody’s Show', code: '1x01' }])).toBeNull();
  expect(shieldOf(canon, [{ fandom: BUFFY, code: '99x01' }])).toBeNull();
});

test('the index and a work’s own page agree on what lies beyond the shield', () => {
  const pack = () => canon.pack(BUFFY)!;
  const code = fc
    .nat(180)
    .map((at) => (at < 7 ? `S${at + 1}` : (pack().installments[at % 144]?.code ?? '1x01')));
  const place = fc.option(fc.tuple(fc.constantFrom(...RELATIONS), code));
  fc.assert(
    fc.property(fc.option(code), place, place, (known, set, spoils) => {
      const seen: Seen[] = [{ fandom: BUFFY, code: known }];
      const standing = {
        setting: set && reading(...set),
        spoilers: spoils && reading(null, spoils[1]),
      };
      expect(beyondSeen(canon, seen, standing) !== null).toBe(holds(shieldOf(canon, seen), standing));
    }),
  );
});
