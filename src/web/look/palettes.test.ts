import { describe, expect, test } from 'vitest';
import { PALETTES, tokens, type Oklch } from './palettes.ts';

/** Relative luminance (WCAG 2.2) of an OKLCH colour, by way of linear sRGB (bottosson.github.io/posts/oklab). */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel)));
  return 0.2126 * rgb[0]! + 0.7152 * rgb[1]! + 0.0722 * rgb[2]!;
}

function contrast(one: Oklch, other: Oklch): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

describe.each(Object.entries(PALETTES))('in the palette %s', (_, palette) => {
  test.each(['paper', 'leaf', 'tint'] as const)('story text stands at 7:1 on %s', (ground) => {
    expect(contrast(palette.ink, palette[ground])).toBeGreaterThanOrEqual(7);
  });

  test.each(['paper', 'leaf'] as const)('everything else stands at 4.5:1 on %s', (ground) => {
    expect(contrast(palette.quiet, palette[ground])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accent, palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test('what can be acted on can be read on the tint of a chosen thing', () => {
    expect(contrast(palette.accent, palette.tint)).toBeGreaterThanOrEqual(4.5);
  });

  test('paper can be read on the accent, for buttons', () => {
    expect(contrast(palette.paper, palette.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['paper', 'leaf'] as const)('the edges of fields stand at 3:1 on %s', (ground) => {
    expect(contrast(palette.edge, palette[ground])).toBeGreaterThanOrEqual(3);
  });
});

test('the tokens of two palettes follow the reader’s system', () => {
  expect(tokens(PALETTES.light, PALETTES.dark)).toContain(
    '--paper:light-dark(oklch(0.983 0.006 84),oklch(0.222 0.007 66));',
  );
});
