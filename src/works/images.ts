import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { readableFor, type Viewer } from './viewer.ts';

/** Whether a picture, by its lower-case hex SHA-256, belongs to a work that this viewer may read. */
export async function mayMeetImage(db: Db, viewer: Viewer, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    select from work_images join works on works.id = work_images.work_id
    where work_images.sha256 = ${Buffer.from(sha256, 'hex')} and ${readableFor(viewer)} limit 1`.execute(db);
  return rows.length > 0;
}
