import { isBlank, type Line } from './lines.ts';
import { isScript } from './script.ts';

/** How the lines of a text are set, over all of it; single blocks may differ. */
export interface Layout {
  /** 95th percentile of line length: the width a wrapped text was wrapped at. */
  width: number;
  /** Lines were broken at a width; joining them gives paragraphs. */
  wrapped: boolean;
  /** A line that stands further in begins a paragraph. */
  indented: boolean;
  /** Every line is followed by a blank one. */
  doubled: boolean;
  /** Columns that all of the text stands in from the left. */
  margin: number;
  /** Blank lines between two paragraphs, where nearly all agree; 0 where they do not. */
  gap: number;
  /** Speeches stand below the names of who speaks. */
  script: boolean;
}

/** A line could have taken at most this many columns to have been wrapped. */
const WIDEST = 110;
const NARROWEST = 36;

const TERMINAL = /[.!?…:*_~\-–—"'”’»)\]。!?」』)】♪]\s*$/;

export function endsSentence(text: string): boolean {
  return TERMINAL.test(text);
}

export function indentOf(text: string): number {
  let columns = 0;
  for (const char of text) {
    if (char === ' ' || char === '\u00a0' || char === '\u3000') columns++;
    else if (char === '\t') columns += 8 - (columns % 8);
    else break;
  }
  return columns;
}

/** Length without the spaces around. */
export function lengthOf(text: string): number {
  return text.trim().length;
}

/** Would the first word of the next line not have fit on this one, at this width? */
export function isFull(text: string, next: string, width: number): boolean {
  const word = /^\s*(\S+)/.exec(next)?.[1]?.length ?? 0;
  return text.trimEnd().length + 1 + word > width;
}

/** Measures a text by one test: would the next word have fit? */
export function layoutOf(lines: readonly Line[]): Layout {
  const full = lines.filter((line) => !isBlank(line));
  const margin = percentile(
    full.map((line) => indentOf(line.text)),
    0.1,
  );
  const width = percentile(
    full.map((line) => line.text.trimEnd().length),
    0.95,
  );
  const gap = usualGap(lines);
  const doubled = isDoubled(lines, full.length, width, margin);
  const near = neighbours(lines, doubled);
  const indented = isIndented(full, near, margin);
  return {
    width,
    margin,
    gap,
    doubled,
    indented,
    wrapped: areWrapped(near, width, margin),
    script: isScript(lines),
  };
}

function percentile(values: number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = Int32Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

type Pair = readonly [string, string];

/** Lines that follow each other without a blank one, or with just one where the text is double-spaced. */
function neighbours(lines: readonly Line[], doubled: boolean): Pair[] {
  const step = doubled ? 2 : 1;
  const pairs: Pair[] = [];
  for (let at = 0; at + step < lines.length; at++) {
    const between = step === 1 || isBlank(lines[at + 1]);
    if (!isBlank(lines[at]) && between && !isBlank(lines[at + step]))
      pairs.push([lines[at]!.text, lines[at + step]!.text]);
  }
  return pairs;
}

function areWrapped(pairs: readonly Pair[], width: number, margin: number): boolean {
  if (width > WIDEST || width < NARROWEST) return false;
  const level = pairs.filter(([, next]) => indentOf(next) - margin < 2);
  if (level.length === 0) return false;
  const full = level.filter(
    ([text, next]) => isFull(text, next, width) || isFull(text, next, width * 0.9),
  ).length;
  const ended = level.filter(([text]) => endsSentence(text)).length;
  return full >= level.length * 0.6 && ended <= level.length * 0.6;
}

function isIndented(full: readonly Line[], pairs: readonly Pair[], margin: number): boolean {
  const further = pairs.filter(
    ([text, next]) => indentOf(next) - margin >= 2 && (indentOf(text) - margin < 2 || endsSentence(text)),
  );
  // verse is set in too, but in the middle of its sentences
  const opening = further.filter(([text]) => endsSentence(text)).length;
  return opening >= 2 && opening >= full.length * 0.02 && opening >= further.length * 0.5;
}

/** One line, a blank, one line, a blank – where lines stop mid-sentence. */
function isDoubled(lines: readonly Line[], full: number, width: number, margin: number): boolean {
  if (full < 6 || width > WIDEST || width < NARROWEST) return false;
  const touching = neighbours(lines, false).length;
  if (touching > full * 0.1) return false;
  const pairs = neighbours(lines, true);
  const level = pairs.filter(([, next]) => indentOf(next) - margin < 2);
  const open = level.filter(([text]) => !endsSentence(text));
  const share = (some: readonly Pair[]): number =>
    some.filter(([text, next]) => isFull(text, next, width * 0.9)).length / some.length;
  return open.length > 0 && open.length >= level.length * 0.3 && (share(level) >= 0.6 || share(open) >= 0.8);
}

function usualGap(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  let gap = 0;
  let gaps = 0;
  for (const line of lines) {
    if (isBlank(line)) gap++;
    else {
      if (gap > 0) {
        counts.set(gap, (counts.get(gap) ?? 0) + 1);
        gaps++;
      }
      gap = 0;
    }
  }
  const [usual, times] = [...counts.entries()].sort((one, other) => other[1] - one[1])[0] ?? [0, 0];
  return gaps >= 5 && times >= gaps * 0.8 ? usual : 0;
}

/** Was this block wrapped, whatever the rest of the text does? */
export function isWrappedBlock(texts: readonly string[], layout: Layout): boolean {
  const widest = texts.reduce((most, text) => Math.max(most, text.trimEnd().length), 0);
  if (layout.wrapped) return widest <= Math.max(layout.width * 1.4, layout.width + 12);
  if (texts.length === 2) {
    const [first, second] = texts as [string, string];
    return (
      first.length >= 50 &&
      first.length <= WIDEST &&
      !/[.!?:"”’…]\s*$/.test(first) &&
      /^\s*\p{Ll}/u.test(second)
    );
  }
  if (widest < 50 || widest > WIDEST) return false;
  const breaks = texts.slice(1).map((next, at) => isFull(texts[at]!, next, widest) || indentOf(next) >= 2);
  const open = texts.slice(0, -1).filter((text) => !/[.!?"”’…]\s*$/.test(text)).length;
  return breaks.filter(Boolean).length >= breaks.length * 0.9 && open * 3 >= breaks.length;
}
