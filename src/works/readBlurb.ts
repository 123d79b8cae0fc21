import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db } from '../store/database.ts';
import { readBlurbs, type Blurb } from './blurb.ts';
import { readableFor, type Viewer } from './viewer.ts';

/** One work's card. Throws `work-not-found`, also for works this viewer may not read. */
export async function readBlurb(db: Db, viewer: Viewer, id: number): Promise<Blurb> {
  const [blurb] = await readBlurbs(
    db,
    viewer,
    sql`select works.id, 1 as place from works where works.id = ${id} and ${readableFor(viewer)}`,
  );
  if (!blurb) throw new Failure('work-not-found');
  return blurb;
}
