import { sql } from 'kysely';
import { pseudsNamed } from '../people/pseuds.ts';
import type { Tx } from '../store/database.ts';
import { revisionHash, type NewChapter } from './work.ts';

/** Adds chapters to a work that has none yet, in order, each with its first revision. */
export async function writeChapters(
  tx: Tx,
  workId: number,
  chapters: NewChapter[],
  by: string,
): Promise<void> {
  for (const [index, chapter] of chapters.entries()) await addChapter(tx, workId, index + 1, chapter, by);
}

/** Adds one chapter at `position` (1 for the first) with its first revision; returns its id. */
export async function addChapter(
  tx: Tx,
  workId: number,
  position: number,
  chapter: NewChapter,
  by: string,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with ids as (
      select nextval(pg_get_serial_sequence('chapters', 'id')) as chapter,
             nextval(pg_get_serial_sequence('revisions', 'id')) as revision
    ), revised as (
      insert into revisions (id, chapter_id, html, sha256, words, paragraphs, scene_breaks, written_by)
      overriding system value
      select revision, chapter, ${chapter.html}, ${revisionHash(chapter.html)}, ${chapter.words}::int,
             ${chapter.paragraphs}::int, ${chapter.sceneBreaks}::int, ${by} from ids
    )
    insert into chapters (id, work_id, position, title, summary_html, notes_begin_html, notes_end_html, published, source_url, revision_id)
    overriding system value
    select chapter, ${workId}, ${position}::int, ${chapter.title}, ${chapter.summary}, ${chapter.notesBegin},
           ${chapter.notesEnd}, ${chapter.published}::date, ${chapter.sourceUrl}, revision from ids
    returning id`.execute(tx);
  const id = rows[0]?.id ?? 0;
  if (chapter.authors.length > 0) await signChapter(tx, id, chapter.authors);
  return id;
}

/** Stores a new revision of a chapter and makes it the current one; the old ones stay. */
export async function addRevision(
  tx: Tx,
  chapterId: number,
  text: Pick<NewChapter, 'html' | 'words' | 'paragraphs' | 'sceneBreaks'>,
  by: string,
): Promise<void> {
  const { id } = await tx
    .insertInto('revisions')
    .values({
      chapter_id: chapterId,
      html: text.html,
      sha256: revisionHash(text.html),
      words: text.words,
      paragraphs: text.paragraphs,
      scene_breaks: text.sceneBreaks,
      written_by: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('chapters').set({ revision_id: id }).where('id', '=', chapterId).execute();
}

/** Puts exactly these names on a chapter's own byline. */
async function signChapter(tx: Tx, chapterId: number, authors: string[]): Promise<void> {
  const pseuds = await pseudsNamed(tx, authors);
  await tx.deleteFrom('chapter_bylines').where('chapter_id', '=', chapterId).execute();
  if (pseuds.length === 0) return;
  const rows = pseuds.map(({ id }, position) => ({ chapter_id: chapterId, pseud_id: id, position }));
  await tx.insertInto('chapter_bylines').values(rows).execute();
}
