import type { Db } from '../../store/database.ts';
import type { TextField } from '../../store/schema.ts';
import type { TextFilter } from '../query/query.ts';
import { wordsIn, type Cut } from './cut.ts';
import { keyOf, PAIRS, pairsIn, type Place } from './keys.ts';
import { runsOf } from './readWork.ts';
import { stemsAsked, stemsBegun, type Stem } from './vocabulary.ts';

/**
 * What one filter asks of a work. `sure`: whoever has a key of each of these sets meets it. `likely`: whoever has a key
 * of each of these sets may meet it, and does when a line of its words in one of `fields` matches `line`. null: none.
 */
export interface Asked {
  filter: TextFilter;
  places: readonly Place[];
  fields: readonly TextField[];
  sure: Stems[] | null;
  /** How what it finds looks, where one pattern says it; null: like any form of the stems. */
  looks: Line | null;
  likely: { stems: Stems[]; line: Line } | null;
  /** Words that begin as the last one does, where only its beginning was said; it may have very many stems. */
  begins: Line | null;
}

/** What a line of kept words must match: as a regular expression of PostgreSQL, and as one of JavaScript that leaves
 * the spaces around the words out. */
export interface Line {
  holds: string;
  marks: string;
  /** It holds when any of these stands in the words: looked for ten times as fast. null: only the expression says it. */
  plain: readonly string[] | null;
}

/** Stems of which any will do; very many of them stand with the commonest first. */
export type Stems = readonly Stem[];

/** Where each field is looked for: in the keys, and in the kept words. */
const FIELDS: Record<TextFilter['in'], { places: readonly Place[]; fields: readonly TextField[] }> = {
  anywhere: { places: ['a', 'h'], fields: ['title', 'summary', 'notes', 'heading', 'text'] },
  title: { places: ['t'], fields: ['title'] },
  summary: { places: ['s'], fields: ['summary'] },
  notes: { places: ['n'], fields: ['notes'] },
  text: { places: ['a'], fields: ['heading', 'text'] },
};

/** What a filter asks, in the stems that the archive's works have. */
export async function ask(db: Db, filter: TextFilter): Promise<Asked> {
  const words = wordsIn(filter.words.toWellFormed());
  const last = words.at(-1);
  const begins = filter.prefix && last ? beginningLine(literal(last.folded), [last.folded]) : null;
  const where = { filter, begins, ...FIELDS[filter.in] };
  if (words.length === 0) return { ...where, sure: null, likely: null, looks: null };
  const [only] = words;
  if (filter.prefix && words.length === 1) return { ...where, ...(await begun(db, only!.folded)) };
  if (filter.exact || words.some(({ unspaced }) => unspaced))
    return { ...where, ...(await inOrder(db, filter, words)) };
  const stems = await Promise.all(words.map((word) => stemsOf(db, word, filter.prefix && word === last)));
  return {
    ...where,
    sure: stems.every(({ length }) => length > 0) ? stems : null,
    likely: null,
    looks: null,
  };
}

async function stemsOf(db: Db, word: Cut, prefix: boolean): Promise<Stems> {
  return prefix ? await stemsBegun(db, word.folded) : await stemsAsked(db, word);
}

type Match = Pick<Asked, 'sure' | 'likely' | 'looks'>;

/** Words that begin so: sure by stems that only such words have, likely by others. */
async function begun(db: Db, beginning: string): Promise<Match> {
  const stems = await stemsBegun(db, beginning);
  const sure = stems.filter(({ all }) => all);
  const unsure = stems.filter(({ all }) => !all);
  const line = beginningLine(literal(beginning), [beginning]);
  return {
    sure: sure.length > 0 ? [sure] : null,
    likely: unsure.length > 0 ? { stems: [unsure], line } : null,
    looks: line,
  };
}

/** These words in this order. A single one that no space parts from others is sure where it was cut out as it stands. */
async function inOrder(db: Db, filter: TextFilter, words: readonly Cut[]): Promise<Match> {
  const [only] = words;
  const alone = words.length === 1 && only!.unspaced && !filter.prefix ? [await stemsAsked(db, only!)] : null;
  const likely = await candidates(db, filter, words);
  const line = lineOf(words, filter.prefix);
  return {
    sure: alone?.[0]?.length ? alone : null,
    likely: likely === null ? null : { stems: likely, line },
    looks: line,
  };
}

/** The stems that a work must have to hold these words; null: no work has them all. */
async function candidates(db: Db, filter: TextFilter, words: readonly Cut[]): Promise<Stems[] | null> {
  const last = words.at(-1);
  const spaced = await Promise.all(
    words
      .filter(({ unspaced }) => !unspaced)
      .map((word) => (filter.prefix && word === last ? stemsBegun(db, word.folded) : stemsAsked(db, word))),
  );
  const pairs = [...runsOf(words)].flatMap((run) => pairsIn(run.map(({ folded }) => folded).join('')));
  const stems = [...spaced, ...[...new Set(pairs)].map((pair) => [{ language: PAIRS, stem: pair }])];
  return stems.length > 0 && stems.every(({ length }) => length > 0) ? stems : null;
}

const HAN = /\p{scx=Hani}/u;

/**
 * The pattern that a line of kept words matches where these words stand in it, in this order and form. In scripts
 * without spaces they may be cut inside in any way; they begin and end where words do, Chinese characters at one end at
 * least, since names that no dictionary knows are cut anywhere.
 */
function lineOf(words: readonly Cut[], prefix: boolean): Line {
  const pieces: string[] = [];
  let last: Cut | null = null;
  for (const word of words) {
    const letters = word.unspaced ? Array.from(word.folded, literal).join(' ?') : literal(word.folded);
    const goesOn = last !== null && last.unspaced && word.unspaced && last.end === word.at;
    if (goesOn) pieces.push(`${pieces.pop()} ?${letters}`);
    else pieces.push(letters);
    last = word;
  }
  const inside = pieces.join(' ');
  const plain = words.some(({ unspaced }) => unspaced) ? null : [words.map(({ folded }) => folded).join(' ')];
  if (prefix) return beginningLine(inside, plain);
  const isName = pieces.length === 1 && words.every(({ folded }) => HAN.test(folded));
  if (isName)
    return { holds: `( ${inside}|${inside} )`, marks: `(?<= )${inside}|${inside}(?= )`, plain: null };
  return wholeLine(inside, plain);
}

/** A line in which a word begins so. */
function beginningLine(inside: string, plain: readonly string[] | null): Line {
  return {
    holds: ` ${inside}`,
    marks: `(?<= )${inside}[^ ]*`,
    plain: plain?.map((words) => ` ${words}`) ?? null,
  };
}

/** A line with these words whole. */
function wholeLine(inside: string, plain: readonly string[] | null): Line {
  return {
    holds: ` ${inside} `,
    marks: `(?<= )${inside}(?= )`,
    plain: plain?.map((words) => ` ${words} `) ?? null,
  };
}

/** A line with any of these words. */
export function anyLine(words: readonly string[]): Line {
  return wholeLine(`(?:${words.map(literal).join('|')})`, words);
}

/** Letters as a regular expression of PostgreSQL and of JavaScript reads them. */
function literal(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** The keys by which these stems are found at these places. */
export function keysAt(places: readonly Place[], stems: Stems): string[] {
  return places.flatMap((place) => stems.map(({ language, stem }) => keyOf(place, language, stem)));
}
