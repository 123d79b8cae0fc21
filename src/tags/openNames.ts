import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { TagKind } from '../store/schema.ts';
import { OPEN } from './openTags.ts';

/** The fandoms that authors typed on works. */
export async function typedFandoms(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from tags where kind = 'fandom' and exists (select from work_tags where tag_id = tags.id) order by id`.execute(
    db,
  );
  return rows.map((row) => row.name);
}

/** Names of a kind on works of a canonical fandom that nobody has said anything about there, the most used first. */
export async function openNames(db: Db, fandomId: number, kind: TagKind, limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tag.name from tags as tag
    where ${OPEN} and tag.kind = ${kind} and tag.decided_as is null
      and not exists (select from tag_aliases where tag_aliases.kind = tag.kind and tag_aliases.folded = tag.folded and fandom_id = ${fandomId})
      and exists (select from work_tags join work_filters on work_filters.work_id = work_tags.work_id
        where work_tags.tag_id = tag.id and work_filters.tag_id = ${fandomId})
    order by (select count(*) from work_tags where tag_id = tag.id) desc, tag.id limit ${limit}`.execute(db);
  return rows.map((row) => row.name);
}
