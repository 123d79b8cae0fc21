import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Canon } from '../../canon/canon.ts';
import { loadCanon, SHIPPED_PACKS } from '../../canon/load.ts';
import type { Seen } from '../../finding/shield.ts';
import { seenCookie, seenFromCookie, withSeen } from './seen.ts';

let canon: Canon;

beforeAll(async () => {
  canon = await loadCanon([SHIPPED_PACKS]);
});

test('what a reader has seen is kept in few letters and comes back', () => {
  const seen: Seen[] = [
    { fandom: 'Buffy the Vampire Slayer', code: '6x18' },
    { fandom: 'Harry Potter', code: 'GoF 12' },
    { fandom: 'The X-Files', code: null },
  ];
  const value = seenCookie(canon, seen);
  expect(value).toMatch(/^\w+=6x18&\w+=GoF\+12&\w+=-$/);
  const back = seenFromCookie(`reading=theme.dark; seen=${value}`);
  expect(back.map(({ fandom, code }) => ({ fandom: canon.pack(fandom)?.fandom, code }))).toEqual(seen);
});

test('every fandom of a pack has a short name of its own', () => {
  for (const { fandom } of canon.packs) {
    const [back] = seenFromCookie(`seen=${seenCookie(canon, [{ fandom, code: '1x01' }])}`);
    expect(canon.pack(back?.fandom ?? '')?.fandom).toBe(fandom);
  }
});

test('a cookie of any kind is read without harm, and any words can be kept in one', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(Array.isArray(seenFromCookie(`seen=${text}`))).toBe(true);
    }),
  );
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(fc.record({ fandom: words, code: words.filter((code) => code !== '-') })),
      (seen) => {
        const value = seenCookie(canon, seen);
        expect(value).toMatch(/^[\w.*+%=&-]*$/);
        expect(value.length).toBeLessThan(4000);
        expect(seenFromCookie(`seen=${value}`)).toHaveLength(
          Math.min(seen.length, 60, value.split('=').length - 1),
        );
      },
    ),
  );
});

test('saying it anew takes the place of what was said before', () => {
  const seen = withSeen(canon, [{ fandom: 'BtVS', code: '1x01' }], 'Buffy the Vampire Slayer', '2x01');
  expect(seen).toEqual([{ fandom: 'Buffy the Vampire Slayer', code: '2x01' }]);
  expect(withSeen(canon, seen, 'Buffy the Vampire Slayer', undefined)).toEqual([]);
});
