import { sql, type RawBuilder } from 'kysely';
import type { SettingReading } from '../canon/setting.ts';
import type { CleanHtml } from '../prose/cleanHtml.ts';
import type { Db } from '../store/database.ts';
import { kept } from '../store/kept.ts';
import type { TagKind, Visibility } from '../store/schema.ts';
import { bylineFor, listedFor, seriesFor, type Viewer } from './viewer.ts';

/** What a catalogue card says of a work. */
export interface Blurb {
  id: number;
  title: string;
  /** Empty: nobody signed it, or this viewer may not know who did. */
  authors: { id: number; name: string }[];
  /** Whoever may not know who wrote it reads "Anonymous". */
  anonymous: boolean;
  rating: string | null;
  warnings: string[];
  categories: string[];
  fandoms: string[];
  relationships: string[];
  characters: string[];
  additionalTags: string[];
  setting: SettingReading | null;
  spoilers: SettingReading | null;
  summary: CleanHtml;
  language: string | null;
  words: number;
  chapterCount: number;
  chaptersExpected: number | null;
  /** null: nobody said. */
  complete: boolean | null;
  published: string | null;
  updated: string | null;
  /** Those that hold it for this viewer: a series would tell who wrote an anonymous work. */
  series: { id: number; name: string; position: number }[];
  hits: number;
  visibility: Visibility;
  postedAt: Date;
  /** The last change that a reader could notice: what editions and caches are known by. */
  changedAt: Date;
  /** The address of the first chapter. */
  firstChapterId: number;
  /** The version of what its card says (`cards.version`); 0: it has none yet. */
  cardVersion: number;
}

interface Row {
  id: number;
  title: string;
  /** Whether this viewer may know who wrote it. */
  signed: boolean;
  anonymous: boolean;
  facts: CardFacts;
  summary_html: string;
  language: string | null;
  words: number;
  chapter_count: number;
  chapters_expected: number | null;
  complete: boolean | null;
  published: string | null;
  updated: string | null;
  series: { id: number; name: string; position: number }[];
  hits: number;
  visibility: Visibility;
  posted_at: Date;
  changed_at: Date;
  card_version: number;
}

/** What `cards` keeps of a work, and `card_facts` puts together. */
interface CardFacts {
  authors: { id: number; name: string }[];
  tags: Partial<Record<TagKind, string[]>>;
  settings: Partial<Record<'setting' | 'spoilers', SettingReading>>;
  firstChapter: number;
}

/**
 * The blurbs of the works that `from` selects, as this viewer may know them: an SQL text that yields rows of
 * `(id, place)`; cards come in the order of `place`. The caller has chosen works that the viewer may meet.
 */
export async function readBlurbs(db: Db, viewer: Viewer, from: RawBuilder<unknown>): Promise<Blurb[]> {
  const { rows } = await blurbs(viewer, sql`(${from}) as chosen`, sql`true`).execute(db);
  return rows.map(blurbOf);
}

/** The blurbs of these works, in their order, without those that the viewer may not meet in lists. */
export async function readBlurbsOf(db: Db, viewer: Viewer, workIds: readonly number[]): Promise<Blurb[]> {
  if (workIds.length === 0) return [];
  const ids = [...workIds];
  const rows =
    typeof viewer === 'string'
      ? await LISTED[viewer](db, ids)
      : (await listed(viewer, sql`${ids}`).execute(db)).rows;
  return rows.map(blurbOf);
}

const LISTED = {
  guest: kept<Row, [number[]]>((ids) => listed('guest', ids)),
  keeper: kept<Row, [number[]]>((ids) => listed('keeper', ids)),
};

function listed(viewer: Viewer, ids: RawBuilder<unknown>): RawBuilder<Row> {
  const asked = sql`unnest(${ids}::bigint[]) with ordinality as chosen (id, place)`;
  return blurbs(viewer, asked, listedFor(viewer));
}

/** `chosen` is a relation of that name with `(id, place)`. */
function blurbs(viewer: Viewer, chosen: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<Row> {
  return sql<Row>`
    select works.id, works.title, works.summary_html, works.language, works.words, works.chapter_count,
      works.chapters_expected, works.complete, works.published, works.updated, works.visibility,
      works.anonymous, works.posted_at, works.changed_at, ${bylineFor(viewer)} as signed,
      coalesce(cards.facts, card_facts(works.id)) as facts, coalesce(cards.version & 4294967295, 0) as card_version,
      (select coalesce(json_agg(json_build_object('id', series.id, 'name', series.name, 'position', series_works.position) order by series.id), '[]')
         from series_works join series on series.id = series_works.series_id where series_works.work_id = works.id and ${bylineFor(viewer)} and ${seriesFor(viewer)}) as series,
      coalesce((select count from hits where hits.work_id = works.id), 0) as hits
    from ${chosen} join works on works.id = chosen.id left join cards on cards.work_id = works.id
    where ${where} order by chosen.place`;
}

function blurbOf(row: Row): Blurb {
  const { authors, tags, settings, firstChapter } = row.facts;
  return {
    id: row.id,
    title: row.title,
    authors: row.signed ? authors : [],
    anonymous: row.anonymous,
    rating: tags.rating?.[0] ?? null,
    warnings: tags.warning ?? [],
    categories: tags.category ?? [],
    fandoms: tags.fandom ?? [],
    relationships: tags.relationship ?? [],
    characters: tags.character ?? [],
    additionalTags: tags.additional ?? [],
    setting: settings.setting ?? null,
    spoilers: settings.spoilers ?? null,
    summary: row.summary_html as CleanHtml,
    language: row.language,
    words: row.words,
    chapterCount: row.chapter_count,
    chaptersExpected: row.chapters_expected,
    complete: row.complete,
    published: row.published,
    updated: row.updated,
    series: row.series,
    hits: row.hits,
    visibility: row.visibility,
    postedAt: row.posted_at,
    changedAt: row.changed_at,
    firstChapterId: firstChapter,
    cardVersion: row.card_version,
  };
}
