import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DRAWER_KEY, drawerOf, layOut } from './letters.ts';

test('names lie where people look for them', () => {
  const drawers = Object.entries({
    'The Ferry': 'f',
    'A Gate': 'g',
    Éowyn: 'e',
    a: 'a',
    The: 't',
    '“Quoted”': 'q',
    '911': 'signs',
    '!!!': 'signs',
    Война: 'cyrillic',
    Ωδή: 'greek',
    הים: 'hebrew',
    'جداول المد': 'arabic',
    うみ: 'kana',
    한강: 'hangul',
    海: 'han',
    ประตู: 'others',
  });
  for (const [name, key] of drawers) expect([name, drawerOf(name).key]).toEqual([name, key]);
});

test('whatever the names, every one lies on exactly one page of one drawer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      (names, most) => {
        const entries = names.map((name, number) => ({ name, number }));
        const first = layOut(entries, { drawer: undefined, page: 1, most });
        expect(first).not.toBeNull();
        const keys = first!.drawers.map(({ key }) => key);
        const shown: number[] = first!.open ? [] : first!.entries.map(({ number }) => number);
        for (const drawer of keys) {
          expect(drawer).toMatch(DRAWER_KEY);
          for (let page = 1, pages = 1; page <= pages; page += 1) {
            const laid = layOut(entries, { drawer, page, most })!;
            expect(laid.open?.key).toBe(drawer);
            expect(laid.entries.length).toBeLessThanOrEqual(most);
            shown.push(...laid.entries.map(({ number }) => number));
            pages = laid.pages;
          }
          expect(layOut(entries, { drawer, page: 99, most })).toBeNull();
        }
        expect(shown.toSorted((a, b) => a - b)).toEqual(entries.map(({ number }) => number));
      },
    ),
  );
});
