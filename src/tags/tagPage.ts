import { sql, type RawBuilder } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { TAG_COLUMNS } from './piece.ts';
import type { Tag } from './tag.ts';

/** A tag beside another on a page. */
export interface TagEntry {
  id: number;
  kind: MapKind;
  /** As it is shown. */
  name: string;
  /** Works that are not in the trash, whoever may see them: those it filters if it is canonical, else those it stands on. */
  works: number;
}

/** All that the map says of a tag. */
export interface TagPage {
  tag: Tag;
  works: number;
  /** What it means; null: it is canonical, or means nothing. */
  meaning: TagEntry | null;
  /** What its name means in works of a fandom. */
  meanings: { canonical: TagEntry; fandom: TagEntry | null }[];
  synonyms: TagEntry[];
  /** Names that mean it in works of a fandom, or that no author has typed yet (fandom null). */
  aliases: { name: string; fandom: TagEntry | null }[];
  parents: TagEntry[];
  /** The hundred most used of each kind. */
  children: TagEntry[];
  /** Directly above and below. */
  metas: TagEntry[];
  subs: TagEntry[];
  /** Above, however far, without the direct ones. */
  metasBeyond: TagEntry[];
  /** Who a relationship is between. */
  members: TagEntry[];
  /** Relationships that a character is in, the hundred most used. */
  relationships: TagEntry[];
}

/** Works that count where nothing else is said: all but the trash. */
const STANDING = sql`works.trashing_id is null`;

/** How many works a row of `tags` filters, or stands on where it is not canonical; `counted` is a condition on `works`. */
export const usesOf = (
  counted: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`(select count(*) from works where ${counted} and works.id in (
  select work_id from work_filters where work_filters.tag_id = tags.id and tags.canonical
  union all select work_id from work_tags where work_tags.tag_id = tags.id and not tags.canonical))`;

/** The columns of `tags` that make a `TagEntry`; `counted` is a condition on `works`. */
export function entryColumns(counted: RawBuilder<unknown> = STANDING): RawBuilder<unknown> {
  return sql`tags.id, tags.kind, coalesce(tags.display, tags.name) as name, ${usesOf(counted)} as works`;
}

type Columns = RawBuilder<unknown>;

/** What the map says of a tag; `counted`: a condition on the `works` that count. Throws `tag-not-found`. */
export async function readTagPage(
  db: Db,
  id: number,
  counted: RawBuilder<unknown> = STANDING,
): Promise<TagPage> {
  const columns = entryColumns(counted);
  const { rows } = await sql<
    Tag & { works: number }
  >`select ${TAG_COLUMNS}, ${usesOf(counted)} as works from tags where id = ${id}`.execute(db);
  if (!rows[0]) throw new Failure('tag-not-found');
  const { works, ...tag } = rows[0];
  const listed = (ids: RawBuilder<unknown>, limit = 1000) => entries(db, columns, ids, limit);
  return {
    tag,
    works,
    meaning:
      tag.synonymOf === null ? null : ((await listed(sql`select ${tag.synonymOf}::bigint`))[0] ?? null),
    meanings: await meanings(db, columns, id),
    synonyms: await listed(sql`select id from tags where synonym_of = ${id}`),
    aliases: await aliases(db, columns, id),
    parents: await listed(sql`select parent_id from tag_parents where child_id = ${id}`),
    children: await children(db, columns, id),
    metas: await listed(sql`select meta_id from tag_metas where sub_id = ${id}`),
    subs: await listed(sql`select sub_id from tag_metas where meta_id = ${id}`),
    metasBeyond: await listed(
      sql`select meta_id from tag_meta_closure where sub_id = ${id} except select meta_id from tag_metas where sub_id = ${id}`,
    ),
    members: await members(db, columns, id),
    relationships: await listed(sql`select relationship_id from tag_members where character_id = ${id}`, 100),
  };
}

async function entries(
  db: Db,
  columns: Columns,
  ids: RawBuilder<unknown>,
  limit: number,
): Promise<TagEntry[]> {
  const { rows } =
    await sql<TagEntry>`select ${columns} from tags where tags.id in (${ids}) order by works desc, name limit ${limit}`.execute(
      db,
    );
  return rows;
}

async function children(db: Db, columns: Columns, id: number): Promise<TagEntry[]> {
  const { rows } = await sql<TagEntry>`
    select id, kind, name, works from (
      select *, row_number() over (partition by kind order by works desc, name) as place
      from (select ${columns} from tags join tag_parents on child_id = tags.id where parent_id = ${id}) as all_of_them) as placed
    where place <= 100 order by kind, works desc, name`.execute(db);
  return rows;
}

async function members(db: Db, columns: Columns, id: number): Promise<TagEntry[]> {
  const { rows } = await sql<TagEntry>`
    select ${columns} from tag_members join tags on tags.id = character_id where relationship_id = ${id} order by position`.execute(
    db,
  );
  return rows;
}

async function meanings(db: Db, columns: Columns, id: number): Promise<TagPage['meanings']> {
  const { rows } = await sql<{ canonical_id: number; fandom_id: number | null }>`
    select canonical_id, fandom_id from tags join tag_aliases on tag_aliases.kind = tags.kind and tag_aliases.folded = tags.folded
    where tags.id = ${id} and canonical_id <> ${id} order by fandom_id nulls first, canonical_id`.execute(db);
  const known = await byId(
    db,
    columns,
    rows.flatMap((row) => [row.canonical_id, row.fandom_id]),
  );
  return rows.flatMap((row) => {
    const canonical = known.get(row.canonical_id);
    return canonical ? [{ canonical, fandom: known.get(row.fandom_id ?? 0) ?? null }] : [];
  });
}

async function aliases(db: Db, columns: Columns, id: number): Promise<TagPage['aliases']> {
  const { rows } = await sql<{ name: string; fandom_id: number | null }>`
    select tag_aliases.name, fandom_id from tag_aliases join tags on tags.id = canonical_id
    where canonical_id = ${id} and tag_aliases.folded <> tags.folded order by fandom_id nulls last, 1`.execute(
    db,
  );
  const known = await byId(
    db,
    columns,
    rows.map((row) => row.fandom_id),
  );
  return rows.map(({ name, fandom_id }) => ({ name, fandom: known.get(fandom_id ?? 0) ?? null }));
}

async function byId(db: Db, columns: Columns, ids: (number | null)[]): Promise<Map<number, TagEntry>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const found = await entries(db, columns, sql`select unnest(${known}::bigint[])`, known.length);
  return new Map(found.map((entry) => [entry.id, entry]));
}
