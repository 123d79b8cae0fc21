import { languageTag } from '../../ground/languages.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { titleText } from '../../prose/text.ts';
import type { Draft, DraftSeries } from '../draft.ts';
import { parseDate } from '../text/dates.ts';
import { genresIn, listIn, pairingsIn } from '../text/lists.ts';
import { authorsIn } from '../text/people.ts';
import { readRating } from '../text/ratings.ts';
import { seriesIn } from '../text/seriesField.ts';
import { renderMarkdown } from './render.ts';

type Read<K extends keyof Draft> = (value: unknown) => Draft[K] | null;

/** Keys by which front matter names a field of the draft (spaces, `-` and `_` aside), and how its value is read. */
export const FIELDS: { [K in keyof Draft]?: { keys: string; read: Read<K> } } = {
  title: { keys: 'title name', read: (value) => titleText(textOf(value)) || null },
  authors: {
    keys: 'authors author creator creators writtenby by pseud byline',
    read: (value) => names(value, authorsOf),
  },
  fandoms: { keys: 'fandoms fandom universe', read: (value) => names(value, listIn) },
  relationships: {
    keys: 'relationships relationship pairings pairing ships ship',
    read: (value) => names(value, pairingsIn),
  },
  characters: { keys: 'characters character', read: (value) => names(value, listIn) },
  additionalTags: {
    keys: 'additionaltags tags freeforms freeformtags genres genre keywords',
    read: (value) => names(value, genresIn),
  },
  rating: { keys: 'rating rated', read: (value) => readRating(textOf(value)) },
  warnings: {
    keys: 'warnings warning archivewarnings archivewarning contentwarnings',
    read: (value) => names(value, listIn),
  },
  categories: { keys: 'categories category', read: (value) => names(value, listIn) },
  summary: { keys: 'summary description synopsis blurb', read: prose },
  notesBegin: { keys: 'notes note notesbegin authorsnote authorsnotes beginnotes an', read: prose },
  notesEnd: { keys: 'endnotes notesend endnote', read: prose },
  disclaimer: { keys: 'disclaimer disclaimers', read: (value) => textOf(value) || null },
  archivePermission: {
    keys: 'archive archiving permission license licence rights',
    read: (value) => textOf(value) || null,
  },
  feedback: { keys: 'feedback email contact', read: (value) => textOf(value) || null },
  dedication: { keys: 'dedication dedicatedto', read: (value) => textOf(value) || null },
  recipients: { keys: 'recipients recipient for giftfor gift', read: (value) => names(value, listIn) },
  beta: { keys: 'beta betas betareader betareaders', read: (value) => names(value, listIn) },
  collections: { keys: 'collections collection', read: (value) => names(value, listIn) },
  language: { keys: 'language lang locale', read: (value) => languageTag(textOf(value)) },
  series: { keys: 'series', read: seriesOf },
  sourceUrl: { keys: 'sourceurl source url link canonicalurl canonical storyurl', read: address },
  published: { keys: 'published date datepublished publisheddate created posted', read: date },
  updated: { keys: 'updated lastmod modified dateupdated lastupdated', read: date },
  complete: { keys: 'complete completed status', read: completion },
  chaptersExpected: { keys: 'chaptersexpected totalchapters chapters', read: chapterCount },
};

/** A value as text; nothing for what is none. */
export function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'bigint'
    ? String(value).trim()
    : '';
}

/** A list stays item by item, as its items may hold commas; one string is split. */
function names(value: unknown, split: (raw: string) => string[]): string[] {
  if (!Array.isArray(value)) return split(textOf(value)).map(titleText);
  return [...new Set(value.map((item) => titleText(itemText(item))).filter((item) => item !== ''))];
}

/** `&` and `+` part no names here: who writes front matter can write a list, and `Quill & Ink` is one name. */
function authorsOf(raw: string): string[] {
  return authorsIn(raw, { ampersands: false });
}

function itemText(item: unknown): string {
  const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : item;
  return textOf(name);
}

function prose(value: unknown): CleanHtml {
  return shapeChapter(renderMarkdown(Array.isArray(value) ? value.map(textOf).join('\n\n') : textOf(value)))
    .html;
}

function date(value: unknown): string | null {
  return parseDate(textOf(value))?.date ?? null;
}

function address(value: unknown): string | null {
  const text = textOf(value);
  return /^https?:\/\/\S+$/i.test(text) ? text.replace(/^http:/i, 'https:') : null;
}

function completion(value: unknown): boolean | null {
  const text = textOf(value).toLowerCase();
  if (/^(?:true|yes|complete|completed|finished|done)$/.test(text)) return true;
  return /^(?:false|no|wip|in[- ]progress|incomplete|ongoing|unfinished|hiatus|abandoned)$/.test(text)
    ? false
    : null;
}

function chapterCount(value: unknown): number | null {
  const match = /^(?:\d+\s*\/\s*)?(\d+)$/.exec(textOf(value));
  return match === null ? null : Number(match[1]);
}

function seriesOf(value: unknown): DraftSeries[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => {
    if (typeof item !== 'object' || item === null) return seriesIn(textOf(item)) ?? [];
    const { name, title, position, part, index, url } = item as Record<string, unknown>;
    const place = Number(textOf(position ?? part ?? index));
    const called = titleText(textOf(name ?? title));
    return called === '' ? [] : [{ name: called, position: place > 0 ? place : null, url: address(url) }];
  });
}
