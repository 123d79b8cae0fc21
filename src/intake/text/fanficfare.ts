import { languageTag } from '../../ground/languages.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { fromText } from '../../prose/write.ts';
import { emptyDraft, type Draft, type DraftChapter } from '../draft.ts';
import { renderMarkdown } from '../markdown/render.ts';
import type { ReadContext } from '../reader.ts';
import { readDate } from './dates.ts';
import { blockEnd, isBlank, keyOf, linesOf, nextFull, type Line } from './lines.ts';
import { genresIn, listIn, pairingsIn } from './lists.ts';
import { authorsIn } from './people.ts';
import { readRating } from './ratings.ts';
import { seriesIn } from './seriesField.ts';
import type { Story } from './story.ts';

const FOOT = /\n\s*End file\.\s*$/;

/** FanFicFare's text writer closes every file with "End file." and packs what it wrote. */
export function isFanficfareText(text: string): boolean {
  return (
    FOOT.test(text.slice(-200)) &&
    /^Packaged: |^Status: |^Publisher: /m.test(text.slice(0, 12_000)) &&
    /\nby [^\n]+\n/.test(text.slice(0, 4000))
  );
}

/** A work as FanFicFare's text writer leaves it: title page, contents, then html2text Markdown for each chapter. */
export function readFanficfareText(text: string, _context: ReadContext): Story {
  const draft = emptyDraft();
  const lines = linesOf(text.replace(FOOT, '\n'));
  const contents = lines.findIndex((line) => line.text.trim() === 'TABLE OF CONTENTS');
  const page = pageOf(lines, contents);
  fillPage(draft, page);
  draft.chapters = chaptersOf(lines.slice(page.end), page.names);
  const stated = Number(page.fields.get('chapters')?.value);
  if (draft.complete === true) draft.chaptersExpected = stated || draft.chapters.length;
  return { draft, problems: [], headed: true };
}

interface Page {
  title: Line | undefined;
  byline: Line | undefined;
  fields: Map<string, { value: string; line: number }>;
  /** Chapter names, from the contents. */
  names: string[];
  /** Index of the first line after the contents. */
  end: number;
}

const FIELD = /^([A-Z][A-Za-z ]{2,24}): ?(.*)$/;

function pageOf(lines: readonly Line[], contents: number): Page {
  const title = lines[nextFull(lines, 0)];
  const at = lines.findIndex((line) => line.text.startsWith('by '));
  const stop = contents === -1 ? firstChapter(lines, at) : contents;
  const fields: Page['fields'] = new Map();
  let last: { value: string; line: number } | null = null;
  for (const line of lines.slice(at + 1, stop)) {
    const match = FIELD.exec(line.text);
    if (match !== null) fields.set(match[1]!.toLowerCase(), (last = { value: match[2]!, line: line.at }));
    else if (last !== null) last.value += `\n${line.text}`;
  }
  const end = contents === -1 ? stop : firstChapter(lines, contents + 1);
  const names = lines
    .slice(contents === -1 ? end : contents + 1, end)
    .map((line) => line.text.trim())
    .filter((name) => name !== '');
  return { title, byline: lines[at], fields, names, end };
}

/** A chapter's name stands behind a tab. */
function firstChapter(lines: readonly Line[], from: number): number {
  const at = lines.findIndex((line, index) => index >= from && /^\t\S/.test(line.text));
  return at === -1 ? from : at;
}

