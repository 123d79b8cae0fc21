import * as fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { CoverFacts } from './cover.ts';
import { coverImage } from './coverImage.ts';
import { coverSvg } from './coverSvg.ts';
import { contrast, hexOf } from './colour.ts';
import { canLetter } from './face.ts';
import { setText } from './lettering.ts';
import { paletteOf } from './palette.ts';
import { PATTERNS } from './patterns/patterns.ts';
import { chanceOf } from './random.ts';

const work = (title: string, fandom = 'Harbour Lights', authors = ['Wick']): CoverFacts => ({
  title,
  authors,
  fandoms: [fandom],
  language: 'en',
});

test('the same work has the same cover, another title another', () => {
  expect(coverSvg(work('Low Water'))).toBe(coverSvg(work('Low Water')));
  expect(coverSvg(work('Low Water'))).not.toBe(coverSvg(work('High Water')));
});

test('lettering stands out from its field by 4.5 to 1 or more, whatever the fandom', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (fandom, title) => {
      const { field, ink, quiet } = paletteOf(chanceOf(fandom), chanceOf(title));
      expect(contrast(ink, field)).toBeGreaterThanOrEqual(7);
      expect(contrast(quiet, field)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 500 },
  );
});

test('contrast is that of WCAG', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
  expect(hexOf({ l: 0.628, c: 0.2577, h: 29.23 })).toBe('#ff0000');
});

test('a cover is drawing only: no script, style, link or outside address, whatever the title says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, name) => {
      const svg = coverSvg(work(`${title}"><script>alert(1)</script>`, name, [name, 'x" onload="a']));
      const tags = [...svg.matchAll(/<\/?([a-z]+)((?:\s+[a-zA-Z:-]+="[^"<>]*")*)\s*\/?>/g)];
      expect(tags.map(([tag]) => tag).join('')).toBe(svg);
      expect([...new Set(tags.map(([, tag]) => tag))].toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual([
        'path',
        'svg',
      ]);
      const names = new Set(
        tags.flatMap(([, , attributes]) =>
          Array.from(attributes!.matchAll(/([a-zA-Z:-]+)="/g), ([, attribute]) => attribute),
        ),
      );
      for (const known of [
        'aria-label',
        'd',
        'fill',
        'fill-rule',
        'height',
        'role',
        'transform',
        'viewBox',
        'width',
        'x',
        'xmlns',
        'y',
      ])
        names.delete(known);
      expect([...names]).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

describe('lettering', () => {
  const box = {
    cut: 'title',
    width: 1200,
    height: 900,
    largest: 220,
    align: 'centre',
    rtl: false,
    mostLines: 8,
  } as const;

  test('any title keeps inside its box', () => {
    const titles = [
      'A',
      'Gold',
      'Antidisestablishmentarianism',
      'word '.repeat(80),
      'x'.repeat(300),
      'Five Times Ada Sang (and One She Didn’t)',
    ];
    for (const title of titles) {
      const set = setText(title, box);
      expect(set.lines.length).toBeGreaterThan(0);
      expect(set.height).toBeLessThanOrEqual(box.height);
      for (const line of set.lines) expect(line.x).toBeGreaterThanOrEqual(-1);
    }
  });

  test('lines are as even as they can be', () => {
    const { lines } = setText('the sound of your name in an empty house', box);
    const starts = lines.map((line) => line.x);
    expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(300);
  });

  test('a title no font here can letter gives way to an ornament', () => {
    expect(canLetter('Ferry', 'title')).toBe(true);
    expect(canLetter('𓂀𓆣', 'title')).toBe(false);
    expect(coverSvg(work('𓂀𓆣'))).toContain('<path');
  });
});

test('there are at least ten families of patterns, and fandoms use them all', () => {
  expect(PATTERNS.length).toBeGreaterThanOrEqual(10);
  const used = new Set(Array.from({ length: 400 }, (_, at) => chanceOf(`fandom ${at}`).pick(PATTERNS)));
  expect(used.size).toBe(PATTERNS.length);
});

test('a picture has the size and kind asked for, and the same bytes each time', async () => {
  const bytes = await coverImage(work('Low Water'), 1600, 'png');
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 1600, height: 2560, format: 'png' });
  expect(await sharp(await coverImage(work('Low Water'), 160, 'webp')).metadata()).toMatchObject({
    width: 160,
    height: 256,
    format: 'webp',
  });
  expect(Buffer.compare(await coverImage(work('Low Water'), 1600, 'png'), bytes)).toBe(0);
});
