import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { bylineFor, listedFor, type Viewer } from './viewer.ts';

/** Everyone who wrote works that this viewer may see and may know them by, with how many, in no order. */
export async function readPeople(db: Db, viewer: Viewer): Promise<{ name: string; works: number }[]> {
  const { rows } = await sql<{ name: string; works: number }>`
    select pseuds.name, count(*) as works
    from works join bylines on bylines.work_id = works.id join pseuds on pseuds.id = bylines.pseud_id
    where ${listedFor(viewer)} and ${bylineFor(viewer)} group by pseuds.id`.execute(db);
  return rows;
}
