import { sql, type RawBuilder } from 'kysely';
import { lastChange } from '../../store/changes.ts';
import type { Db } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { UNDECIDED } from '../../tags/openTags.ts';
import type { TagEntry } from '../../tags/tagPage.ts';
import { foldName } from '../../tags/tag.ts';
import { ALL_WORKS } from '../counting.ts';
import type { Condition, Shelf } from '../shelf/question.ts';
import { countUses, usesIn } from './countUses.ts';
import { tagIds, unwrangledIds } from './tagIds.ts';

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

/** Tags, those on most of the works in question first, a page at a time (1 the first), with how many there are. */
export async function searchTags(
  { db, shelf }: { db: Db; shelf: Shelf },
  search: TagSearch,
  page = 1,
  pageSize = 50,
): Promise<{ tags: FoundTag[]; total: number }> {
  const [tags, where, kept, since] = await Promise.all([
    search.state === 'unwrangled' ? unwrangledIds(db, conditionOf(search)) : tagIds(db, conditionOf(search)),
    worksOf(db, search),
    keptBy(db, search),
    lastChange(db),
  ]);
  const { ranking } = await shelf.ask({
    ...ALL_WORKS,
    viewer: 'keeper',
    since,
    where,
    ranking: { tags, kept, skip: (page - 1) * pageSize, take: pageSize },
  });
  const ids = ranking?.tags.map(({ id }) => id) ?? [];
  const works = search.fandomId === undefined ? usesIn(ranking) : await countUses({ db, shelf }, ids);
  const { rows } = await sql<Omit<FoundTag, 'works'>>`
    select tags.id, tags.kind, coalesce(tags.display, tags.name) as name, tags.canonical, tags.aside,
      case when target.id is not null then json_build_object('id', target.id, 'name', coalesce(target.display, target.name)) end as meaning
    from unnest(${ids}::bigint[]) with ordinality as page (id, place) join tags on tags.id = page.id
      left join tags as target on target.id = tags.synonym_of
    order by page.place`.execute(db);
  const found = rows.map((tag) => ({ ...tag, works: works.get(tag.id) ?? 0 }));
  return { tags: found, total: ranking?.total ?? 0 };
}

const STATES: Record<NonNullable<TagSearch['state']>, RawBuilder<unknown>> = {
  canonical: sql`tag.canonical`,
  synonym: sql`tag.synonym_of is not null`,
  open: sql`${UNDECIDED} and tag.kind <> 'media'`,
  unwrangled: sql`true`,
  aside: sql`tag.aside`,
};

function conditionOf({ kind, state, words = '' }: TagSearch): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (kind) parts.push(sql`tag.kind = ${kind}`);
  if (state) parts.push(STATES[state]);
  for (const word of foldName(words).split(' ').filter(Boolean).slice(0, 8))
    parts.push(sql`strpos(tag.folded, ${word}) > 0`);
  return sql.join(parts, sql` and `);
}

/** The works in which a tag counts as used. */
async function worksOf(db: Db, { fandomId }: TagSearch): Promise<Condition[]> {
  if (fandomId === undefined) return [];
  const of = (ids: readonly number[]): Condition => ({ is: 'tag', ids, as: 'filter', main: false });
  if (fandomId !== null) return [of([fandomId])];
  return [{ is: 'not', of: of([...(await tagIds(db, sql`tag.canonical and tag.kind = 'fandom'`))]) }];
}

/** Tags that are named although none of these works has them; null: all. What is open stands on a work. */
async function keptBy(db: Db, { fandomId, state }: TagSearch): Promise<number[] | null> {
  if (state === 'open' || state === 'unwrangled' || fandomId === null) return [];
  if (fandomId === undefined) return null;
  const below = sql`tag.id in (select child_id from tag_parents where parent_id = ${fandomId})`;
  return [...(await tagIds(db, below))];
}
