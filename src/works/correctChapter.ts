import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db, Tx } from '../store/database.ts';
import { touchWork } from './post.ts';
import type { NewChapter } from './work.ts';

/** What a person may put right about a chapter beside its text. */
export type ChapterFacts = Pick<NewChapter, 'title' | 'summary' | 'notesBegin' | 'notesEnd' | 'published'>;

/** A field of a chapter that a person put right; `text`: an older text was chosen. */
export type ChapterField = keyof ChapterFacts | 'text';

/**
 * Puts facts about a chapter right by a person's word; a later import of the same work leaves them alone.
 * Returns the fields that changed. Throws `chapter-not-found`.
 */
export async function correctChapter(
  tx: Tx,
  at: { workId: number; chapterId: number },
  facts: ChapterFacts,
  by: string,
): Promise<ChapterField[]> {
  const row = await tx
    .selectFrom('chapters')
    .selectAll()
    .where('id', '=', at.chapterId)
    .where('work_id', '=', at.workId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Failure('chapter-not-found');
  const standing = {
    title: row.title,
    summary: row.summary_html,
    notesBegin: row.notes_begin_html,
    notesEnd: row.notes_end_html,
    published: row.published,
  };
  const changed = (Object.keys(standing) as (keyof ChapterFacts)[]).filter(
    (field) => standing[field] !== facts[field],
  );
  if (changed.length === 0) return [];
  await tx.updateTable('chapters').set(chapterColumns(facts)).where('id', '=', at.chapterId).execute();
  await noteChapterCorrections(tx, at.chapterId, changed, by);
  await touchWork(tx, at.workId);
  return changed;
}

/** A chapter's own columns beside its place and its text. */
function chapterColumns(facts: ChapterFacts) {
  return {
    title: facts.title,
    summary_html: facts.summary,
    notes_begin_html: facts.notesBegin,
    notes_end_html: facts.notesEnd,
    published: facts.published,
  };
}

/** Remembers that a person put these fields of a chapter right. */
export async function noteChapterCorrections(
  tx: Tx,
  chapterId: number,
  fields: ChapterField[],
  by: string,
): Promise<void> {
  const rows = fields.map((field) => ({ chapter_id: chapterId, field, corrected_by: by }));
  await tx
    .insertInto('chapter_corrections')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['chapter_id', 'field']).doUpdateSet({ corrected_at: sql`now()`, corrected_by: by }),
    )
    .execute();
}

/** The fields a person put right, of each chapter of a work that has any. */
export async function correctedChapters(db: Db, workId: number): Promise<Map<number, Set<ChapterField>>> {
  const rows = await db
    .selectFrom('chapter_corrections')
    .innerJoin('chapters', 'chapters.id', 'chapter_corrections.chapter_id')
    .select(['chapter_id', 'field'])
    .where('work_id', '=', workId)
    .execute();
  const corrected = new Map<number, Set<ChapterField>>();
  for (const { chapter_id, field } of rows) {
    corrected.set(chapter_id, (corrected.get(chapter_id) ?? new Set()).add(field as ChapterField));
  }
  return corrected;
}
