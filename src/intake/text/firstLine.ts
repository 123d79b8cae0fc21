import type { Canon } from '../../canon/canon.ts';
import { languageTag } from '../../ground/languages.ts';
import { boardTitle } from './boardTitle.ts';
import { parseDate } from './dates.ts';
import { factsLine } from './factsLine.ts';
import type { FieldKind } from './labels.ts';
import { endsSentence } from './layout.ts';
import { blockEnd, nextFull, wordCount, type Line } from './lines.ts';
import { looksLikeNames } from './people.ts';
import { isRatingAlone } from './ratings.ts';
import { fieldsOn, type Field } from './shapes.ts';
import { isTitleCase, looksLikeTitle } from './titleblock.ts';
import { disclaims } from './voice.ts';

/** Where facts may end and a sentence begin. */
const JOINT = /(?:[.)\]}]|\s[|–—-]{1,2})\s+(?=["“„«'‘]?\p{Lu})/gu;
const OPENS_PROSE = /^["“„«'‘–—-]?\s?\p{Lu}/u;
/** Facts that go before prose reach at most so far, in characters. */
const FURTHEST = 220;
/** Fewer words behind the facts may be a remark. */
const FEWEST = 12;
/** How the remark on a rating begins. */
const REMARKS =
  /^\W*(?:for|some|mild|a (?:bit|little|few)|slight|very|implied|graphic|nothing|no|just|maybe|probably|contains?|adult|strong|bad|language|violence|swearing|sex\w*|this|these|due|because|warnings?|character|mentions?|i|my)\b/i;

/**
 * The lines with the first parted in two where a header, its facts and the story's first words all stand on it: `Title:
 * The Lamps Author: X Rating: PG. The lamps went on …`, `The Lamps by X (Marrin/Isolde, PG) The lamps went on …`.
 */
export function partFirstLine(lines: readonly Line[], canon: Canon): readonly Line[] {
  const first = nextFull(lines, 0);
  const line = lines[first];
  if (line === undefined || wordCount(line.text) < FEWEST) return lines;
  const below = lines.slice(first + 1, blockEnd(lines, first));
  const cut = labelledCut(line.text) ?? bareCut(line.text, canon);
  if (cut === null) return lines;
  const rest = line.text.slice(cut.to).trim();
  if (!isProse([rest, ...below.map(({ text }) => text)].join(' ')) || fieldsBelow(lines, first + 1))
    return lines;
  const wrapped = endsSentence(rest) ? 0 : paragraphLength(below);
  const paragraph = [rest, ...below.slice(0, wrapped).map(({ text }) => text.trim())].join(' ');
  const head = { text: line.text.slice(0, cut.from), at: line.at };
  return [
    ...lines.slice(0, first),
    head,
    { text: '', at: line.at },
    { text: paragraph, at: line.at },
    ...lines.slice(first + 1 + wrapped),
  ];
}

/** How many of the lines go on with a paragraph whose first line has lost its front, and so its width. */
function paragraphLength(lines: readonly Line[]): number {
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  const last = lines.findIndex(({ text }) => endsSentence(text) && text.length < width * 0.8);
  return last < 0 ? lines.length : last + 1;
}

function isProse(text: string): boolean {
  const sentence = /^.*?[.!?…]["”»’]?(?=\s|$)/.exec(text)?.[0] ?? '';
  const isOpen = OPENS_PROSE.test(text) && fieldsOn(text, 0).length === 0 && !REMARKS.test(text);
  return isOpen && wordCount(text) >= FEWEST && wordCount(sentence) >= 3 && !isTitleCase(text.slice(0, 80));
}

/** The header goes on: what stands behind its facts belongs to it. */
function fieldsBelow(lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + 12).some(({ text, at }) => fieldsOn(text, at).some(({ strong }) => strong));
}

/** Where the facts end, and where what follows them begins. */
interface Cut {
  from: number;
  to: number;
}

/** Behind several labels on one line, which are sure once the prose is off the last. */
function labelledCut(text: string): Cut | null {
  const last = fieldsOn(text, 0).at(-1);
  const start = last === undefined ? -1 : text.lastIndexOf(last.value);
  if (last === undefined || last.value === '' || start < 0) return null;
  const found = valueEnd(last);
  if (found === null) return null;
  const cut = { from: start + found.from, to: start + found.to };
  const sure = fieldsOn(text.slice(0, cut.from), 0).filter(({ strong }) => strong);
  return sure.length >= 2 ? cut : null;
}

/** The end of a value that is over before its line is. */
function valueEnd({ kind, value }: Field): Cut | null {
  const fits = FITS[kind];
  if (fits === undefined) return kind === 'disclaimer' ? disclaimerEnd(value) : null;
  for (const match of value.matchAll(JOINT)) {
    const before = value.slice(0, match.index + 1).replace(/[.\s]+$/, '');
    if (before.length > 90) return null;
    if (fits(before)) return { from: before.length, to: match.index + match[0].length };
  }
  const words = value.split(' ');
  for (let count = Math.min(5, words.length - 1); count > 0 && BARELY.has(kind); count--) {
    const before = words.slice(0, count).join(' ');
    if (fits(before)) return { from: before.length, to: before.length };
  }
  return null;
}

type Fits = (value: string) => boolean;
const named: Fits = (value) => wordCount(value) <= 8 && looksLikeTitle(value) && isTitleCase(value);
const FITS: Partial<Record<FieldKind, Fits>> = {
  title: named,
  fandom: named,
  relationships: named,
  characters: named,
  author: (value) => wordCount(value) <= 4 && looksLikeNames(value),
  rating: isRatingAlone,
  words: (value) => /^[\d,.]+k?(?:\s*words?)?$/i.test(value),
  status: (value) => /^(?:complete[d]?|finished|WIP|in[- ]progress|work in progress|one-?shot)$/i.test(value),
  published: (value) => parseDate(value)?.inferred === null,
  updated: (value) => parseDate(value)?.inferred === null,
  language: (value) => languageTag(value) !== null,
};
/** Values that are surely over where the next word begins. */
const BARELY = new Set<FieldKind>(['rating', 'words', 'status', 'published', 'updated', 'language']);

/** The first sentences that say whose the characters are. */
function disclaimerEnd(value: string): Cut | null {
  let end = 0;
  for (const match of value.matchAll(/[^.!?]+[.!?]+\s+/g)) {
    if (!disclaims(match[0])) break;
    end = match.index + match[0].length;
  }
  return end === 0 || disclaims(value.slice(end)) ? null : { from: end, to: end };
}

/** Behind a title with facts that have no labels. */
function bareCut(text: string, canon: Canon): Cut | null {
  for (const match of text.slice(0, FURTHEST).matchAll(JOINT)) {
    const before = text.slice(0, match.index + 1).replace(/[.\s]+$/, '');
    const to = match.index + match[0].length;
    const signed = /[)\]}]$/.test(before) && /\sby\s/i.test(before);
    if (boardTitle(before, 0, canon, signed).length > 0 || factsLine(before, 0, canon, false).length > 1)
      return { from: before.length, to };
  }
  return null;
}
