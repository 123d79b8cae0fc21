import type { Line } from './lines.ts';

/** How far a header shows that it is one. */
const LINES = 40;
const LETTERS = 4000;
const LABELLED =
  /([\p{L}/]{1,24})[)*_\]】］]{0,3}\s?(?:[:：︰﹕=]|\s[-–—]{1,2}\s)|[【［〔]([^】］〕]{1,20})[】］〕]/gu;

/**
 * Whether so many different words stand before a colon or the like in the next lines: a glimpse that costs little,
 * before a header is read where most places are none.
 */
export function showsLabels(lines: readonly Line[], at: number, wanted: number): boolean {
  const seen = new Set<string>();
  let letters = 0;
  for (let line = at; line < Math.min(lines.length, at + LINES) && letters < LETTERS; line++) {
    const { text } = lines[line]!;
    letters += text.length;
    for (const [, word, bracketed] of text.slice(0, LETTERS).matchAll(LABELLED))
      seen.add((word ?? bracketed)!.toLowerCase());
    if (seen.size >= wanted) return true;
  }
  return false;
}
