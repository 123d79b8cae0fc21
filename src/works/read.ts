import { sql, type RawBuilder } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { CleanHtml } from '../prose/cleanHtml.ts';
import type { Db } from '../store/database.ts';
import { kept } from '../store/kept.ts';
import type { TagKind } from '../store/schema.ts';
import { readBlurbs, type Blurb } from './blurb.ts';
import { bylineFor, listedFor, readableFor, seriesFor, type Viewer } from './viewer.ts';

/** A chapter as a chapter index lists it. */
export interface ChapterEntry {
  id: number;
  /** 1 for the first. */
  number: number;
  title: string | null;
  words: number;
  published: string | null;
}

/** A work with everything but its text. */
export interface WorkPage extends Blurb {
  notesBegin: CleanHtml;
  notesEnd: CleanHtml;
  disclaimer: string | null;
  archivePermission: string | null;
  feedback: string | null;
  dedication: string | null;
  recipients: string[];
  beta: string[];
  collections: string[];
  sourceUrl: string | null;
  chapters: ChapterEntry[];
}

/**
 * A work as its page shows it. Of an anonymous work, where to reach its author and where it stood before are left
 * out for whoever may not know who wrote it. Throws `work-not-found`, also for works this viewer may not read.
 */
export async function readWork(db: Db, viewer: Viewer, id: number): Promise<WorkPage> {
  const [blurb] = await readBlurbs(
    db,
    viewer,
    sql`select works.id, 1 as place from works where works.id = ${id} and ${readableFor(viewer)}`,
  );
  if (!blurb) throw new Failure('work-not-found');
  const { signed, ...row } = await db
    .selectFrom('works')
    .selectAll()
    .select(bylineFor(viewer).as('signed'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const chapters = await db
    .selectFrom('chapters')
    .innerJoin('revisions', 'revisions.id', 'chapters.revision_id')
    .select(['chapters.id', 'chapters.position', 'chapters.title', 'chapters.published', 'revisions.words'])
    .where('work_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    ...blurb,
    notesBegin: row.notes_begin_html as CleanHtml,
    notesEnd: row.notes_end_html as CleanHtml,
    disclaimer: row.disclaimer,
    archivePermission: signed ? row.archive_permission : null,
    feedback: signed ? row.feedback : null,
    dedication: row.dedication,
    recipients: row.recipients,
    beta: row.beta,
    collections: row.collections,
    sourceUrl: signed ? row.source_url : null,
    chapters: chapters.map(({ position, ...chapter }) => ({ ...chapter, number: position })),
  };
}

/** A chapter with its text. */
export interface ChapterText extends ChapterEntry {
  summary: CleanHtml;
  notesBegin: CleanHtml;
  notesEnd: CleanHtml;
  authors: { id: number; name: string }[];
  html: CleanHtml;
  paragraphs: number;
  sceneBreaks: number;
  sourceUrl: string | null;
}

/**
 * The text of a work's chapters in order: one of them by its id, or all. Throws `chapter-not-found` when the work
 * has no such chapter, or this viewer may not read it.
 */
export async function readChapters(
  db: Db,
  viewer: Viewer,
  workId: number,
  chapterId?: number,
): Promise<ChapterText[]> {
  const { rows } = await sql<ChapterRow>`
    select chapters.*, ${bylineFor(viewer)} as signed, revisions.html, revisions.words, revisions.paragraphs, revisions.scene_breaks,
      (select coalesce(json_agg(json_build_object('id', pseuds.id, 'name', pseuds.name) order by chapter_bylines.position), '[]')
         from chapter_bylines join pseuds on pseuds.id = pseud_id where chapter_id = chapters.id and ${bylineFor(viewer)}) as authors
    from chapters join works on works.id = chapters.work_id join revisions on revisions.id = chapters.revision_id
    where chapters.work_id = ${workId} and ${readableFor(viewer)} ${chapterId === undefined ? sql`` : sql`and chapters.id = ${chapterId}`}
    order by chapters.position`.execute(db);
  if (rows.length === 0) throw new Failure('chapter-not-found');
  return rows.map((row) => ({
    id: row.id,
    number: row.position,
    title: row.title,
    words: row.words,
    published: row.published,
    summary: row.summary_html as CleanHtml,
    notesBegin: row.notes_begin_html as CleanHtml,
    notesEnd: row.notes_end_html as CleanHtml,
    authors: row.authors,
    html: row.html as CleanHtml,
    paragraphs: row.paragraphs,
    sceneBreaks: row.scene_breaks,
    sourceUrl: row.signed ? row.source_url : null,
  }));
}

interface ChapterRow {
  id: number;
  position: number;
  title: string | null;
  words: number;
  published: string | null;
  summary_html: string;
  notes_begin_html: string;
  notes_end_html: string;
  authors: { id: number; name: string }[];
  html: string;
  paragraphs: number;
  scene_breaks: number;
  source_url: string | null;
  signed: boolean;
}

/** A series, when this viewer may see at least one of its works. Throws `page-not-found`. */
export async function readSeries(
  db: Db,
  viewer: Viewer,
  id: number,
): Promise<{ id: number; name: string; sourceUrl: string | null }> {
  const { rows } = await sql<{ id: number; name: string; source_url: string | null }>`
    select series.id, series.name, series.source_url from series where series.id = ${id} and ${seriesFor(viewer)}`.execute(
    db,
  );
  if (!rows[0]) throw new Failure('page-not-found');
  return { id: rows[0].id, name: rows[0].name, sourceUrl: rows[0].source_url };
}

/**
 * Tags of one name, letter case aside, that stand on works this viewer may see; the one written so first, then the most
 * used. How often a tag is used is asked of rivals alone.
 */
export async function readTags(db: Db, viewer: Viewer, name: string): Promise<TagSeen[]> {
  const called = await tagsCalled(db, name.normalize('NFC').toLowerCase());
  if (called.length <= 1) {
    const [only] = called;
    return only && (await isSeen(db, viewer, only.id)) ? [only] : [];
  }
  const rivals = await Promise.all(
    called.map(async (tag) => ({ tag, works: await uses(db, viewer, tag.id) })),
  );
  const exact = (tag: TagSeen) => Number(tag.name === name);
  return rivals
    .filter(({ works }) => works > 0)
    .toSorted((a, b) => exact(b.tag) - exact(a.tag) || b.works - a.works || a.tag.id - b.tag.id)
    .map(({ tag }) => tag);
}

interface TagSeen {
  id: number;
  kind: TagKind;
  name: string;
}

const tagsCalled = kept<TagSeen, [lower: string]>(
  (lower) =>
    sql`select id, kind, name from tags where kind in (${TAG_KINDS}) and lower(name) = ${lower}::text`,
);

async function isSeen(db: Db, viewer: Viewer, tagId: number): Promise<boolean> {
  if (viewer === 'guest') return (await seenByGuests(db, tagId))[0]?.seen ?? false;
  return (await uses(db, viewer, tagId)) > 0;
}

const seenByGuests = kept<{ seen: boolean }, [tagId: number]>(
  (tagId) => sql`select exists (select ${worksWithTag('guest', tagId)}) as seen`,
);

async function uses(db: Db, viewer: Viewer, tagId: number): Promise<number> {
  const counted = sql<{ works: number }>`select count(*) as works ${worksWithTag(viewer, sql`${tagId}`)}`;
  return (await counted.execute(db)).rows[0]?.works ?? 0;
}

function worksWithTag(viewer: Viewer, tagId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from work_tags join works on works.id = work_tags.work_id
    where work_tags.tag_id = ${tagId}::bigint and ${listedFor(viewer)}`;
}

/** Named one by one, so that an index that begins with the kind is of use. */
const TAG_KINDS = sql.raw(
  `'fandom', 'relationship', 'character', 'additional', 'rating', 'warning', 'category'`,
);
