import { languageTag } from '../../ground/languages.ts';
import { readCount, type Operator } from './counts.ts';
import { readDate } from './dates.ts';
import { type Key, type Takes } from './keys.ts';
import { mistake, type Mistake } from './mistakes.ts';
import { ratingsBeside } from './vocabulary.ts';
import { isSearchable, loose, tidyName } from './names.ts';
import { nearest } from './nearest.ts';
import type { Part, Term, TextFilter } from './query.ts';

/** A value as it was written: what it says, and what of its writing matters. */
export interface Value {
  text: string;
  /** Some of it stood in quotation marks. */
  quoted: boolean;
  /** It ended with a `*` that was neither quoted nor escaped, which is not part of `text`. */
  star: boolean;
  /** In quotation marks a word ended with a `*` that was not escaped. */
  starred: boolean;
  /** Where in `text` a `/` stands that was not escaped. */
  slashes: readonly number[];
}

/** What stood before the key: `exact:`, `main:`. */
export interface Marks {
  exact: boolean;
  main: boolean;
}

/** What a key with its value asks for. Both can be set, where something odd was put right. */
export interface FilterRead {
  part: Part | null;
  mistake: Mistake | null;
}

/** What the counts are called where a sentence names them. */
export const COUNTED = {
  words: 'words',
  wordsPerChapter: 'words a chapter',
  chapters: 'chapters',
  hits: 'hits',
  kudos: 'kudos',
  comments: 'comments',
  bookmarks: 'bookmarks',
} as const;

/**
 * Reads the value of a key (any but `sort`, `exact` and `main`, which the line's grammar handles) into what it asks
 * for. Never throws; a value that cannot be understood asks for nothing, and the mistake says why.
 */
export function readFilter(key: Key, operator: Operator, value: Value, marks: Marks): FilterRead {
  const { takes } = key;
  if (takes.as === 'count') return counted(takes.of, operator, value);
  if (takes.as === 'date') return dated(takes.of, key, operator, value);
  if (tidyName(value.text) === '' && !value.star)
    return nothing(mistake('value-missing', { key: `${key.key}:` }));
  if (key.key === 'rating' && operator !== ':') {
    const ratings = ratingsBeside(operator, value.text);
    if (ratings !== null) return oneOfRatings(ratings, operator, value.text);
  }
  const read = readNamed(key, value, marks);
  if (operator === ':' || read.mistake !== null) return read;
  return { ...read, mistake: mistake('compare-name', { key: key.key, operator }) };
}

/** `rating<=teen` is any of the ratings up to it. */
function oneOfRatings(ratings: readonly string[], operator: Operator, value: string): FilterRead {
  const parts = ratings.map((name) => included({ kind: 'rating', name, exact: false, main: false }));
  if (parts.length > 0) return { part: { kind: 'any', parts }, mistake: null };
  return nothing(mistake('nothing-beyond', { key: 'rating', operator, value }));
}

/** What words say that are looked for in a field: a phrase, one word or several, the beginning of a word. */
export function readWords(field: TextFilter['in'], value: Value): FilterRead {
  const words = tidyName(value.text);
  if (!isSearchable(words)) return nothing(value.star ? mistake('star-alone') : null);
  const phrase = value.quoted && (value.star || value.starred) ? mistake('star-in-phrase') : null;
  return {
    part: included({
      kind: 'text',
      in: field,
      words,
      exact: value.quoted,
      prefix: value.star && !value.quoted,
    }),
    mistake: phrase,
  };
}

function readNamed({ key, takes }: Key, value: Value, marks: Marks): FilterRead {
  const name = value.text + (value.star ? '*' : '');
  switch (takes.as) {
    case 'tag':
      return found({ kind: takes.kind, name, ...marks });
    case 'credit':
      return found({ kind: takes.kind, name });
    case 'language':
      return language(value.text);
    case 'setting':
      return found({ kind: 'setting', relation: takes.relation, ...placeIn({ ...value, text: name }) });
    case 'choice':
      return chosen(key, takes, value.text);
    case 'text':
      return readWords(takes.in, value);
    default:
      return nothing(null);
  }
}

/** `Buffy/6x19`: the last slash parts the fandom from the place; `\/` is a slash in a name. */
function placeIn({ text, slashes }: Value): { fandom: string | null; place: string } {
  const slash = slashes.findLast((at) => tidyName(text.slice(at + 1)) !== '');
  if (slash === undefined) return { fandom: null, place: text };
  return { fandom: text.slice(0, slash), place: text.slice(slash + 1) };
}

function language(name: string): FilterRead {
  const tag = languageTag(name);
  return tag === null
    ? nothing(mistake('language-unknown', { value: name }))
    : found({ kind: 'language', tag });
}

function chosen(key: string, { choices }: Extract<Takes, { as: 'choice' }>, value: string): FilterRead {
  const words = Object.keys(choices);
  const word = words.find((one) => loose(one) === loose(value));
  const choice = word === undefined ? undefined : choices[word];
  if (choice === undefined) {
    const suggestion = nearest(value, words);
    const details = { key, value, choices: listed(words.filter((one) => !PLAIN.has(one))) };
    return nothing(mistake('choice-unknown', details, suggestion));
  }
  return { part: choice && { ...choice.state, excluded: choice.excluded }, mistake: null };
}

/** Choices that are understood but not offered. */
const PLAIN = new Set([
  'in progress',
  ...'yes no true false all any done completed finished progress incomplete unfinished ongoing'.split(' '),
]);

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function counted(of: keyof typeof COUNTED, operator: Operator, value: Value): FilterRead {
  const read = readCount(operator, tidyName(value.text), COUNTED[of]);
  const part = read.range && included({ kind: 'count', of, ...read.range });
  return { part, mistake: read.mistake };
}

function dated(
  of: 'posted' | 'updated' | 'published',
  { key }: Key,
  operator: Operator,
  value: Value,
): FilterRead {
  const read = readDate(operator, tidyName(value.text), key);
  const part = read.when && included({ kind: 'date', of, when: read.when });
  return { part, mistake: read.mistake };
}

function included(filter: DistributedFilter): Term {
  return { ...filter, excluded: false };
}

type DistributedFilter = Term extends infer T ? (T extends Term ? Omit<T, 'excluded'> : never) : never;

function found(filter: DistributedFilter): FilterRead {
  return { part: included(filter), mistake: null };
}

function nothing(why: Mistake | null): FilterRead {
  return { part: null, mistake: why };
}
