import type { SettingRelation } from '../../canon/setting.ts';
import type { TagKind, Visibility } from '../../store/schema.ts';

/**
 * The meaning of a listing, however it was written: as a line (parse.ts, print.ts), as an address (address.ts) or
 * by a page. Which page of it is shown is no part of it. Make one with `queryOf` (normal.ts) only: it brings every
 * way to say the same into one form, on which the laws of printing and of addresses rest.
 *
 * `all` holds at once; an excluded term is the complement of the same term among the works the reader may see.
 */
export interface Query {
  all: Part[];
  /** null: the listing's own order (best match where words are searched, else last updated first). */
  sort: Sort | null;
}

/** A term, or a group: `any` of several, `all` of several (only inside `any`). Groups hold at least two parts. */
export type Part = Term | Group;
export interface Group {
  kind: 'any' | 'all';
  parts: Part[];
}

/** One thing asked of a work, or ruled out. Negation stands at the terms alone, never at a group. */
export type Term = Filter & { excluded: boolean };

type Filter =
  | TagFilter
  | Credit
  | LanguageFilter
  | SettingFilter
  | State
  | CountFilter
  | DateFilter
  | TextFilter;

/**
 * A tag by its name as typed (a canonical name, a synonym, anything); `member` asks for any relationship that has
 * the character in it. `exact`: the tag as typed, neither its synonyms nor what stands below it. `main`: only where
 * the work carries it as main, not in the background. Fixed vocabularies take neither.
 */
export interface TagFilter {
  kind: TagKind | 'member';
  name: string;
  exact: boolean;
  main: boolean;
}

/** Whose work it is, or what it belongs to, by name. */
export interface Credit {
  kind: 'author' | 'series' | 'collection';
  name: string;
}

/** `tag` is a BCP 47 tag as `languageTag` gives it. */
interface LanguageFilter {
  kind: 'language';
  tag: string;
}

/** Where in canon a work stands: `place` are the words for the installment (`6x19`, `Seeing Red`, `S6`). */
export interface SettingFilter {
  kind: 'setting';
  /** `any`: the work's setting names the installment, however it stands to it. */
  relation: SettingRelation | 'any';
  /** null: whichever fandom knows the place. */
  fandom: string | null;
  place: string;
}

/** What a work is: finished, a crossover (none of its fandoms is related to all others), seen by whom. */
export type State =
  | { kind: 'status'; is: 'complete' | 'in progress' | 'unknown' }
  | { kind: 'crossover' }
  | { kind: 'visibility'; is: Visibility | 'hidden' | 'unrevealed' | 'anonymous' };

/** Whole numbers, both ends included, null for open. `wordsPerChapter` is rounded down. */
export interface CountFilter {
  kind: 'count';
  of: 'words' | 'wordsPerChapter' | 'chapters' | 'hits' | 'kudos' | 'comments' | 'bookmarks';
  from: number | null;
  to: number | null;
}

/** `posted` here, `updated` last, `published` anywhere first. `daysOf` (dates.ts) gives the days meant. */
export interface DateFilter {
  kind: 'date';
  of: 'posted' | 'updated' | 'published';
  when: When;
}

export type DateUnit = 'day' | 'week' | 'month' | 'year';

export type When =
  /** Days `YYYY-MM-DD`, both included, null for open. */
  | { is: 'days'; from: string | null; to: string | null }
  /** So many units ago or longer, so many or less. */
  | { is: 'ago'; atLeast: number | null; atMost: number | null; unit: DateUnit }
  /** The whole day, week (from Monday), month or year so many units ago; 0 is the present one. */
  | { is: 'calendar'; ago: number; unit: DateUnit };

/**
 * Words to be found, `anywhere` or in one field. `exact`: these words in this order and form; otherwise one word in
 * any form of it, with `prefix` any word that begins so.
 */
export interface TextFilter {
  kind: 'text';
  in: 'anywhere' | 'title' | 'summary' | 'notes' | 'text';
  words: string;
  exact: boolean;
  prefix: boolean;
}

export type SortKey =
  | 'best'
  | 'author'
  | 'title'
  | 'posted'
  | 'updated'
  | 'published'
  | 'words'
  | 'chapters'
  | 'hits'
  | 'kudos'
  | 'comments'
  | 'bookmarks'
  | 'canon'
  | 'random';

export interface Sort {
  by: SortKey;
  descending: boolean;
  /** For `random` only: the same number gives the same order; null: draw one, then keep it in the address. */
  seed: number | null;
}

/** The most that is read of a query: characters of its line, terms, groups within groups. */
export const LIMITS = { line: 2000, terms: 200, depth: 8 } as const;

/** Whether a part is a group of parts. */
export function isGroup(part: Part): part is Group {
  return part.kind === 'any' || part.kind === 'all';
}

/** Every term of these parts, groups opened, in their order: to resolve names, or to count. */
export function termsOf(parts: readonly Part[]): Term[] {
  return parts.flatMap((part) => (isGroup(part) ? termsOf(part.parts) : [part]));
}
