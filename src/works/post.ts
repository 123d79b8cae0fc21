import { sql } from 'kysely';
import { pseudsNamed } from '../people/pseuds.ts';
import { noteChange, noteEach } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { tagWorks, type TypedTag } from '../tags/tagging.ts';
import { addChapters, type PlacedChapter } from './chapters.ts';
import { shelveInSeries, touchSeriesOf, type StandsIn } from './series.ts';
import { completion, contentKey, sourceKey, titleSort, type NewWork } from './work.ts';
import { Failure } from '../ground/failures.ts';

/** As `postWorks`, for one work; returns its id. */
export async function postWork(tx: Tx, work: NewWork, by: string): Promise<number> {
  const [id] = await postWorks(tx, [work], by);
  return id!;
}

/**
 * Posts works: bylines, tags, settings, series and every chapter's first revision, as one transaction. Many together
 * cost the database little more than one. `by` is who does it, for the record. Returns the works' ids, in their
 * order. Throws `work-needs-title`, `work-needs-text`; then none is posted.
 */
export async function postWorks(tx: Tx, works: NewWork[], by: string): Promise<number[]> {
  if (works.length === 0) return [];
  for (const work of works) checkWork(work);
  const posted = await addWorks(tx, works);
  await addChapters(tx, posted.flatMap(placedChapters), by);
  await addFacts(tx, posted);
  const ids = posted.map(({ id }) => id);
  await noteEach(tx, 'work', ids);
  return ids;
}

function checkWork(work: NewWork): void {
  if (work.title.trim() === '') throw new Failure('work-needs-title');
  if (!work.chapters.some((chapter) => chapter.html !== '')) throw new Failure('work-needs-text');
}

/** A work that stands, and what is to stand about it. */
interface PostedWork {
  id: number;
  work: NewWork;
  /** The series it stood in until now. */
  series?: StandsIn[];
}

async function addWorks(tx: Tx, works: NewWork[]): Promise<PostedWork[]> {
  const rows = works.map((work) => ({ ...workColumns(work), visibility: work.visibility }));
  const added = await tx.insertInto('works').values(rows).returning(['id', 'content_key']).execute();
  const ids = new Map(added.map((row) => [row.content_key.toString('hex'), row.id]));
  return works.map((work, index) => ({ id: ids.get(rows[index]!.content_key.toString('hex'))!, work }));
}

function placedChapters({ id, work }: PostedWork): PlacedChapter[] {
  return work.chapters.map((chapter, index) => ({ workId: id, position: index + 1, chapter }));
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
 * Adds what stands in tables of its own to works that have none of it yet: byline, settings, series. Tags replace
 * those they have.
 */
export async function addFacts(tx: Tx, posted: PostedWork[]): Promise<void> {
  await signWorks(tx, posted);
  await tagWorks(
    tx,
    posted.map(({ id, work }) => ({ workId: id, tags: tagsOf(work) })),
  );
  await setWorks(tx, posted);
  for (const { id, work, series } of posted) await shelveInSeries(tx, id, work, series ?? []);
}

/** Puts the authors' names on the bylines, in their order. */
async function signWorks(tx: Tx, posted: PostedWork[]): Promise<void> {
  const pseuds = await pseudsNamed(
    tx,
    posted.map(({ work }) => work.authors),
  );
  const rows = posted.flatMap((one, index) =>
    (pseuds[index] ?? []).map(({ id }, position) => ({ work_id: one.id, pseud_id: id, position })),
  );
  if (rows.length > 0) await tx.insertInto('bylines').values(rows).execute();
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

/** Stores where in canon the works stand and how far they give canon away. */
async function setWorks(tx: Tx, posted: PostedWork[]): Promise<void> {
  const rows = posted.flatMap(({ id, work }) =>
    (['setting', 'spoilers'] as const).flatMap((role) => {
      const reading = work[role];
      return reading ? [{ work_id: id, role, ...reading }] : [];
    }),
  );
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
