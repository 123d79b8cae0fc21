import { wordsIn, type Cut } from './cut.ts';

/** A stretch of text, and whether it is what was asked for. */
export interface Segment {
  text: string;
  found: boolean;
}

/** How much of a paragraph is shown around what was found, in characters. */
const BEFORE = 80;
const AFTER = 200;

/** What of a paragraph matches these patterns of its folded words (asked.ts, `Line.marks`), with the words around. */
export function marked(paragraph: string, patterns: readonly string[]): Segment[] {
  const words = wordsIn(paragraph);
  const spans = spansOf(words, patterns);
  const [first] = spans;
  if (first === undefined) return [];
  const from = edge(paragraph, words, first.at - BEFORE);
  const to = edge(paragraph, words, Math.max(first.end, first.at + AFTER));
  const segments: Segment[] = [];
  const add = (text: string, found: boolean) => {
    if (text !== '') segments.push({ text, found });
  };
  let at = from;
  add(from > 0 ? '…' : '', false);
  for (const span of spans.filter(({ end }) => end <= to)) {
    add(paragraph.slice(at, span.at), false);
    add(paragraph.slice(span.at, span.end), true);
    at = span.end;
  }
  add(paragraph.slice(at, to), false);
  add(to < paragraph.length ? '…' : '', false);
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
