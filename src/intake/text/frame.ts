import type { Line } from './lines.ts';

/** How far down a drawn box may stand. */
const FURTHEST = 60;
/** `#   THE TITLE   #`, `|          |`: the same sign, once or more, at both ends of a line. */
const FRAMED = /^\s*([#*|=+:%@~\u2500-\u259f])\1{0,3}\s+(?:(\S.*?)\s+)?\1{1,4}\s*$/;

/** The lines of a title that somebody drew a box around, without the box. */
export function unframed(lines: readonly Line[]): readonly Line[] {
  const inner = lines.map(({ text }, at) => (at < FURTHEST ? insideOf(text) : null));
  const boxed = inner.map((text, at) => text !== null && (inner[at - 1] ?? inner[at + 1] ?? null) !== null);
  if (!boxed.includes(true)) return lines;
  return lines.map((line, at) => (boxed[at] ? { ...line, text: inner[at]! } : line));
}

function insideOf(text: string): string | null {
  const match = text.length < 20 || text.length > 200 ? null : FRAMED.exec(text);
  if (match === null) return null;
  const words = match[2] ?? '';
  return words === '' || /\p{L}/u.test(words) ? words : null;
}
