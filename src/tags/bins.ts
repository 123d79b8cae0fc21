import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { OPEN } from './openTags.ts';
import { entryColumns, type TagEntry } from './tagPage.ts';
import { foldName } from './tag.ts';

/** A fandom whose works carry tags that nobody has wrangled. */
export interface Bin {
  /** null: works without a canonical fandom. */
  fandom: { id: number; name: string } | null;
  characters: number;
  relationships: number;
  additional: number;
}

/** The bins, the fullest first. A tag is in the bin of every fandom it is used in. */
export async function readBins(db: Db): Promise<Bin[]> {
  const { rows } = await sql<{ id: number | null; name: string | null } & Omit<Bin, 'fandom'>>`
    with open as (select tag.id, tag.kind from tags as tag where ${OPEN} and tag.kind in ('character', 'relationship', 'additional')
        and not exists (select from tag_parents where child_id = tag.id)),
    binned as (
      select distinct open.id, open.kind, fandom.tag_id as fandom_id
      from open join work_tags on work_tags.tag_id = open.id
      left join (select work_id, tag_id from work_filters join tags on tags.id = tag_id and tags.kind = 'fandom' where not inherited)
        as fandom on fandom.work_id = work_tags.work_id)
    select fandom_id as id, coalesce(fandom.display, fandom.name) as name,
      count(*) filter (where binned.kind = 'character') as characters,
      count(*) filter (where binned.kind = 'relationship') as relationships,
      count(*) filter (where binned.kind = 'additional') as additional
    from binned left join tags as fandom on fandom.id = fandom_id group by 1, 2 order by count(*) desc, 2`.execute(
    db,
  );
  return rows.map(({ id, name, ...counts }) => ({
    fandom: id === null || name === null ? null : { id, name },
    ...counts,
  }));
}

/** Which tags a wrangler looks for; everything left out means all. */
export interface TagSearch {
  kind?: MapKind;
  /** `open`: on works, nobody said what it means; `unwrangled`: open, and below no fandom either. */
  state?: 'canonical' | 'synonym' | 'open' | 'unwrangled' | 'aside';
  /** Used in works of this canonical fandom, or standing below it; null: in works without a canonical fandom. */
  fandomId?: number | null;
  /** Every word must stand in the name, letter case and accents aside. */
  words?: string;
}

/** A tag as a wrangler's list shows it. */
export interface FoundTag extends TagEntry {
  canonical: boolean;
  aside: boolean;
  meaning: { id: number; name: string } | null;
}

/** Tags, the most used first, a page at a time (1 the first), with how many there are. */
export async function searchTags(
  db: Db,
  search: TagSearch,
  page = 1,
  pageSize = 50,
): Promise<{ tags: FoundTag[]; total: number }> {
  const where = conditions(search);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from tags as tag where ${where}`.execute(db);
  const { rows } = await sql<FoundTag>`
    select ${entryColumns()}, tags.canonical, tags.aside,
      case when target.id is not null then json_build_object('id', target.id, 'name', coalesce(target.display, target.name)) end as meaning
    from tags left join tags as target on target.id = tags.synonym_of
    where tags.id in (select tag.id from tags as tag where ${where})
    order by works desc, name, tags.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return { tags: rows, total: counted.rows[0]?.total ?? 0 };
}

const STATES: Record<NonNullable<TagSearch['state']>, RawBuilder<unknown>> = {
  canonical: sql`tag.canonical`,
  synonym: sql`tag.synonym_of is not null`,
  open: OPEN,
  unwrangled: sql`${OPEN} and not exists (select from tag_parents where child_id = tag.id)`,
  aside: sql`tag.aside`,
};

function conditions({ kind, state, fandomId, words = '' }: TagSearch): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (kind) parts.push(sql`tag.kind = ${kind}`);
  if (state) parts.push(STATES[state]);
  if (typeof fandomId === 'number') parts.push(inFandom(fandomId));
  if (fandomId === null)
    parts.push(sql`exists (select from work_tags where tag_id = tag.id and not exists (
    select from work_filters join tags as fandom on fandom.id = work_filters.tag_id and fandom.kind = 'fandom'
    where work_filters.work_id = work_tags.work_id))`);
  for (const word of foldName(words).split(' ').filter(Boolean).slice(0, 8))
    parts.push(sql`strpos(tag.folded, ${word}) > 0`);
  return sql.join(parts, sql` and `);
}

function inFandom(fandomId: number): RawBuilder<unknown> {
  return sql`(exists (select from tag_parents where child_id = tag.id and parent_id = ${fandomId}) or exists (
    select from work_tags join work_filters on work_filters.work_id = work_tags.work_id and work_filters.tag_id = ${fandomId}
    where work_tags.tag_id = tag.id))`;
}
