import { readHeading, type Heading } from './headings.ts';
import { endsSentence } from './layout.ts';
import { blockEnd, isBlank, isRule, nextFull, wordCount, type Line } from './lines.ts';
import { bareTitle, isTitleCase, looksLikeTitle } from './titleblock.ts';

/** A stretch of a text that is one chapter; the first may have no heading. */
export interface Stretch {
  heading: Heading | null;
  title: string | null;
  lines: Line[];
}

interface Candidate {
  heading: Heading;
  /** Index of its line. */
  at: number;
  /** Words until the next candidate. */
  words: number;
}

/**
 * Parts a text at its chapter headings: lines alone that name a chapter, a part or a number,
 * counted upwards, two or more of them or one that opens the text. Lists of contents are not headings.
 */
export function chaptersIn(lines: readonly Line[], title: string | null = null): Stretch[] {
  const chosen = chosenHeadings(lines, title);
  if (chosen.length === 0) return [{ heading: null, title: null, lines: [...lines] }];
  const before = lines.slice(0, chosen[0]!.at);
  const stretches = chosen.map((candidate, index) =>
    stretch(lines, candidate, chosen[index + 1]?.at ?? lines.length),
  );
  return isContents(before) ? stretches : withFront(before, stretches);
}

function chosenHeadings(lines: readonly Line[], title: string | null): Candidate[] {
  const all = candidates(lines, title);
  const named = all.filter(({ heading }) => heading.kind === 'named');
  for (const kind of ['chapter', 'part', 'number'] as const) {
    const counted = rising(all.filter(({ heading }) => heading.kind === kind));
    if (counted.length === 0 || !areChapters(counted, kind, lines, named)) continue;
    const parts = kind === 'chapter' ? openingParts(all, counted) : [];
    return [...counted, ...parts, ...named]
      .sort((one, other) => one.at - other.at)
      .filter((one, index, sorted) => one.words >= 1 || sorted[index + 1]?.heading.kind === 'chapter');
  }
  const opening = named.filter((candidate) => wordsBetween(lines, 0, candidate.at) === 0);
  return named.length >= 2 && opening.length > 0 ? named : opening.slice(0, 1);
}

/** Part headings right above a chapter heading: kept, so that the chapter can carry their words. */
function openingParts(all: readonly Candidate[], chapters: readonly Candidate[]): Candidate[] {
  return all.filter(
    ({ heading, words, at }) =>
      heading.kind === 'part' && words === 0 && chapters.some((chapter) => chapter.at > at),
  );
}

function candidates(lines: readonly Line[], title: string | null): Candidate[] {
  const found: Candidate[] = [];
  const tight = lines.filter(isBlank).length < lines.length * 0.05;
  for (let at = 0; at < lines.length; at++) {
    const { text } = lines[at]!;
    if (text.length > 120 || isBlank(lines[at]) || !opens(lines, at, tight)) continue;
    const heading = readHeading(withoutTitle(text, title));
    if (heading !== null && (isAlone(lines, at) || standsOut(heading, text)))
      found.push({ heading, at, words: 0 });
  }
  for (const [index, candidate] of found.entries())
    candidate.words = wordsBetween(lines, candidate.at + 1, found[index + 1]?.at ?? lines.length);
  return found;
}

/** `The Long Road - Chapter 2`: the story's title before the heading. */
function withoutTitle(text: string, title: string | null): string {
  const line = text.trim();
  if (title === null || !line.toLowerCase().startsWith(title.toLowerCase())) return text;
  const rest = /^\s*[:,\-–—(~]+\s*(\S.*)$/.exec(line.slice(title.length))?.[1];
  return rest === undefined ? text : rest.replace(/\)$/, '');
}

/** Blank or a rule before; where a text has no blank lines, the end of a sentence. */
function opens(lines: readonly Line[], at: number, tight: boolean): boolean {
  const before = lines[at - 1];
  if (at === 0 || isBlank(before) || isRule(before!.text)) return true;
  return tight && endsSentence(before!.text);
}

/** Blank, a rule or a title after. */
function isAlone(lines: readonly Line[], at: number): boolean {
  const after = lines[at + 1];
  if (isBlank(after) || isRule(after!.text)) return true;
  return isBlank(lines[at + 2]) && looksLikeTitle(after!.text) && after!.text.trim().length <= 60;
}

/** `Chapter 2` is a heading right above its text too; the lines of other headings need room. */
function standsOut({ kind }: Heading, text: string): boolean {
  return kind === 'chapter' && text.trim().length <= 60;
}

function wordsBetween(lines: readonly Line[], from: number, to: number): number {
  let words = 0;
  for (let at = from; at < to && words < 400; at++) words += wordCount(lines[at]!.text);
  return words;
}

