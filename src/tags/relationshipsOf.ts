import { sql } from 'kysely';
import type { Db } from '../store/database.ts';

/**
 * The canonical relationships that all of these characters are in: "any ship with X". A character that is a synonym
 * counts as what it means. `romantic` left out: of either sort, else love alone or all but love.
 */
export async function relationshipsOf(db: Db, characterIds: number[], romantic?: boolean): Promise<number[]> {
  if (characterIds.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    with wanted as (select distinct coalesce(synonym_of, id) as id from tags where id = any(${characterIds}::bigint[]))
    select tags.id from tags
    where canonical and kind = 'relationship' and not exists (
      select from wanted where not exists (select from tag_members where relationship_id = tags.id and character_id = wanted.id))
      and exists (select from wanted)
      and ${romantic === undefined ? sql`true` : sql`romantic is not distinct from ${romantic}`}
    order by tags.id`.execute(db);
  return rows.map((row) => row.id);
}
