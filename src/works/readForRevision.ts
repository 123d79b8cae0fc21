import type { SettingReading } from '../canon/setting.ts';
import { Failure } from '../ground/failures.ts';
import type { CleanHtml } from '../prose/cleanHtml.ts';
import type { Db } from '../store/database.ts';
import type { MapKind, TagKind } from '../store/schema.ts';
import type { NewChapter, NewWork } from './work.ts';

/**
 * A stored work in the shape in which someone would bring it, whatever its visibility: for revising, correcting
 * and comparing. Throws `work-not-found`.
 */
export async function readNewWork(db: Db, workId: number): Promise<NewWork> {
  const row = await db.selectFrom('works').selectAll().where('id', '=', workId).executeTakeFirst();
  if (!row) throw new Failure('work-not-found');
  const [authors, tags, settings, series, chapters] = await Promise.all([
    bylineOf(db, workId),
    typedTags(db, workId),
    db.selectFrom('settings').selectAll().where('work_id', '=', workId).execute(),
    seriesOf(db, workId),
    chaptersOf(db, workId),
  ]);
  const named = (kind: TagKind) => tags.filter((tag) => tag.kind === kind).map((tag) => tag.name);
  const reading = (role: string): SettingReading | null => {
    const found = settings.find((setting) => setting.role === role);
    if (!found) return null;
    const { raw, relation, fandom, code, title } = found;
    return { raw, relation: relation as SettingReading['relation'], fandom, code, title };
  };
  return {
    title: row.title,
    authors,
    fandoms: named('fandom'),
    relationships: named('relationship'),
    characters: named('character'),
    additionalTags: named('additional'),
    rating: named('rating')[0] ?? null,
    warnings: named('warning'),
    categories: named('category'),
    setting: reading('setting'),
    spoilers: reading('spoilers'),
    summary: row.summary_html as CleanHtml,
    notesBegin: row.notes_begin_html as CleanHtml,
    notesEnd: row.notes_end_html as CleanHtml,
    disclaimer: row.disclaimer,
    archivePermission: row.archive_permission,
    feedback: row.feedback,
    dedication: row.dedication,
    recipients: row.recipients,
    beta: row.beta,
    collections: row.collections,
    language: row.language,
    series,
    sourceUrl: row.source_url,
    published: row.published,
    updated: row.updated,
    complete: row.complete,
    chaptersExpected: row.chapters_expected,
    chapters,
    visibility: row.visibility,
  };
}

async function bylineOf(db: Db, workId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bylines')
    .innerJoin('pseuds', 'pseuds.id', 'bylines.pseud_id')
    .select('pseuds.name')
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.name);
}

function typedTags(db: Db, workId: number): Promise<{ kind: MapKind; name: string }[]> {
  return db
    .selectFrom('work_tags')
    .innerJoin('tags', 'tags.id', 'work_tags.tag_id')
    .select(['tags.kind', 'tags.name'])
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute();
}

async function seriesOf(db: Db, workId: number): Promise<NewWork['series']> {
  const rows = await db
    .selectFrom('series_works')
    .innerJoin('series', 'series.id', 'series_works.series_id')
    .select(['series.name', 'series_works.position', 'series.source_url'])
    .where('work_id', '=', workId)
    .orderBy('series.id')
    .execute();
  return rows.map(({ name, position, source_url }) => ({ name, position, url: source_url }));
}

async function chaptersOf(db: Db, workId: number): Promise<NewChapter[]> {
  const rows = await db
    .selectFrom('chapters')
    .innerJoin('revisions', 'revisions.id', 'chapters.revision_id')
    .selectAll('chapters')
    .select(['revisions.html', 'revisions.words', 'revisions.paragraphs', 'revisions.scene_breaks'])
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    title: row.title,
    summary: row.summary_html as CleanHtml,
    notesBegin: row.notes_begin_html as CleanHtml,
    notesEnd: row.notes_end_html as CleanHtml,
    authors: [],
    published: row.published,
    sourceUrl: row.source_url,
    html: row.html as CleanHtml,
    words: row.words,
    paragraphs: row.paragraphs,
    sceneBreaks: row.scene_breaks,
  }));
}
