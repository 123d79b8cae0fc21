import type { CleanHtml } from '../prose/cleanHtml.ts';
import type { FailureCode } from '../ground/failures.ts';
import type { SettingReading } from '../canon/setting.ts';
import type { Suggestion } from '../canon/suggestions.ts';

/** One of AO3's five ratings. */
export const RATINGS = [
  'Not Rated',
  'General Audiences',
  'Teen And Up Audiences',
  'Mature',
  'Explicit',
] as const;
export type Rating = (typeof RATINGS)[number];

/**
 * One work as a reader understood it. What the file does not say stays empty (`null`, `[]`); what was inferred
 * says so in `evidence`. Dates are `YYYY-MM-DD`, the language is a BCP 47 tag.
 */
export interface Draft {
  title: string | null;
  /** Names as the byline gives them, in its order. */
  authors: string[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  additionalTags: string[];
  /** The rating as written, and the AO3 rating it means; `value` is null where the words name none. */
  rating: { raw: string; value: Rating | null } | null;
  warnings: string[];
  categories: string[];
  /** Where in canon the work stands. */
  setting: SettingReading | null;
  /** How far the work gives canon away. */
  spoilers: SettingReading | null;
  summary: CleanHtml;
  notesBegin: CleanHtml;
  notesEnd: CleanHtml;
  disclaimer: string | null;
  archivePermission: string | null;
  feedback: string | null;
  dedication: string | null;
  recipients: string[];
  beta: string[];
  language: string | null;
  series: DraftSeries[];
  collections: string[];
  /** The address the work was published at, normalised (https, no query of ours). */
  sourceUrl: string | null;
  published: string | null;
  updated: string | null;
  /** null: the file does not say. */
  complete: boolean | null;
  /** How many chapters the work will have; null: unknown or "?". */
  chaptersExpected: number | null;
  chapters: DraftChapter[];
  /** Field name -> where it was found, e.g. `line 1`, `dt "Rating"`, `inferred from setting`. */
  evidence: Record<string, string>;
  /** Proposals that only a person may turn into facts. */
  suggestions: Suggestion[];
  /** Pictures the chapters show as `<img src="/images/SHA256.EXT">`. */
  images: DraftImage[];
  /** Set when this file holds only a part of a work, to be joined with the others of the same `key`. */
  part: { key: string; number: number; of: number | null } | null;
}

/** The fields that are lists of names. */
export const NAME_LISTS = [
  'authors',
  'fandoms',
  'relationships',
  'characters',
  'additionalTags',
  'warnings',
  'categories',
  'recipients',
  'beta',
  'collections',
] as const satisfies (keyof Draft)[];

export interface DraftSeries {
  name: string;
  position: number | null;
  url: string | null;
}

export interface DraftChapter {
  /** The number as the work counts it, 1 for the first. */
  number: number;
  title: string | null;
  summary: CleanHtml;
  notesBegin: CleanHtml;
  notesEnd: CleanHtml;
  /** Only where they differ from the work's. */
  authors: string[];
  /** As `shapeChapter` made it, with its counts. */
  html: CleanHtml;
  words: number;
  paragraphs: number;
  sceneBreaks: number;
  /** `YYYY-MM-DD` where the file says when this chapter was posted. */
  published: string | null;
  /** The address of this chapter alone, where the file says it. */
  sourceUrl: string | null;
}

export interface DraftImage {
  /** Lower-case hex SHA-256 of `bytes`. */
  sha256: string;
  mediaType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  bytes: Uint8Array;
}

/** Something a person should know about how a file was read; the work is still there. */
export interface Problem {
  /** A code of `PROBLEMS` in problems.ts. */
  code: string;
  message: string;
  /** 1-based line of the source file. */
  line?: number;
}

/** What came of one work's file or files. Exactly one of `draft` and `error` is set. */
export interface Reading {
  /** The files it was read from, as the caller named them; `zip!entry` inside archives. */
  files: string[];
  format: string;
  /** A WHATWG encoding label, for text and HTML. */
  encoding: string | null;
  error: { code: FailureCode; message: string } | null;
  problems: Problem[];
  draft: Draft | null;
}

/** A draft in which nothing is known yet. */
export function emptyDraft(): Draft {
  return {
    title: null,
    authors: [],
    fandoms: [],
    relationships: [],
    characters: [],
    additionalTags: [],
    rating: null,
    warnings: [],
    categories: [],
    setting: null,
    spoilers: null,
    summary: '' as CleanHtml,
    notesBegin: '' as CleanHtml,
    notesEnd: '' as CleanHtml,
    disclaimer: null,
    archivePermission: null,
    feedback: null,
    dedication: null,
    recipients: [],
    beta: [],
    language: null,
    series: [],
    collections: [],
    sourceUrl: null,
    published: null,
    updated: null,
    complete: null,
    chaptersExpected: null,
    chapters: [],
    evidence: {},
    suggestions: [],
    images: [],
    part: null,
  };
}

/** Words of all chapters found. */
export function countWords({ chapters }: Draft): number {
  return chapters.reduce((sum, { words }) => sum + words, 0);
}
