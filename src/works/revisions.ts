import { Failure } from '../ground/failures.ts';
import type { CleanHtml } from '../prose/cleanHtml.ts';
import type { Db, Tx } from '../store/database.ts';
import { noteChapterCorrections } from './correctChapter.ts';
import { readNewWork } from './readForRevision.ts';
import { storeFacts } from './revise.ts';

/** The text a chapter had at one time. */
export interface RevisionEntry {
  id: number;
  words: number;
  writtenAt: Date;
  writtenBy: string;
  /** Whether it is the one that readers meet. */
  current: boolean;
}

/** Every text a chapter had, the newest first. */
export async function readRevisions(db: Db, chapterId: number): Promise<RevisionEntry[]> {
  const rows = await db
    .selectFrom('revisions')
    .innerJoin('chapters', 'chapters.id', 'revisions.chapter_id')
    .select([
      'revisions.id',
      'revisions.words',
      'revisions.written_at',
      'revisions.written_by',
      'chapters.revision_id',
    ])
    .where('revisions.chapter_id', '=', chapterId)
    .orderBy('revisions.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    words: row.words,
    writtenAt: row.written_at,
    writtenBy: row.written_by,
    current: row.id === row.revision_id,
  }));
}

/** The text of one revision of this chapter. Throws `chapter-not-found`. */
export async function readRevision(db: Db, chapterId: number, revisionId: number): Promise<CleanHtml> {
  const row = await db
    .selectFrom('revisions')
    .select('html')
    .where('id', '=', revisionId)
    .where('chapter_id', '=', chapterId)
    .executeTakeFirst();
  if (!row) throw new Failure('chapter-not-found');
  return row.html as CleanHtml;
}

/**
 * Makes a text that the chapter had before its current one again. Every revision stays, so this too can be turned
 * back; a later import brings only texts that the chapter never had. Throws `chapter-not-found`.
 */
export async function returnToRevision(
  tx: Tx,
  at: { workId: number; chapterId: number; revisionId: number },
  by: string,
): Promise<void> {
  const { workId, chapterId, revisionId } = at;
  await readRevision(tx, chapterId, revisionId);
  const moved = await tx
    .updateTable('chapters')
    .set({ revision_id: revisionId })
    .where('id', '=', chapterId)
    .where('work_id', '=', workId)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) throw new Failure('chapter-not-found');
  await noteChapterCorrections(tx, chapterId, ['text'], by);
  await storeFacts(tx, workId, await readNewWork(tx, workId));
}
