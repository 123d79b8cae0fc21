import { random } from '../stories.ts';
import type { TagKind, Visibility } from '../../src/store/schema.ts';
import { largestFirst, zipf, type Draw } from './chance.ts';
import { tagSpace, type TagSpace } from './tagSpace.ts';

/**
 * A generated archive with the shape of AO3's: 12 to 18 tags a work by Zipf's law, 60 % of the works in the largest
 * 500 fandoms, the largest fandom with 5 % of all, characters and relationships of the work's fandom. The same number
 * of works and seed give the same archive. Nothing is kept: works are made as they are walked.
 */
export interface GeneratedArchive {
  works: number;
  pseuds: number;
  tags: TagSpace;
  /** Every work, in the order of its id. The object is used again for the next work. */
  walk(): Generator<GeneratedWork>;
}

export interface GeneratedWork {
  /** 1 for the first. */
  id: number;
  title: string;
  /** Tags without doubles, as typed: fandoms, rating, warnings, category, relationships, characters, additional. */
  tags: number[];
  pseud: number;
  language: string;
  words: number;
  chapters: number;
  hits: number;
  /** null: nobody said. */
  complete: boolean | null;
  /** Milliseconds since 1970. */
  posted: number;
  /** Days since 1970. */
  published: number;
  updated: number;
  visibility: Visibility;
  hidden: boolean;
  unrevealed: boolean;
  anonymous: boolean;
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2009, 10, 14);
const DAYS = 6_000;

export function generatedArchive(works: number, seed = 1): GeneratedArchive {
  const tags = tagSpace(works);
  const pseuds = Math.max(10, Math.round(works / 8));
  return { works, pseuds, tags, walk: () => walk(works, pseuds, tags, seed) };
}

/** What the name of a generated pseud is. */
export function pseudName(id: number): string {
  return `${TITLE_NOUNS[id % TITLE_NOUNS.length]?.toLowerCase() ?? ''}writer${id}`;
}

/** The kinds of a work's tags, in the order of its list. */
export const TYPED_ORDER: readonly TagKind[] = [
  'fandom',
  'rating',
  'warning',
  'category',
  'relationship',
  'character',
  'additional',
];

function* walk(works: number, pseuds: number, tags: TagSpace, seed: number): Generator<GeneratedWork> {
  const next = random(seed);
  const writer = zipf(pseuds);
  const fandom = largestFirst(tags.fandomShares);
  const work: GeneratedWork = {
    id: 0,
    title: '',
    tags: [],
    pseud: 0,
    language: 'en',
    words: 0,
    chapters: 0,
    hits: 0,
    complete: null,
    posted: 0,
    published: 0,
    updated: 0,
    visibility: 'public',
    hidden: false,
    unrevealed: false,
    anonymous: false,
  };
  for (let id = 1; id <= works; id++) {
    work.id = id;
    work.pseud = 1 + writer(next);
    work.title = titleOf(next);
    work.tags = tagsOf(id, tags, fandom, next);
    work.language = chosen(LANGUAGES, next);
    fillText(work, next);
    fillDates(work, id / works, next);
    fillState(work, next);
    yield work;
  }
}

function tagsOf(id: number, tags: TagSpace, fandom: Draw, next: () => number): number[] {
  const first = fandom(next);
  const found = new Set<number>([tags.fandom(first)]);
  if (next() < 0.08) found.add(tags.fandom(fandom(next)));
  found.add(tags.rating(chosen(RATINGS, next)));
  found.add(tags.warning(chosen(WARNINGS, next)));
  if (next() < 0.12) found.add(tags.warning(chosen(WARNINGS, next)));
  if (next() < 0.92) found.add(tags.category(chosen(CATEGORIES, next)));
  for (let left = 1 + Math.floor(next() * 2.5); left > 0; left--) found.add(tags.relationship(first, next));
  for (let left = 2 + Math.floor(next() * 4); left > 0; left--) found.add(tags.character(first, next));
  const wanted = Math.max(found.size + 1, 12 + Math.floor(next() * 7));
  if (next() < 0.2) found.add(tags.once(id));
  for (let tries = 0; found.size < wanted && tries < 40; tries++)
    found.add(next() < 0.7 ? tags.additional(next) : tags.additionalOf(first, next));
  return [...found];
}

