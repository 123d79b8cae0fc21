import type { CanonIndex, Place } from './canonIndex.ts';
import { isYear, YEAR } from './seasons.ts';

/** A number that a setting names; offsets into the phrase. */
export interface NumberAnchor {
  kind: 'number';
  start: number;
  end: number;
  season: number | null;
  /** Number in the season; null where only the season is named. */
  number: number | null;
  book: number | null;
  chapter: number | null;
  /** The installments whose production code this is. */
  productions: Place[];
  /** The last or the first of its season is meant: "season 6 finale". */
  edge: 'first' | 'last' | null;
}

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  );
const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv'.split(' ');

const COUNT = `\\d{1,2}|${WORDS.toReversed().join('|')}|viii|vii|vi|iv|iii|ii|ix|v|x`;
const SEASONS = `${YEAR}|${COUNT}`;
const ORDINAL = `\\d{1,2}(?:st|nd|rd|th)|${ORDINALS.join('|')}`;
const EPISODE = '(?:episodes?|eps?\\.?|#)';
const SEASON = '(?:seasons?|series)';
const RANGE = `(?:\\s*(?:-|–|—|to|through|thru|and|&)\\s*(?:season\\s*|s)?(?<seasonEnd>${YEAR}|\\d{1,2}))?`;

/** The ways to write a number, the more telling first. */
const FORMS = [
  String.raw`(?<![\d.])(?<sx>${YEAR}|\d{1,2})\s?[xX×]\s?(?<ex>\d{1,3})(?!\d)`,
  String.raw`\bs(?<ss>${YEAR}|\d{1,2})[\s.,:_-]*e(?:p(?:isode|\.)?\s*)?(?<es>\d{1,3})(?!\d)`,
  String.raw`\b${SEASON}\s*#?(?<sl>${SEASONS})\b[\s,:;.-]*${EPISODE}\s*#?(?<el>\d{1,3}|${WORDS.join('|')})(?!\d)`,
  String.raw`\b${EPISODE}\s*#?(?<eb>\d{1,3})[\s,]*(?:of|in|from)?\s*(?:the\s+)?(?:${SEASON}\s*(?<sb>${SEASONS})\b|(?<so>${ORDINAL})\s+season\b)`,
  String.raw`(?<![\d.$€£])(?<sd>\d{1,2})\.(?<ed>\d{2})(?![\d.%]|\s?(?:am|pm|a\.m|p\.m)\b)`,
  String.raw`\b(?:chapters?|chaps?\.?|ch\.?)\s*#?(?<chapter>\d{1,3}|${COUNT})(?!\w)`,
  String.raw`\b(?:books?|bk\.?|novels?|volumes?|vol\.?)\s*#?(?<book>${COUNT})(?!\w)`,
  String.raw`\b(?<bookth>${ORDINAL})\s+(?:book|novel|volume)\b`,
  String.raw`\b${SEASON}\s*#?(?<season>${SEASONS})(?!\w)${RANGE}(?:'s)?(?:\s+(?<finale>finale|final episode|ender)|\s+(?<premiere>premi[eè]re|opener))?`,
  String.raw`\b(?<seasonth>${ORDINAL})\s+season\b(?:\s+(?<finaleth>finale)|\s+(?<premiereth>premi[eè]re|opener))?`,
  String.raw`\bs(?<sshort>${YEAR}|\d{1,2})\b(?:\s*(?:-|–|to|through|thru)\s*s?(?<sshortEnd>${YEAR}|\d{1,2})\b)?(?:\s+(?<finales>finale)|\s+(?<premieres>premi[eè]re))?`,
];
const NUMBERS = new RegExp(FORMS.join('|'), 'giu');
const PRODUCTION =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}/-]*\d)(?=[\p{L}\p{N}/-]*\p{L})[\p{L}\p{N}]+(?:[/-][\p{L}\p{N}]+)*/gu;

/** The numbers of a phrase, in its order: `6x19`, `2019x03`, `s06e19`, `6.19`, `season six`, `book 4`, `chapter 12`, `6ABB19`. */
export function findNumbers(phrase: string, index: CanonIndex): NumberAnchor[] {
  const found = productionsIn(phrase, index);
  for (const match of phrase.matchAll(NUMBERS)) {
    const anchor = anchorOf(match);
    if (isOnlyYear(anchor, index)) continue;
    const production = found.find(({ start, end }) => start < anchor.end && anchor.start < end);
    if (production === undefined) found.push(anchor);
    else if (anchor.number !== null) production.season ??= anchor.season;
    if (production !== undefined && anchor.number !== null) production.number ??= anchor.number;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A year is a season where canon has that one, or beside a number (`2019x03`) where canon has any such. */
function isOnlyYear({ season, number }: NumberAnchor, { years }: CanonIndex): boolean {
  if (season === null || !isYear(season)) return false;
  return number === null ? !years.has(season) : years.size === 0;
}

/** A production code such as `1X79` may look like season 1, episode 79 too: then the anchor holds both. */
function productionsIn(phrase: string, index: CanonIndex): NumberAnchor[] {
  const found: NumberAnchor[] = [];
  for (const match of phrase.matchAll(PRODUCTION)) {
    const looksLikeEpisode = /^\d+x\d+$/.test(match[0]);
    const productions = looksLikeEpisode ? [] : (index.productions.get(match[0].toUpperCase()) ?? []);
    if (productions.length > 0) found.push({ ...nothing(match), productions });
  }
  return found;
}

function nothing(match: RegExpMatchArray): NumberAnchor {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  return {
    kind: 'number',
    start,
    end,
    season: null,
    number: null,
    book: null,
    chapter: null,
    productions: [],
    edge: null,
  };
}

function anchorOf(match: RegExpMatchArray): NumberAnchor {
  const group = match.groups ?? {};
  const count = (...names: string[]): number | null => {
    const text = names.map((name) => group[name]).find((value) => value !== undefined);
    return text === undefined ? null : countOf(text);
  };
  const between = /\bbetween\s+(?:\S+\s+){0,2}$/i.test(match.input?.slice(0, match.index) ?? '');
  const last = group['finale'] ?? group['finaleth'] ?? group['finales'];
  const first = group['premiere'] ?? group['premiereth'] ?? group['premieres'];
  return {
    ...nothing(match),
    season: count(
      'sx',
      'ss',
      'sl',
      'sb',
      'so',
      'sd',
      ...(between ? [] : ['seasonEnd', 'sshortEnd']),
      'season',
      'seasonth',
      'sshort',
    ),
    number: count('ex', 'es', 'el', 'eb', 'ed'),
    book: count('book', 'bookth'),
    chapter: count('chapter'),
    edge: last !== undefined ? 'last' : first !== undefined ? 'first' : null,
  };
}

function countOf(text: string): number {
  const word = text.toLowerCase();
  for (const list of [WORDS, ORDINALS, ROMANS]) if (list.includes(word)) return list.indexOf(word) + 1;
  return Number.parseInt(word, 10);
}
