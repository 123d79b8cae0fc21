import { endsSentence } from './layout.ts';
import { isBlank, nextFull, wordCount, type Line } from './lines.ts';

const NUMBER =
  /^\s*(?:[-–—~]\s*(\d{1,3})\s*[-–—~]|[[(]?page\s+(\d{1,3})(?:\s+of\s+\d{1,3})?[\])]?|\s{19,}(\d{1,3}))\s*$/i;
/** Fewer words above the first number are a header: what follows is the number of a section. */
const FEWEST_ABOVE = 60;

/**
 * The lines of a text without the page numbers that a word processor printed into it, and the paragraphs that they cut
 * in two whole again. Numbers that open sections stay: a page's number stands below its text, so the text ends with
 * one or is cut in the middle of a sentence by one.
 */
export function withoutPageNumbers(lines: readonly Line[]): readonly Line[] {
  const pages = pagesIn(lines);
  if (pages.length < 2 || wordsAbove(lines, pages[0]!) < FEWEST_ABOVE) return lines;
  const last = nextFull(lines, pages.at(-1)! + 1) === lines.length;
  if (!last && !pages.some((at) => cuts(lines, at))) return lines;
  const dropped = new Set<number>();
  for (const at of pages) for (const index of around(lines, at)) dropped.add(index);
  return lines.filter((_line, at) => !dropped.has(at));
}

/** Indexes of numbers that count upwards one by one. */
function pagesIn(lines: readonly Line[]): number[] {
  const found: number[] = [];
  let before: number | null = null;
  for (const [at, { text }] of lines.entries()) {
    const match = text.length > 90 ? null : NUMBER.exec(text);
    if (match === null) continue;
    const number = Number(match[1] ?? match[2] ?? match[3]);
    if (before !== null && number !== before + 1) return [];
    found.push(at);
    before = number;
  }
  return found;
}

function wordsAbove(lines: readonly Line[], end: number): number {
  let words = 0;
  for (let at = 0; at < end && words < FEWEST_ABOVE; at++) words += wordCount(lines[at]!.text);
  return words;
}

function cuts(lines: readonly Line[], at: number): boolean {
  const above = lines.slice(0, at).findLast((line) => !isBlank(line));
  const below = lines[nextFull(lines, at + 1)];
  return (
    above !== undefined && below !== undefined && !endsSentence(above.text) && /^\s*\p{Ll}/u.test(below.text)
  );
}

/** The number's own line; where it cuts a paragraph, the blank lines around it too. */
function around(lines: readonly Line[], at: number): number[] {
  if (!cuts(lines, at)) return [at];
  let from = at;
  while (isBlank(lines[from - 1]) && from > 0) from--;
  const to = nextFull(lines, at + 1);
  return Array.from({ length: to - from }, (_, index) => from + index);
}