function fillPage(draft: Draft, { title, byline, fields }: Page): void {
  draft.title = title?.text.trim() ?? null;
  draft.authors = authorsIn(byline?.text.replace(/^by /, '') ?? '');
  if (title !== undefined) draft.evidence['title'] = `line ${title.at}`;
  if (byline !== undefined) draft.evidence['authors'] = `line ${byline.at}`;
  const set = <K extends keyof Draft>(
    label: string,
    key: K,
    read: (value: string) => Draft[K] | null,
  ): void => {
    const field = fields.get(label);
    const value = field === undefined || field.value.trim() === '' ? null : read(field.value.trim());
    if (value === null || value === undefined) return;
    draft[key] = value;
    draft.evidence[key] = `line ${field!.line}`;
  };
  const ao3 = /archiveofourown/i.test(fields.get('publisher')?.value ?? '');
  set('category', 'fandoms', listIn);
  set('relationships', 'relationships', pairingsIn);
  set('characters', 'characters', listIn);
  set('genre', 'additionalTags', (value) => (ao3 ? listIn(value) : genresIn(value)));
  set('series', 'series', (value) =>
    listIn(value).flatMap((one) => seriesIn(one.replace(/ \[(\d+)\]$/, ' #$1')) ?? []),
  );
  set('language', 'language', languageTag);
  set('status', 'complete', (value) =>
    /complete/i.test(value) ? true : /progress/i.test(value) ? false : null,
  );
  set('published', 'published', readDate);
  set('updated', 'updated', readDate);
  set('rating', 'rating', readRating);
  set('warnings', 'warnings', listIn);
  set('summary', 'summary', (value) => fromText(value.replace(/(\S)\n(?=\S)/g, '$1 ')));
  set('story url', 'sourceUrl', (value) => value.replace(/^http:/, 'https:'));
  if (ao3) splitCategories(draft);
}

/** For AO3, FanFicFare files categories among the genres. */
function splitCategories(draft: Draft): void {
  const isCategory = (tag: string): boolean => /^(?:[FM]\/[FM]|Gen|Multi|Other)$/.test(tag);
  draft.categories = draft.additionalTags.filter(isCategory);
  draft.additionalTags = draft.additionalTags.filter((tag) => !isCategory(tag));
  if (draft.categories.length > 0) draft.evidence['categories'] = draft.evidence['additionalTags']!;
}

function chaptersOf(lines: readonly Line[], names: readonly string[]): DraftChapter[] {
  const known = new Set(names.map(keyOf));
  const starts = lines.flatMap((line, at) =>
    /^\t\S/.test(line.text) && opensChapter(lines, at, known) ? [at] : [],
  );
  return starts.map((start, index) =>
    chapterAt(lines, start, starts[index + 1], known, { number: index + 1, only: starts.length === 1 }),
  );
}

function chapterAt(
  lines: readonly Line[],
  start: number,
  next: number | undefined,
  known: ReadonlySet<string>,
  { number, only }: { number: number; only: boolean },
): DraftChapter {
  const end = nameEnd(lines, start, known);
  const textOf = (from: number, to: number | undefined): string[] =>
    lines.slice(from, to).map((line) => line.text);
  const name = textOf(start, end)
    .map((text) => text.trim())
    .join(' ');
  const title = only && known.size <= 1 && known.has(keyOf(name)) ? null : name.replace(/^\d+\. (?=\S)/, '');
  return { number, title, ...EMPTY, ...shapeChapter(renderMarkdown(textOf(end, next).join('\n'))) };
}

/** Long names are wrapped like any other line. */
function nameEnd(lines: readonly Line[], start: number, known: ReadonlySet<string>): number {
  const end = blockEnd(lines, start);
  const whole = keyOf(
    lines
      .slice(start, end)
      .map((line) => line.text)
      .join(' '),
  );
  return known.has(whole) ? end : start + 1;
}

function opensChapter(lines: readonly Line[], at: number, known: ReadonlySet<string>): boolean {
  if (!isBlank(lines[at - 1]) && at > 0) return false;
  const end = nameEnd(lines, at, known);
  return (
    known.size === 0 ||
    known.has(
      keyOf(
        lines
          .slice(at, end)
          .map((line) => line.text)
          .join(' '),
      ),
    )
  );
}

const NOTHING = fromText('');
const EMPTY = {
  summary: NOTHING,
  notesBegin: NOTHING,
  notesEnd: NOTHING,
  authors: [],
  published: null,
  sourceUrl: null,
};
