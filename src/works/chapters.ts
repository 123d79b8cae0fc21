import { sql } from 'kysely';
import { pseudsNamed } from '../people/pseuds.ts';
import type { Tx } from '../store/database.ts';
import { revisionHash, type NewChapter } from './work.ts';

/** A chapter and where it is to stand. */
export interface PlacedChapter {
  workId: number;
  /** 1 for the first. */
  position: number;
  chapter: NewChapter;
}

/** Adds chapters at places that are free, each with its first revision. */
export async function addChapters(tx: Tx, placed: PlacedChapter[], by: string): Promise<void> {
  if (placed.length === 0) return;
  const column = <T>(of: (chapter: NewChapter) => T) => placed.map(({ chapter }) => of(chapter));
  const { rows } = await sql<{ id: number; work_id: number; position: number }>`
    with placed as materialized (
      select nextval(pg_get_serial_sequence('chapters', 'id')) as id,
             nextval(pg_get_serial_sequence('revisions', 'id')) as revision, given.*
      from unnest(
        ${placed.map(({ workId }) => workId)}::bigint[], ${placed.map(({ position }) => position)}::int[],
        ${column(({ title }) => title)}::text[], ${column(({ summary }) => summary)}::text[],
        ${column(({ notesBegin }) => notesBegin)}::text[], ${column(({ notesEnd }) => notesEnd)}::text[],
        ${column(({ published }) => published)}::date[], ${column(({ sourceUrl }) => sourceUrl)}::text[],
        ${column(({ html }) => html)}::text[], ${column(({ html }) => revisionHash(html))}::bytea[],
        ${column(({ words }) => words)}::int[], ${column(({ paragraphs }) => paragraphs)}::int[],
        ${column(({ sceneBreaks }) => sceneBreaks)}::int[]
      ) as given (work_id, position, title, summary, notes_begin, notes_end, published, source_url,
        html, sha256, words, paragraphs, scene_breaks)
    ), revised as (
      insert into revisions (id, chapter_id, html, sha256, words, paragraphs, scene_breaks, written_by)
      overriding system value
      select revision, id, html, sha256, words, paragraphs, scene_breaks, ${by} from placed
    )
    insert into chapters (id, work_id, position, title, summary_html, notes_begin_html, notes_end_html, published, source_url, revision_id)
    overriding system value
    select id, work_id, position, title, summary, notes_begin, notes_end, published, source_url, revision from placed
    returning id, work_id, position`.execute(tx);
  await signChapters(tx, placed, new Map(rows.map((row) => [`${row.work_id} ${row.position}`, row.id])));
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

/** Signs the chapters whose authors differ from their work's; `ids` by work and position. */
async function signChapters(
  tx: Tx,
  placed: PlacedChapter[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const signed = placed.filter(({ chapter }) => chapter.authors.length > 0);
  const pseuds = await pseudsNamed(
    tx,
    signed.map(({ chapter }) => chapter.authors),
  );
  const rows = signed.flatMap(({ workId, position }, index) =>
    (pseuds[index] ?? []).map(({ id }, place) => ({
      chapter_id: ids.get(`${workId} ${position}`)!,
      pseud_id: id,
      position: place,
    })),
  );
  if (rows.length > 0) await tx.insertInto('chapter_bylines').values(rows).execute();
}
