import { sql } from 'kysely';
import { pseudsNamed } from '../people/pseuds.ts';
import { noteChange } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { tagWork, type TypedTag } from '../tags/tagging.ts';
import { writeChapters } from './chapters.ts';
import { shelveInSeries, touchSeriesOf, type StandsIn } from './series.ts';
import { completion, contentKey, sourceKey, titleSort, type NewWork } from './work.ts';
import { Failure } from '../ground/failures.ts';

/**
 * Posts a work: byline, tags, settings, series and every chapter's first revision, as one transaction.
 * `by` is who does it, for the record. Returns the work's id. Throws `work-needs-title`, `work-needs-text`.
 */
export async function postWork(tx: Tx, work: NewWork, by: string): Promise<number> {
  if (work.title.trim() === '') throw new Failure('work-needs-title');
  if (!work.chapters.some((chapter) => chapter.html !== '')) throw new Failure('work-needs-text');
  const { id } = await tx
    .insertInto('works')
    .values({ ...workColumns(work), visibility: work.visibility })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeChapters(tx, id, work.chapters, by);
  await addFacts(tx, id, work);
  await noteChange(tx, 'work', id);
  return id;
}

/** A work's own columns, everything but its id, its state and its times. */
export function workColumns(work: NewWork) {
  const words = work.chapters.reduce((sum, chapter) => sum + chapter.words, 0);
  return {
    title: work.title.trim(),
    title_sort: titleSort(work.title),
    language: work.language,
    summary_html: work.summary,
    notes_begin_html: work.notesBegin,
    notes_end_html: work.notesEnd,
    disclaimer: work.disclaimer,
    archive_permission: work.archivePermission,
    feedback: work.feedback,
    dedication: work.dedication,
    recipients: work.recipients,
    beta: work.beta,
    collections: work.collections,
    complete: completion(work.complete, work.chapters.length, work.chaptersExpected),
    chapters_expected: work.chaptersExpected,
    chapter_count: work.chapters.length,
    words,
    published: work.published,
    updated: work.updated ?? work.published,
    source_url: work.sourceUrl,
    source_key: sourceKey(work.sourceUrl),
    content_key: contentKey(work),
  };
}

/**
 * Adds what stands in tables of its own to a work that has none of it yet: byline, settings, series. Tags replace those
 * it has. `series` are those it stood in until now.
 */
export async function addFacts(
  tx: Tx,
  workId: number,
  work: NewWork,
  series: StandsIn[] = [],
): Promise<void> {
  await signWork(tx, workId, work.authors);
  await tagWork(tx, workId, tagsOf(work));
  await setWork(tx, workId, work);
  await shelveInSeries(tx, workId, work, series);
}

/** Puts these names on the byline, in this order. */
async function signWork(tx: Tx, workId: number, authors: string[]): Promise<void> {
  const pseuds = await pseudsNamed(tx, authors);
  if (pseuds.length === 0) return;
  const rows = pseuds.map(({ id }, position) => ({ work_id: workId, pseud_id: id, position }));
  await tx.insertInto('bylines').values(rows).execute();
}

/** All tags of a work with their kinds, the fixed vocabularies included. */
function tagsOf(work: NewWork): TypedTag[] {
  const of = (kind: TypedTag['kind'], names: string[]) => names.map((name) => ({ kind, name }));
  return [
    ...of('fandom', work.fandoms),
    ...of('rating', work.rating ? [work.rating] : []),
    ...of('warning', work.warnings),
    ...of('category', work.categories),
    ...of('relationship', work.relationships),
    ...of('character', work.characters),
    ...of('additional', work.additionalTags),
  ];
}

/** Stores where in canon the work stands and how far it gives canon away. */
async function setWork(tx: Tx, workId: number, work: Pick<NewWork, 'setting' | 'spoilers'>): Promise<void> {
  const rows = (['setting', 'spoilers'] as const).flatMap((role) => {
    const reading = work[role];
    return reading ? [{ work_id: workId, role, ...reading }] : [];
  });
  if (rows.length > 0) await tx.insertInto('settings').values(rows).execute();
}

/** Marks a work as changed now, for readers, caches and feeds. */
export async function touchWork(tx: Tx, workId: number): Promise<void> {
  await tx
    .updateTable('works')
    .set({ changed_at: sql`now()` })
    .where('id', '=', workId)
    .execute();
  await noteChange(tx, 'work', workId);
  await touchSeriesOf(tx, workId);
}
