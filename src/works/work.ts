import { createHash } from 'node:crypto';
import type { CleanHtml } from '../prose/cleanHtml.ts';
import type { SettingReading } from '../canon/setting.ts';
import type { Visibility } from '../store/schema.ts';

/** A work as someone brings it: what `post` and `revise` store. Tags are as typed. */
export interface NewWork {
  title: string;
  /** Names for the byline, in its order; none: "Unknown" is never invented, the byline stays empty. */
  authors: string[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  additionalTags: string[];
  rating: string | null;
  warnings: string[];
  categories: string[];
  setting: SettingReading | null;
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
  collections: string[];
  /** BCP 47. */
  language: string | null;
  series: { name: string; position: number | null; url: string | null }[];
  sourceUrl: string | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  updated: string | null;
  complete: boolean | null;
  chaptersExpected: number | null;
  chapters: NewChapter[];
  visibility: Visibility;
}

export interface NewChapter {
  title: string | null;
  summary: CleanHtml;
  notesBegin: CleanHtml;
  notesEnd: CleanHtml;
  authors: string[];
  published: string | null;
  sourceUrl: string | null;
  html: CleanHtml;
  words: number;
  paragraphs: number;
  sceneBreaks: number;
}

/**
 * What a list sorts titles by: lower case, no quotes or dots at the start, "The Gift" under G, and numbers padded
 * so that 2 comes before 10.
 */
export function titleSort(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(a|an|the) (?=\S)/, '')
    .replace(/\d+/g, (digits) => digits.padStart(8, '0'))
    .slice(0, 200);
}

/**
 * The form of an address by which a work is recognised wherever its copy comes from: no scheme, no `www.`, no
 * fragment, no chapter, no tracking; AO3 and FanFiction.net works by their number. null: not an address.
 */
export function sourceKey(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = url.hostname.replace(/^(www|m)\./, '');
  const ao3 = /\/works\/(\d+)/.exec(url.pathname);
  if (ao3 && /(^|\.)archiveofourown\.(org|com|net|gay)$/.test(host))
    return `archiveofourown.org/works/${ao3[1]}`;
  const ffn = /^\/s\/(\d+)/.exec(url.pathname);
  if (ffn && /^(fanfiction\.net|fictionpress\.com)$/.test(host)) return `${host}/s/${ffn[1]}`;
  const tracking = Array.from(url.searchParams.keys()).filter((name) => /^(utm_|fbclid|view_)/.test(name));
  for (const name of tracking) url.searchParams.delete(name);
  return `${host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

/** Texts shorter than this (in letters) are too alike to be known by their words alone. */
const TELLING = 40;

/**
 * SHA-256 of all words of a work in order, letters and digits only: the same for the same text in any format.
 * A work of hardly any words (pictures, a drabble of three) is known by its title and byline as well.
 */
export function contentKey(work: Pick<NewWork, 'title' | 'authors' | 'chapters'>): Buffer {
  const hash = createHash('sha256');
  let letters = 0;
  for (const chapter of work.chapters) {
    const folded = chapter.html
      .replace(/<[^>]*>|&\w+;/g, '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
    letters += folded.length;
    hash.update(folded);
  }
  if (letters < TELLING)
    hash.update(JSON.stringify([work.title, work.authors, work.chapters.map((chapter) => chapter.html)]));
  return hash.digest();
}

/** SHA-256 of a chapter's markup: revisions and pages are known by it. */
export function revisionHash(html: CleanHtml): Buffer {
  return createHash('sha256').update(html).digest();
}

/**
 * Whether a work is complete: what was said, else what the numbers say (AO3's rule: complete when the chapters
 * posted are as many as expected). null: nobody said.
 */
export function completion(
  complete: boolean | null,
  chapters: number,
  expected: number | null,
): boolean | null {
  if (complete !== null) return complete;
  return expected === null ? null : chapters >= expected;
}
