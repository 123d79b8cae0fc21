import { createHash } from 'node:crypto';
import { paragraphs, random } from '../stories.ts';
import { titleSort } from '../../src/works/work.ts';
import type { GeneratedArchive, GeneratedWork } from './archive.ts';
import { rowText } from './databaseCopy.ts';

/** The tables that works fill, with the columns that are given; the order is that of writing. */
export const WORK_TABLES = {
  works:
    'id, title, title_sort, language, summary_html, complete, chapters_expected, chapter_count, words, published, updated, ' +
    'visibility, collections, content_key, hiding_id, unrevealed, anonymous, posted_at, changed_at',
  hidings: 'id, work_id, reason, hidden_by',
  concealments: 'work_id, kind, concealed_by',
  bylines: 'work_id, pseud_id, position',
  work_tags: 'work_id, tag_id, position, weight',
  work_filters: 'work_id, tag_id, inherited, position, weight',
  settings: 'work_id, role, raw',
  series: 'id, name, key',
  series_works: 'series_id, work_id, position',
  chapters: 'id, work_id, position, title, revision_id',
  revisions: 'id, chapter_id, html, sha256, words, paragraphs, scene_breaks, written_by',
  hits: 'work_id, count',
} as const;

export type WorkTable = keyof typeof WORK_TABLES;
type Write = (table: WorkTable, row: string) => void;

const BY = 'bench';
const DAY = 86_400_000;

/** What every work's rows are drawn from, and how far the numbers have come. */
export interface RowGround {
  archive: GeneratedArchive;
  next: () => number;
  summaries: string[];
  texts: Text[];
  chapters: number;
  hidings: number;
  series: number;
  /** Parts that the series under way still gets. */
  seriesLeft: number;
  seriesPart: number;
}

interface Text {
  html: string;
  sha256: string;
  words: number;
  paragraphs: number;
}

export function rowGround(archive: GeneratedArchive): RowGround {
  const made = (seed: number, words: number) => paragraphs(seed, words);
  const summaries = Array.from({ length: 300 }, (_, n) => htmlOf(made(n + 1, 15 + (n % 9) * 12)));
  const texts = Array.from({ length: 200 }, (_, n): Text => {
    const parts = made(1000 + n, 30 + (n % 5) * 10);
    const html = htmlOf(parts);
    const words = parts.reduce((sum, part) => sum + part.split(' ').length, 0);
    const sha256 = `\\\\x${createHash('sha256').update(html).digest('hex')}`;
    return { html, sha256, words, paragraphs: parts.length };
  });
  return {
    archive,
    next: random(3),
    summaries,
    texts,
    chapters: 0,
    hidings: 0,
    series: 0,
    seriesLeft: 0,
    seriesPart: 0,
  };
}

function htmlOf(parts: string[]): string {
  return parts.map((part) => `<p>${part}</p>`).join('');
}

/** Writes all rows of one work, as posting, tagging and moderating it would. */
export function writeWork(ground: RowGround, work: GeneratedWork, write: Write): void {
  const hiding = work.hidden ? ++ground.hidings : null;
  if (hiding !== null) write('hidings', rowText(hiding, work.id, 'spam', BY));
  if (work.unrevealed) write('concealments', rowText(work.id, 'unrevealed', BY));
  if (work.anonymous) write('concealments', rowText(work.id, 'anonymous', BY));
  write('works', worksRow(ground, work, hiding));
  write('bylines', rowText(work.id, work.pseud, 0));
  write('hits', rowText(work.id, work.hits));
  writeTags(ground, work, write);
  if (ground.next() < 0.05) write('settings', rowText(work.id, 'setting', `after chapter ${work.chapters}`));
  writeSeries(ground, work, write);
  writeChapters(ground, work, write);
}

function worksRow({ next, summaries }: RowGround, work: GeneratedWork, hiding: number | null): string {
  const posted = new Date(work.posted).toISOString();
  const touched = new Date(Math.max(work.posted, work.updated * DAY)).toISOString();
  return rowText(
    work.id,
    work.title,
    titleSort(work.title),
    work.language,
    summaries[Math.floor(next() * summaries.length)] ?? '',
    work.complete,
    work.complete === true ? work.chapters : null,
    work.chapters,
    work.words,
    dayText(work.published),
    dayText(work.updated),
    work.visibility,
    next() < 0.03 ? `{Exchange ${1 + Math.floor(next() * next() * 400)}}` : '{}',
    `\\\\x${work.id.toString(16).padStart(64, '0')}`,
    hiding,
    work.unrevealed,
    work.anonymous,
    posted,
    touched,
  );
}

/** What a tag is found by is the tag itself: all of this archive's canonical tags mean themselves, and none is broader. */
function writeTags({ archive, next }: RowGround, work: GeneratedWork, write: Write): void {
  const weighed = next() < 0.1;
  for (const [position, tag] of work.tags.entries()) {
    const weight = weighed && next() < 0.3 ? (next() < 0.5 ? 'main' : 'background') : null;
    write('work_tags', rowText(work.id, tag, position, weight));
    if (tag < archive.tags.once(1)) write('work_filters', rowText(work.id, tag, false, position, weight));
  }
}

/** Every seventh work or so begins a series of two to six, of the works that come next. */
function writeSeries(ground: RowGround, work: GeneratedWork, write: Write): void {
  if (ground.seriesLeft === 0 && ground.next() < 0.05) {
    ground.series += 1;
    ground.seriesLeft = 2 + Math.floor(ground.next() * 5);
    ground.seriesPart = 0;
    write('series', rowText(ground.series, `The ${work.title} Cycle`, `bench:${ground.series}`));
  }
  if (ground.seriesLeft === 0) return;
  ground.seriesLeft -= 1;
  write('series_works', rowText(ground.series, work.id, ++ground.seriesPart));
}

function writeChapters(ground: RowGround, work: GeneratedWork, write: Write): void {
  for (let position = 1; position <= work.chapters; position++) {
    const id = ++ground.chapters;
    const text = ground.texts[id % ground.texts.length]!;
    write('chapters', rowText(id, work.id, position, null, id));
    write('revisions', rowText(id, id, text.html, text.sha256, text.words, text.paragraphs, 0, BY));
  }
}

function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