/** The longest run of numbers that go up; a number that comes again later was a list of contents. */
function rising(candidates: readonly Candidate[]): Candidate[] {
  const last = new Map<number, number>();
  for (const [index, { heading }] of candidates.entries()) last.set(heading.number!, index);
  const kept: Candidate[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const number = candidate.heading.number!;
    const listed = candidate.words < 20 && last.get(number)! > index;
    const before = kept.at(-1)?.heading.number;
    if (listed || (before != null && (number <= before || number > before + 3))) continue;
    kept.push(candidate);
  }
  return kept;
}

function areChapters(
  counted: readonly Candidate[],
  kind: 'chapter' | 'part' | 'number',
  lines: readonly Line[],
  named: readonly Candidate[],
): boolean {
  const [first] = counted;
  if (kind !== 'number')
    return (
      counted.length >= 2 ||
      wordsBetween(lines, 0, first!.at) === 0 ||
      (kind === 'chapter' && first!.heading.number === 1)
    );
  const steps = counted.every(({ heading }, index) => heading.number === index + 1);
  if (!steps || counted.length < 2) return false;
  // A prologue right before the first of them says what the numbers count.
  const opened = named.find(({ at, words }) => at < first!.at && words > 0);
  if (opened !== undefined && wordsBetween(lines, 0, opened.at) === 0) return true;
  const words = counted.reduce((sum, candidate) => sum + candidate.words, 0);
  return words / counted.length >= 150 && wordsBetween(lines, 0, first!.at) <= 30;
}

function stretch(lines: readonly Line[], { heading, at }: Candidate, end: number): Stretch {
  const below = lines[at + 1];
  const adjacent =
    heading.title === null &&
    below !== undefined &&
    !isBlank(below) &&
    !isRule(below.text) &&
    isAlone(lines, at);
  if (adjacent) return { heading, title: bareTitle(below.text), lines: lines.slice(at + 2, end) };
  const apart = heading.title === null && heading.kind !== 'number' ? titleBelow(lines, at + 1, end) : null;
  if (apart !== null)
    return { heading, title: bareTitle(lines[apart]!.text), lines: lines.slice(apart + 1, end) };
  return { heading, title: heading.title, lines: lines.slice(at + 1, end) };
}

/** A title that stands alone right below its number, after one blank line: quoted or in title case, prose beneath. */
function titleBelow(lines: readonly Line[], from: number, end: number): number | null {
  const at = nextFull(lines, from);
  if (at - from !== 1 || at >= end || blockEnd(lines, at) !== at + 1) return null;
  const text = lines[at]!.text.trim();
  if (!looksLikeTitle(text) || text.length > 60 || /[!?]["”]?$/.test(text) || nextFull(lines, at + 1) >= end)
    return null;
  const words = wordCount(text);
  return isTitleCase(text) && (words >= 2 || /^["“]/.test(text)) && words <= 8 ? at : null;
}

const CONTENTS = /^\W*(?:table of )?contents\W*$|^\W*(?:index|chapters)\W*$/i;

/** "Contents" and its lines say nothing that the headings do not. */
function isContents(lines: readonly Line[]): boolean {
  const full = lines.filter((line) => !isBlank(line) && !isRule(line.text));
  const listed =
    CONTENTS.test(full[0]?.text ?? '') &&
    full.every(({ text }) => text.length <= 80 && !/[.!?]\s*$/.test(text));
  if (listed) return true;
  return full.every(({ text }) => CONTENTS.test(text) || readHeading(text) !== null);
}

/** Text before the first heading: a chapter of its own when it is long, else the head of the first. */
function withFront(before: readonly Line[], stretches: Stretch[]): Stretch[] {
  const words = wordsBetween(before, 0, before.length);
  if (words >= 150) return [{ heading: null, title: null, lines: [...before] }, ...stretches];
  const [first, ...rest] = stretches;
  return [{ ...first!, lines: [...before, { text: '', at: 0 }, ...first!.lines] }, ...rest];
}

/** Part headings that hold nothing lend their words to the chapter below them. */
export function mergeParts(stretches: Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  let above: string[] = [];
  for (const one of stretches) {
    const empty = one.lines.every((line) => isBlank(line));
    if (empty && one.heading?.kind === 'part' && one !== stretches.at(-1)) {
      above.push([`Part ${one.heading.number}`, one.title].filter((piece) => piece !== null).join(': '));
      continue;
    }
    merged.push(
      above.length === 0
        ? one
        : { ...one, title: [...above, one.title].filter((piece) => piece !== null).join(' – ') },
    );
    above = [];
  }
  return merged;
}
