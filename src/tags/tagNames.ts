import { sql } from 'kysely';
import type { Db } from '../store/database.ts';

/** How these tags are shown, in this order; those that are not there are left out. */
export async function namesOf(db: Db, ids: number[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(display, name) as name from unnest(${ids}::bigint[]) with ordinality as asked (id, place)
    join tags on tags.id = asked.id order by place`.execute(db);
  return rows.map((row) => row.name);
}
