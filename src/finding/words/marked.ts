import { wordsIn, type Cut } from './cut.ts';

/** A stretch of text, and whether it is what was asked for. */
export interface Segment {
  text: string;
  found: boolean;
}

/** How much of a paragraph is shown around what was found, in characters. */
const BEFORE = 80;
const AFTER = 200;

/** Longer paragraphs are looked through piece by piece: so many characters at once, so many of them again with the
 * next piece, so many pieces at most. Whoever writes a novel as one paragraph must not keep others waiting. */
const PIECE = 2_000;
const AGAIN = 400;
const MOST_PIECES = 8;

/** What of a paragraph matches these patterns of its folded words (asked.ts, `Line.marks`), with the words around. */
export function marked(paragraph: string, patterns: readonly string[]): Segment[] {
  for (const piece of piecesOf(paragraph)) {
    const [first] = spansOf(wordsIn(paragraph.slice(piece.from, piece.to)), patterns);
    if (first !== undefined) return shown(paragraph, around(paragraph, piece, first), patterns);
  }
  return [];
}

interface Piece {
  from: number;
  to: number;
}

/** A piece with room on both sides of a span of this one. */
function around(paragraph: string, { from, to }: Piece, { at }: Span): Piece {
  if (from === 0 && to === paragraph.length) return { from, to };
  const start = from + at - AGAIN;
  return { from: start <= 0 ? 0 : atSpace(paragraph, start), to: atSpace(paragraph, from + at + PIECE) };
}

function* piecesOf(paragraph: string): Generator<Piece> {
  for (let from = 0, count = 0; count < MOST_PIECES; count++) {
    const to = atSpace(paragraph, from + PIECE);
    yield { from, to };
    if (to >= paragraph.length) return;
    from = atSpace(paragraph, to - AGAIN);
  }
}

/** The next white space, if there is any near. */
function atSpace(paragraph: string, at: number): number {
  if (at >= paragraph.length) return paragraph.length;
  const space = paragraph.slice(at, at + AGAIN / 2).search(/\s/);
  return at + Math.max(0, space);
}

/** What the patterns match in a piece of the paragraph, with the words around. */
function shown(paragraph: string, piece: Piece, patterns: readonly string[]): Segment[] {
  const text = paragraph.slice(piece.from, piece.to);
  const words = wordsIn(text);
  const spans = spansOf(words, patterns);
  const [first] = spans;
  if (first === undefined) return [];
  const from = edge(text, words, first.at - BEFORE);
  const to = edge(text, words, Math.max(first.end, first.at + AFTER));
  const segments: Segment[] = [];
  const add = (stretch: string, found: boolean) => {
    if (stretch !== '') segments.push({ text: stretch, found });
  };
  let at = from;
  add(piece.from + from > 0 ? '…' : '', false);
  for (const span of spans.filter(({ end }) => end <= to)) {
    add(text.slice(at, span.at), false);
    add(text.slice(span.at, span.end), true);
    at = span.end;
  }
  add(text.slice(at, to), false);
  add(piece.from + to < paragraph.length ? '…' : '', false);
  return joined(segments);
}

interface Span {
  at: number;
  end: number;
}

/** Where the patterns match, in order, overlaps joined. */
function spansOf(words: readonly Cut[], patterns: readonly string[]): Span[] {
  let line = ' ';
  const starts: number[] = [];
  for (const { folded } of words) {
    starts.push(line.length);
    line += `${folded} `;
  }
  const spans = patterns
    .flatMap((pattern) => [...line.matchAll(new RegExp(pattern, 'gu'))])
    .flatMap(({ index, 0: match }) => {
      const first = words[placeOf(starts, index)];
      const last = words[placeOf(starts, index + match.length - 1)];
      return first && last ? [{ at: first.at, end: last.end }] : [];
    })
    .toSorted((one, other) => one.at - other.at || other.end - one.end);
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last && span.at < last.end) last.end = Math.max(last.end, span.end);
    else apart.push(span);
  }
  return apart;
}

/** Which word the character at this place of the line belongs to, found by halving. */
function placeOf(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The nearest place at or before this one where the paragraph can be cut: its ends, or a word's beginning. */
function edge(paragraph: string, words: readonly Cut[], at: number): number {
  if (at <= 0) return 0;
  if (at >= paragraph.length) return paragraph.length;
  const place = words.findLast((word) => word.at <= at);
  return place && place.end > at ? place.at : at;
}

/** Neighbours of one kind as one. */
function joined(segments: readonly Segment[]): Segment[] {
  const all: Segment[] = [];
  for (const segment of segments) {
    const last = all.at(-1);
    if (last?.found === segment.found) last.text += segment.text;
    else all.push({ ...segment });
  }
  return all;
}
