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
  const total = counted.rows[0]?.total ?? 0;
  const { rows } = await sql<FoundTag>`
    with page as materialized (
      select tag.id, uses.works as uses from tags as tag ${total > MANY ? usesOfAll : usesOfEach}
      where ${where} order by uses.works desc nulls last, tag.id limit ${pageSize} offset ${(page - 1) * pageSize})
    select ${entryColumns()}, tags.canonical, tags.aside,
      case when target.id is not null then json_build_object('id', target.id, 'name', coalesce(target.display, target.name)) end as meaning
    from page join tags on tags.id = page.id left join tags as target on target.id = tags.synonym_of
    order by page.uses desc nulls last, tags.id`.execute(db);
  return { tags: rows, total };
}

/** From so many tags on, counting the uses of all tags at once is quicker than those of each. */
const MANY = 2000;

/** How often a row of `tags as tag` is used, the trash included: for the order alone. */
const usesOfEach = sql`cross join lateral (
  select case when tag.canonical then (select count(*) from work_filters where tag_id = tag.id)
    else (select count(*) from work_tags where tag_id = tag.id) end as works) as uses`;
const usesOfAll = sql`left join (
  select tag_id, true as canonical, count(*) as works from work_filters group by 1
  union all select tag_id, false, count(*) from work_tags group by 1) as uses
  on uses.tag_id = tag.id and uses.canonical = tag.canonical`;

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
  if (fandomId === null) parts.push(inNoFandom);
  for (const word of foldName(words).split(' ').filter(Boolean).slice(0, 8))
    parts.push(sql`strpos(tag.folded, ${word}) > 0`);
  return sql.join(parts, sql` and `);
}

/** As sets, which are put together once: asked tag by tag, a large fandom takes ten times as long. */
function inFandom(fandomId: number): RawBuilder<unknown> {
  return sql`tag.id in (select child_id from tag_parents where parent_id = ${fandomId} union
    select work_tags.tag_id from work_filters join work_tags on work_tags.work_id = work_filters.work_id
    where work_filters.tag_id = ${fandomId})`;
}

const inNoFandom = sql`tag.id in (select work_tags.tag_id from work_tags where not exists (
  select from work_filters join tags as fandom on fandom.id = work_filters.tag_id and fandom.kind = 'fandom'
  where work_filters.work_id = work_tags.work_id))`;
