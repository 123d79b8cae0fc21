import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import type { Visibility } from '../store/schema.ts';
import { touchWork } from './post.ts';

/** Who may meet a work, from nobody to everybody. */
export const VISIBILITIES: readonly Visibility[] = ['draft', 'private', 'link', 'members', 'public'];

/** Decides who may meet a work, on record. Returns whether that changed anything. Throws `work-not-found`. */
export async function showWork(tx: Tx, workId: number, to: Visibility, by: string): Promise<boolean> {
  const work = await tx
    .selectFrom('works')
    .select('visibility')
    .where('id', '=', workId)
    .forUpdate()
    .executeTakeFirst();
  if (!work) throw new Failure('work-not-found');
  if (work.visibility === to) return false;
  await tx.updateTable('works').set({ visibility: to }).where('id', '=', workId).execute();
  await tx.insertInto('showings').values({ work_id: workId, visibility: to, shown_by: by }).execute();
  await touchWork(tx, workId);
  return true;
}
