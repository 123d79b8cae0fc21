import { readHeading, withoutScenes, type Heading } from './headings.ts';
import { endsSentence } from './layout.ts';
import { listedHeadings } from './listedHeadings.ts';
import { isBlank, isRule, wordCount, type Line } from './lines.ts';
import { looksLikeTitle } from './titleblock.ts';

/** A line that may head a chapter. */
export interface Candidate {
  heading: Heading;
  /** Index of its line. */
  at: number;
  /** Words until the next candidate. */
  words: number;
}

/** The headings that part a text into chapters, in order; none where it is one piece. */
export function chosenHeadings(lines: readonly Line[], title: string | null): Candidate[] {
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
  const listed = listedTitles(lines);
  if (listed.length > 0) return listed;
  const opening = named.filter((candidate) => wordsBetween(lines, 0, candidate.at) === 0);
  return named.length >= 2 && opening.length > 0 ? named : opening.slice(0, 1);
}

/** `1. The Depot`: as long as sections must be that are only numbered. */
function listedTitles(lines: readonly Line[]): Candidate[] {
  const counted = withWords(listedHeadings(lines), lines);
  const words = counted.reduce((sum, candidate) => sum + candidate.words, 0);
  return counted.length > 0 && words / counted.length >= 150 ? counted : [];
}

/** Part headings right above a chapter heading: kept, so that the chapter can carry their words. */
function openingParts(all: readonly Candidate[], chapters: readonly Candidate[]): Candidate[] {
  return all.filter(
    ({ heading, words, at }) =>
      heading.kind === 'part' && words === 0 && chapters.some((chapter) => chapter.at > at),
  );
}

function candidates(lines: readonly Line[], title: string | null): Candidate[] {
  const found: Found[] = [];
  const tight = lines.filter(isBlank).length < lines.length * 0.05;
  for (let at = 0; at < lines.length; at++) {
    const { text } = lines[at]!;
    if (text.length > 120 || isBlank(lines[at]) || !opens(lines, at, tight)) continue;
    const heading = readHeading(withoutTitle(text, title));
    if (heading !== null && (isAlone(lines, at) || standsOut(heading, text))) found.push({ heading, at });
  }
  return withWords(withoutScenes(found), lines);
}

type Found = Omit<Candidate, 'words'>;

function withWords(found: readonly Found[], lines: readonly Line[]): Candidate[] {
  return found.map((one, index) => ({
    ...one,
    words: wordsBetween(lines, one.at + 1, found[index + 1]?.at ?? lines.length),
  }));
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
export function isAlone(lines: readonly Line[], at: number): boolean {
  const after = lines[at + 1];
  if (isBlank(after) || isRule(after!.text)) return true;
  return isBlank(lines[at + 2]) && looksLikeTitle(after!.text) && after!.text.trim().length <= 60;
}

/** `Chapter 2` is a heading right above its text too; the lines of other headings need room. */
function standsOut({ kind }: Heading, text: string): boolean {
  return kind === 'chapter' && text.trim().length <= 60;
}

/** Words of these lines, counted up to 400. */
export function wordsBetween(lines: readonly Line[], from: number, to: number): number {
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
