import { isTag, isWordless, NO_ATTRIBUTES, textOf, type Piece, type Tag } from './pieces.ts';

/** Runs of text that a blank line parts; `blanks` is how many blank lines stood before it beyond the one that parts. */
export interface Part {
  lines: Piece[][];
  blanks: number;
}

/** Longer lines than this are paragraphs, not verse. */
const VERSE_LINE = 80;
/** So are lines that are this long on average. */
const VERSE_AVERAGE = 58;

/** The lines of a run of text, its emphasis begun anew in each. */
export function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (isTag(piece, 'br')) lines.push([]);
    else if (!isTag(piece) || !hasBreak(piece)) lines.at(-1)!.push(piece);
    else addBroken(piece, lines);
  }
  return lines;
}

function addBroken(tag: Tag, lines: Piece[][]): void {
  const { id: _, ...later } = tag.attributes;
  for (const [index, inside] of linesOf(tag.inside).entries()) {
    if (index > 0) lines.push([]);
    if (inside.length > 0)
      lines.at(-1)!.push({ ...tag, attributes: index === 0 ? tag.attributes : later, inside });
  }
}

/** Whether a line ends somewhere inside. */
export function hasBreak(tag: Tag): boolean {
  return tag.inside.some((piece) => isTag(piece) && (piece.name === 'br' || hasBreak(piece)));
}

/** Lines in parts: a blank line parts, further ones are counted. */
export function partsOf(lines: readonly Piece[][]): Part[] {
  const parts: Part[] = [];
  let blanks = -1;
  for (const line of lines) {
    if (isWordless(line)) blanks++;
    else if (parts.length > 0 && blanks < 0) parts.at(-1)!.lines.push(line);
    else {
      parts.push({ lines: [line], blanks: parts.length === 0 ? 0 : blanks });
      blanks = -1;
    }
    if (!isWordless(line)) blanks = -1;
  }
  return parts;
}

/**
 * What the lines of a part are: verse and letters keep them, long lines are paragraphs, lines that end where the
 * page was full are joined.
 */
export function paragraphsOf(lines: readonly Piece[][]): Piece[][] {
  if (lines.length === 1) return [lines[0]!];
  const texts = lines.map((line) => textOf(line));
  const widths = texts.map(widthOf);
  if (isWrapped(texts, widths)) return [joined(lines, ' ')];
  const average = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  if (average > VERSE_AVERAGE || widths.some((width) => width > VERSE_LINE)) return [...lines];
  return [joined(lines, { name: 'br', attributes: NO_ATTRIBUTES, inside: [] })];
}

/** Whether hardly any line could have taken the next one's first word. */
function isWrapped(texts: readonly string[], widths: readonly number[]): boolean {
  const page = widths.reduce((most, width) => Math.max(most, width), 0);
  if (texts.length < 4 || page < 60 || page > 85) return false;
  const full = widths.slice(0, -1).filter((width, index) => width + 1 + firstWord(texts[index + 1]!) > page);
  return full.length >= 0.9 * (texts.length - 1);
}

function firstWord(text: string): number {
  return /^\S+/.exec(text)?.[0].length ?? 0;
}

/** Chinese and Japanese characters are two columns wide. */
function widthOf(text: string): number {
  const wide =
    text.match(/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/g)?.length ?? 0;
  return text.length + wide;
}

function joined(lines: readonly Piece[][], between: Piece): Piece[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [between, ...line]));
}

/** Takes away what indents a paragraph or trails behind it: no-break spaces, tabs. The ideographic space is kept. */
export function unindented(pieces: readonly Piece[]): Piece[] {
  return trimmed(trimmed(pieces, 'start'), 'end');
}

function trimmed(pieces: readonly Piece[], edge: 'start' | 'end'): Piece[] {
  const kept = [...pieces];
  while (kept.length > 0) {
    const at = edge === 'start' ? 0 : kept.length - 1;
    const piece = trimmedPiece(kept[at]!, edge);
    if (piece === null) kept.splice(at, 1);
    else {
      kept[at] = piece;
      return kept;
    }
  }
  return kept;
}

/** `null` where nothing is left of it. */
function trimmedPiece(piece: Piece, edge: 'start' | 'end'): Piece | null {
  if (typeof piece === 'string') {
    const text = trimmedText(piece, edge);
    return text === '' ? null : text;
  }
  if (piece.name === 'br') return null;
  if (piece.inside.length === 0) return piece;
  const inside = trimmed(piece.inside, edge);
  return inside.length === 0 && piece.attributes['id'] === undefined ? null : { ...piece, inside };
}

const SPACE = /[\t\n\r \u00A0\u2000-\u200B\u202F\u205F\uFEFF]/;

/** Looks at each character once: a pattern that ends in `+$` looks at long runs of spaces again and again. */
function trimmedText(text: string, edge: 'start' | 'end'): string {
  if (edge === 'start') {
    let start = 0;
    while (start < text.length && SPACE.test(text[start]!)) start++;
    return text.slice(start);
  }
  let end = text.length;
  while (end > 0 && SPACE.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}
