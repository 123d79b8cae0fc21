import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';

/** Rows read at once. */
const CHUNK = 20_000;

/** How often each work was read. Hits are counted all the time and stand in no log. */
export async function readHits(db: Db): Promise<Map<number, number>> {
  const hits = new Map<number, number>();
  for (let last = 0; ;) {
    const { rows } = await sql<{ id: number; count: number }>`
      select work_id as id, count from hits where work_id > ${last} order by work_id limit ${CHUNK}`.execute(
      db,
    );
    for (const { id, count } of rows) hits.set(id, count);
    if (rows.length < CHUNK) return hits;
    last = rows.at(-1)!.id;
  }
}
