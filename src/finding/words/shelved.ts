import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import { paragraphsOf, type Stretch } from './readWork.ts';

/** A work as the index reads it. */
export interface Shelved {
  id: number;
  language: string | null;
  stamp: number;
  stretches: Stretch[];
}

interface ChapterRow {
  id: number;
  title: string | null;
  summary_html: string;
  notes_begin_html: string;
  notes_end_html: string;
}

/** Changes whenever anything that is searched of the work does. */
const STAMP = sql<number>`hashtextextended(concat_ws(
  E'\\x1f', works.title, works.language, works.summary_html, works.notes_begin_html, works.notes_end_html, (
    select string_agg(concat_ws(E'\\x1e', id, revision_id, title, summary_html, notes_begin_html, notes_end_html), E'\\x1d' order by position)
    from chapters where work_id = works.id)), 0) / 4096`;

/** Which of these works the index does not hold as they are now. */
export async function outdated(db: Db, workIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select works.id from works left join text_works on work_id = works.id
    where works.id = any(${workIds}::bigint[]) and stamp is distinct from ${STAMP} order by works.id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** A work with all its text; null: it is gone. */
export async function shelvedWork(db: Db, workId: number): Promise<Shelved | null> {
  const work = await db
    .selectFrom('works')
    .select(['id', 'title', 'language', 'summary_html', 'notes_begin_html', 'notes_end_html'])
    .select(STAMP.as('stamp'))
    .where('id', '=', workId)
    .executeTakeFirst();
  if (work === undefined) return null;
  const chapters = await db
    .selectFrom('chapters')
    .innerJoin('revisions', 'revisions.id', 'chapters.revision_id')
    .select(['chapters.id', 'title', 'summary_html', 'notes_begin_html', 'notes_end_html', 'html'])
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute();
  const stretches: Stretch[] = [
    { field: 'title', chapterId: null, paragraphs: [work.title] },
    { field: 'summary', chapterId: null, paragraphs: paragraphsOf(work.summary_html) },
    { field: 'notes', chapterId: null, paragraphs: paragraphsOf(work.notes_begin_html, work.notes_end_html) },
    ...chapters.flatMap((chapter) => chapterStretches(chapter, chapter.html)),
  ];
  const { id, language, stamp } = work;
  return { id, language, stamp, stretches: stretches.filter(({ paragraphs }) => paragraphs.length > 0) };
}

function chapterStretches(chapter: ChapterRow, html: string): Stretch[] {
  const { id: chapterId, title, summary_html, notes_begin_html, notes_end_html } = chapter;
  return [
    { field: 'heading', chapterId, paragraphs: title === null ? [] : [title] },
    { field: 'summary', chapterId, paragraphs: paragraphsOf(summary_html) },
    { field: 'notes', chapterId, paragraphs: paragraphsOf(notes_begin_html, notes_end_html) },
    { field: 'text', chapterId, paragraphs: paragraphsOf(html) },
  ];
}
