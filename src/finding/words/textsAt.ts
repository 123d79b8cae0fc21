import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { Place } from './places.ts';
import { paragraphsOf } from './readWork.ts';

/** The texts of the paragraphs at these places, as authors wrote them; null where the text has changed since. */
export async function textsAt(db: Db, places: readonly Place[]): Promise<(place: Place) => string | null> {
  const chapters = await chaptersAt(db, places);
  const works = await worksAt(db, places);
  const read = new Map<string, string[]>();
  return ({ workId, field, chapter, paragraph }) => {
    const key = `${field} ${chapter?.id ?? `of ${workId}`}`;
    const texts = chapter === null ? works.get(workId) : chapters.get(chapter.id);
    if (!read.has(key)) read.set(key, texts?.(field) ?? []);
    return read.get(key)?.[paragraph - 1] ?? null;
  };
}

type Texts = (field: Place['field']) => string[];

interface Html {
  title: string | null;
  summary_html: string;
  notes_begin_html: string;
  notes_end_html: string;
  html: string;
}

/** The paragraphs of a field, as readWork.ts read them. */
function textsOf({ title, summary_html, notes_begin_html, notes_end_html, html }: Html): Texts {
  return (field) => {
    if (field === 'text') return paragraphsOf(html);
    if (field === 'summary') return paragraphsOf(summary_html);
    if (field === 'notes') return paragraphsOf(notes_begin_html, notes_end_html);
    return title === null ? [] : [title];
  };
}

/** Longer chapters, in characters of markup, show no passage: a hundred thousand words are not read for three lines. */
const LONGEST = 600_000;

async function chaptersAt(db: Db, places: readonly Place[]): Promise<Map<number, Texts>> {
  const ids = [...new Set(places.flatMap(({ chapter }) => chapter?.id ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('chapters')
    .innerJoin('revisions', 'revisions.id', 'chapters.revision_id')
    .select(['chapters.id', 'title', 'summary_html', 'notes_begin_html', 'notes_end_html'])
    .select(sql<string>`case when length(html) > ${LONGEST} then '' else html end`.as('html'))
    .where('chapters.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, textsOf(row)]));
}

async function worksAt(db: Db, places: readonly Place[]): Promise<Map<number, Texts>> {
  const ids = [...new Set(places.flatMap(({ workId, chapter }) => (chapter === null ? [workId] : [])))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('works')
    .select(['id', 'title', 'summary_html', 'notes_begin_html', 'notes_end_html'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, textsOf({ ...row, html: '' })]));
}