function fillText(work: GeneratedWork, next: () => number): void {
  work.words = Math.max(40, Math.round(Math.exp(7.9 + 1.25 * normal(next))));
  work.chapters = next() < 0.68 ? 1 : 2 + Math.floor(next() * next() * next() * 80);
  work.hits = Math.round(Math.exp(6.3 + 1.6 * normal(next)));
  const said = next();
  work.complete = said < 0.02 ? null : said < (work.chapters === 1 ? 0.98 : 0.6);
}

function fillDates(work: GeneratedWork, age: number, next: () => number): void {
  work.posted = Math.floor(FIRST_DAY + age * DAYS * DAY + next() * 1000);
  const day = Math.floor(work.posted / DAY);
  work.published = next() < 0.9 ? day : day - Math.floor(next() * 3000);
  work.updated = work.chapters === 1 ? work.published : work.published + Math.floor(next() * next() * 900);
}

function fillState(work: GeneratedWork, next: () => number): void {
  const level = next();
  work.visibility =
    level < 0.9
      ? 'public'
      : level < 0.98
        ? 'members'
        : level < 0.985
          ? 'link'
          : level < 0.99
            ? 'private'
            : 'draft';
  work.hidden = next() < 0.001;
  work.unrevealed = next() < 0.002;
  work.anonymous = next() < 0.01;
}

/** Middle 0, spread 1, nearly enough. */
function normal(next: () => number): number {
  return (next() + next() + next() + next() - 2) * 1.732;
}

function titleOf(next: () => number): string {
  const word = (of: readonly string[]) => of[Math.floor(next() * of.length)] ?? '';
  const form = next();
  if (form < 0.3) return `The ${word(TITLE_WORDS)} ${word(TITLE_NOUNS)}`;
  if (form < 0.6) return `${word(TITLE_WORDS)} ${word(TITLE_NOUNS)} and ${word(TITLE_NOUNS)}`;
  if (form < 0.8) return `${word(TITLE_NOUNS)} ${Math.floor(next() * 400)}`;
  return `a ${word(TITLE_NOUNS).toLowerCase()} of ${word(TITLE_NOUNS).toLowerCase()}s`;
}

const TITLE_WORDS = (
  'Quiet Second Borrowed Last Winter Hollow Bright Salt Paper Careful Unsent Northern Slow Golden Missing Patient ' +
  'Hidden Open Wrong Small Crooked Late Distant Silver Honest'
).split(' ');
const TITLE_NOUNS = (
  'Harbour Lantern Promise Orchard Letter Tide Window Garden Compass Kitchen Ghost Summer Bridge Mirror Feather ' +
  'Station Anchor Season Thread Ember Gift Map River Stairwell Morning'
).split(' ');

type Shares = readonly (readonly [string, number])[];

/** One of these by their shares, which add up to 1; the last takes what is left. */
function chosen(shares: Shares, next: () => number): string {
  let left = next();
  for (const [name, share] of shares) if ((left -= share) < 0) return name;
  return shares.at(-1)?.[0] ?? '';
}

const LANGUAGES: Shares = [
  ['en', 0.88],
  ['zh', 0.05],
  ['es', 0.02],
  ['ru', 0.015],
  ['fr', 0.01],
  ['pt-BR', 0.01],
  ['de', 0.005],
  ['id', 0.005],
  ['it', 0.005],
];
const RATINGS: Shares = [
  ['Teen And Up Audiences', 0.31],
  ['General Audiences', 0.27],
  ['Explicit', 0.2],
  ['Mature', 0.14],
  ['Not Rated', 0.08],
];
const WARNINGS: Shares = [
  ['No Archive Warnings Apply', 0.55],
  ['Creator Chose Not To Use Archive Warnings', 0.29],
  ['Graphic Depictions Of Violence', 0.08],
  ['Major Character Death', 0.05],
  ['Rape/Non-Con', 0.02],
  ['Underage Sex', 0.01],
];
const CATEGORIES: Shares = [
  ['M/M', 0.47],
  ['F/M', 0.22],
  ['Gen', 0.15],
  ['F/F', 0.09],
  ['Multi', 0.04],
  ['Other', 0.03],
];
