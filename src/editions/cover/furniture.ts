import type { Cut } from './face.ts';
import { setText, type Block, type Setting } from './lettering.ts';
import type { Palette } from './palette.ts';
import { circle, n, rectangle, star, type Area, type Shape } from './shapes.ts';

/** What is lettered; an empty line is not. */
export interface Words {
  cut: Cut;
  title: string;
  fandom: string;
  author: string;
  rtl: boolean;
}

export type DrawPattern = (area: Area) => Shape[];

/** A way to place words and pattern; gives the inside of the SVG. */
export type Layout = (words: Words, palette: Palette, pattern: DrawPattern) => string;

export const path = (fill: string, d: string): string => `<path fill="${fill}" d="${d}"/>`;

/** The pattern in an area, cut off at its edges. */
export function patch(area: Area, palette: Palette, pattern: DrawPattern): string {
  const { x, y, width, height } = area;
  const shapes = pattern(area).map(({ fill, d }) => path(fill, d));
  const view = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}"`;
  return `<svg ${view}>${path(palette.ground, rectangle(x, y, width, height))}${shapes.join('')}</svg>`;
}

/** A small ornament, for covers whose title cannot be lettered and for rules. */
export function ornament(x: number, y: number, size: number, palette: Palette): string {
  return (
    path(palette.quiet, star(x, y, size, size * 0.42, 4)) + path(palette.field, circle(x, y, size * 0.14))
  );
}

/** What stands in a title's place. */
export function emblem(x: number, y: number, size: number, palette: Palette): string {
  const leaves = star(x, y, size, size * 0.5, 8);
  return (
    path(palette.ink, leaves) +
    path(palette.field, star(x, y, size * 0.62, size * 0.31, 8, Math.PI / 8)) +
    path(palette.ink, circle(x, y, size * 0.14))
  );
}

export function titleBlock(
  words: Words,
  width: number,
  height: number,
  align: Setting['align'],
  largest: number,
): Block {
  const leading = words.cut === 'stamp' ? 1.04 : 1.1;
  const { cut, rtl } = words;
  return setText(words.title, { cut, width, height, largest, align, rtl, mostLines: 8, leading });
}

/** A line of small lettering. Scripts without capitals are set larger, and joined ones never apart. */
export function smallLine(
  text: string,
  width: number,
  usual: number,
  align: Setting['align'],
  rtl: boolean,
  apart: number,
): Block {
  const cased = /[\p{Lu}\p{Ll}]/u.test(text);
  const largest = cased ? usual : usual * 1.25;
  const tracking = cased ? apart : 0;
  return setText(text, {
    cut: 'small',
    width,
    height: largest * 2.4,
    largest,
    align,
    rtl,
    mostLines: 2,
    tracking,
    leading: 1.3,
  });
}
