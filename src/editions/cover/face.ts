import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openSync, type Font } from 'fontkit';
import { unpackFast, vary } from './variation.ts';

/** A line of lettering: its outline with the baseline at 0, in thousandths of the type size, y downwards. */
export interface Line {
  d: string;
  /** In thousandths of the type size. */
  width: number;
}

/** A cut of the letters: for titles, for small lines, and for titles on pictures the size of a stamp. */
export type Cut = 'title' | 'small' | 'stamp';

const CUTS: Record<Cut, Record<string, number>> = {
  title: { wght: 620, opsz: 44 },
  small: { wght: 520, opsz: 16 },
  stamp: { wght: 760, opsz: 18 },
};

/**
 * The fonts covers are lettered with, from packages, so that a cover looks the same on every machine. A package that
 * is not installed is skipped: titles in its script get an ornament in their place.
 */
const PACKAGES: readonly { name: string; file: (subset: string) => string }[] = [
  { name: 'literata', file: (subset) => `literata-${subset}-opsz-normal.woff2` },
  ...[
    'frank-ruhl-libre',
    'noto-naskh-arabic',
    'noto-serif-jp',
    'noto-serif-sc',
    'noto-serif-kr',
    'noto-serif-thai',
  ].map((name) => ({
    name,
    file: (subset: string) => `${name}-${subset}-wght-normal.woff2`,
  })),
];

interface Subset {
  path: string;
  ranges: readonly (readonly [number, number])[];
}

const packages = new Map<string, Subset[]>();
const faces = new Map<string, Font>();
const covering = new Map<string, Font | null>();

/**
 * The subsets of all packages, in order. A package is looked into when those before it lack a letter: the thousands of
 * ranges of Chinese and Japanese take longer to read than all the rest, and few titles want them.
 */
function* subsets(): Generator<Subset> {
  for (const { name, file } of PACKAGES) {
    const known = packages.get(name) ?? installed(`@fontsource-variable/${name}`, file);
    packages.set(name, known);
    yield* known;
  }
}

function installed(name: string, file: (subset: string) => string): Subset[] {
  try {
    const unicode = createRequire(import.meta.url).resolve(`${name}/unicode.json`);
    const ranges = JSON.parse(readFileSync(unicode, 'utf8')) as Record<string, string>;
    return Object.entries(ranges).map(([subset, written]) => ({
      path: join(dirname(unicode), 'files', file(subset.replace(/^\[(\d+)\]$/, '$1'))),
      ranges: rangesOf(written),
    }));
  } catch {
    return [];
  }
}

/** `U+0000-00FF,U+0131` */
function rangesOf(written: string): [number, number][] {
  return written.split(',').map((range) => {
    const [from, to = from] = range
      .trim()
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return [from!, to!];
  });
}

/** The face that has this character; null: none. */
function faceFor(character: string, cut: Cut): Font | null {
  const key = cut + character;
  const known = covering.get(key);
  if (known !== undefined) return known;
  const code = character.codePointAt(0)!;
  const found = subsets().find((subset) => {
    if (!subset.ranges.some(([from, to]) => code >= from && code <= to)) return false;
    return openFace(subset.path, cut)?.hasGlyphForCodePoint(code) === true;
  });
  const face = found === undefined ? null : openFace(found.path, cut);
  if (covering.size < 20_000) covering.set(key, face);
  return face;
}

function openFace(path: string, cut: Cut): Font | null {
  const key = `${cut} ${path}`;
  const known = faces.get(key);
  if (known !== undefined) return known;
  try {
    const font = openSync(path);
    unpackFast(font);
    if (Object.keys(font.variationAxes).length > 0) vary(font, CUTS[cut]);
    faces.set(key, font);
    return font;
  } catch {
    return null;
  }
}

/** Whether every letter of the text can be drawn. */
export function canLetter(text: string, cut: Cut): boolean {
  return Array.from(text).every((character) => /\s/.test(character) || faceFor(character, cut) !== null);
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Runs of a text that one face draws; marks and spaces stay with what they follow. */
function runsOf(text: string, cut: Cut): { face: Font; text: string }[] {
  const runs: { face: Font; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const joins =
      /[\s\p{M}\p{P}]/u.test(character) &&
      last?.face.hasGlyphForCodePoint(character.codePointAt(0)!) === true;
    const face = joins ? last.face : faceFor(character, cut);
    if (face === null) continue;
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/** A line of text as an outline. `tracking` is added between letters, in thousandths of the type size. */
export function letter(text: string, cut: Cut, tracking = 0): Line {
  const runs = runsOf(text, cut);
  // A line that is mostly right to left reads its runs from that side.
  if (RIGHT_TO_LEFT.test(text)) runs.reverse();
  let d = '';
  let at = 0;
  for (const { face, text: run } of runs) {
    const { glyphs, positions } = face.layout(run);
    const scale = 1000 / face.unitsPerEm;
    glyphs.forEach((glyph, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      d += outline(glyph.path.commands, scale, at + xOffset * scale, yOffset * scale);
      at += xAdvance * scale + (xAdvance > 0 ? tracking : 0);
    });
  }
  return { d, width: Math.max(0, at - tracking) };
}

const LETTERS: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'z',
};

function outline(
  commands: { command: string; args: number[] }[],
  scale: number,
  x: number,
  y: number,
): string {
  let d = '';
  for (const { command, args } of commands) {
    const places = args.map((value, at) =>
      Math.round(at % 2 === 0 ? value * scale + x : -(value * scale + y)),
    );
    d += LETTERS[command]! + places.join(' ');
  }
  return d;
}
