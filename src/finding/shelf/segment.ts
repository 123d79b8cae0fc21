import type { SettingRelation } from '../../canon/setting.ts';
import type { Visibility } from '../../store/schema.ts';
import type { Terms } from './terms.ts';

/**
 * Works in the order of their numbers, each a row; columns and lists are typed arrays over the rows. Nothing in it
 * changes once it is built.
 */
export interface Segment {
  size: number;
  /** Work numbers, rising. They stay below 2^32. */
  ids: Uint32Array;
  terms: Terms;
  /** Row r has the entries from starts[r] to starts[r + 1]: term and flags (`entryOf`), by rising term. */
  starts: Uint32Array;
  entries: Uint32Array;
  /** Term t has the postings from postingStarts[t] to postingStarts[t + 1]: row and flags, by rising row. */
  postingStarts: Uint32Array;
  postings: Uint32Array;
  words: Uint32Array;
  chapters: Uint32Array;
  hits: Uint32Array;
  /** Versions of cards. */
  card: Uint32Array;
  /** Microseconds since 1970. */
  posted: Float64Array;
  /** Days since 1970, or NO_DAY. */
  published: Int32Array;
  updated: Int32Array;
  /** A place in `languages`; the first is that of works without one. */
  language: Uint16Array;
  languages: string[];
  /** What a work is, in bits (STATE). */
  state: Uint16Array;
  /** What lists sort by, in UTF-8: the title's form, and the folded names of the byline. */
  titles: Packed;
  authors: Packed;
  settings: Placed;
  /** Only fandom and `to` mean something. */
  spoilers: Placed;
  /** The fandoms of settings and spoilers, as their packs name them. */
  fandoms: string[];
  /** Of each fandom its place by name. */
  fandomOrder: Uint16Array;
}

/** Texts end to end: that of row r from starts[r] to starts[r + 1]. */
export interface Packed {
  starts: Uint32Array;
  bytes: Uint8Array;
}

/** The rows that stand in some canon, rising, and where. */
export interface Placed {
  rows: Uint32Array;
  /** A place in `Segment.fandoms`. */
  fandom: Uint16Array;
  /** A place in RELATIONS. */
  relation: Uint8Array;
  from: Int32Array;
  to: Int32Array;
}

/** In the order of a story; the last is for settings that do not say. */
export const RELATIONS: readonly (SettingRelation | null)[] = [
  'before',
  'during',
  'missing scene',
  'diverges',
  'after',
  null,
];

export const NO_DAY = -0x8000_0000;

/** Entries and postings: 28 bits for the term or the row, 4 for the flags. */
export const FLAG_BITS = 4;
export const FLAGS = {
  /** The work is found by it. */
  found: 1,
  /** It stands on the work as typed. */
  typed: 2,
  /** Found by it as a main tag. */
  foundMain: 4,
  typedMain: 8,
} as const;

export const STATE = {
  /** A place in VISIBILITIES. */
  visibility: 7,
  hidden: 8,
  unrevealed: 16,
  anonymous: 32,
  complete: 64,
  inProgress: 128,
  crossover: 256,
} as const;

export const VISIBILITIES: readonly Visibility[] = ['draft', 'private', 'link', 'members', 'public'];

/** The bits of STATE that say who meets a work in lists. */
export const LISTING = STATE.visibility | STATE.hidden | STATE.unrevealed;
