import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { MAP_KINDS } from '../shelf/terms.ts';

/** More works than these that changed at once, and all is read anew. */
const MANY = 5000;

/** A tag's names, and whether each means it and nothing else. */
export interface NameLine {
  kind: MapKind;
  folded: string;
  shown: string;
  id: number;
  /** What it is found by: the canonical tag that it means, else itself. */
  finds: number;
  /** No other tag of its kind is spelled like it, and no fandom gives the name a meaning. */
  alone: boolean;
  /** Nor is any of another kind. */
  only: boolean;
  /** A character that has synonyms or narrower tags: more than it alone says what it is in. */
  wide: boolean;
  /** Of a relationship: the characters that the map has in it. */
  within: number[];
  /** Of a relationship on no map: its name, which tells who is in it. */
  telling: string | null;
}

/** How many tags there are. */
interface TagCounts {
  all: number;
  characters: number;
  relationships: number;
}

export async function tagsIn(db: Db): Promise<TagCounts> {
  const { rows } = await sql<TagCounts>`
    select count(*)::int as all, count(*) filter (where kind = 'character')::int as characters,
      count(*) filter (where kind = 'relationship')::int as relationships from tags`.execute(db);
  return rows[0]!;
}

/** Those of the first tags with a number above `after`, at most `most`. */
export function linesBehind(db: Db, after: number, most: number): Promise<NameLine[]> {
  return lines(db, sql`tags.id > ${after} order by tags.id limit ${most}`);
}

/** Those of the tags on works that these changes (changes.id) touched, and of all spelled like them; null: too many works. */
export async function linesTouched(db: Db, changes: readonly number[]): Promise<NameLine[] | null> {
  const works = sql`select unnest(coalesce(subject_ids, array[subject_id])) from changes where id = any(${changes}::bigint[])`;
  const { rows } = await sql<{ works: number; any: boolean }>`
    select count(*)::int as works, coalesce(bool_or(work is null), false) as any from (${works}) as touched (work)`.execute(
    db,
  );
  if (rows[0]!.any || rows[0]!.works > MANY) return null;
  return lines(
    db,
    sql`tags.folded in (
      select folded from tags join work_tags on tag_id = tags.id where work_id in (${works}))`,
  );
}

/** Named one by one: the index of aliases begins with the kind. */
const ANY_KIND = sql.join(MAP_KINDS.map((kind) => sql.lit(kind)));

/** A name has one meaning where nothing else is spelled like it, letter case and accents aside. */
async function lines(db: Db, which: RawBuilder<unknown>): Promise<NameLine[]> {
  const like = sql`tags.folded = other.folded and tags.id <> other.id`;
  const { rows } = await sql<NameLine>`
    select tags.id, tags.kind, tags.folded, coalesce(tags.display, tags.name) as shown,
      coalesce(tags.synonym_of, tags.id) as finds,
      not exists (select from tags as other where ${like} and tags.kind = other.kind)
        and not exists (select from tag_aliases as other where tags.folded = other.folded and tags.kind = other.kind) as alone,
      tags.synonym_of is null and tags.kind <> 'media' and not exists (select from tags as other where ${like})
        and not exists (select from tag_aliases as other where tags.folded = other.folded and other.kind in (${ANY_KIND})) as only,
      tags.kind = 'character' and (exists (select from tags as other where other.synonym_of = tags.id)
        or exists (select from tag_meta_closure where meta_id = tags.id)) as wide,
      case when tags.kind = 'relationship' then
        (select coalesce(json_agg(character_id), '[]') from tag_members where relationship_id = tags.id) else '[]' end as within,
      case when tags.kind = 'relationship' and not tags.canonical and tags.synonym_of is null then tags.name end as telling
    from tags where tags.folded is not null and ${which}`.execute(db);
  return rows;
}
