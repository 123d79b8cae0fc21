import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import { touchWork } from './post.ts';

/** Puts a work in the trash: nobody meets it any more, nothing of it is lost. Throws `work-not-found`. */
export async function trashWork(tx: Tx, workId: number, by: string): Promise<void> {
  const work = await tx
    .selectFrom('works')
    .select('trashing_id')
    .where('id', '=', workId)
    .forUpdate()
    .executeTakeFirst();
  if (!work || work.trashing_id !== null) throw new Failure('work-not-found');
  const { id } = await tx
    .insertInto('trashings')
    .values({ work_id: workId, trashed_by: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('works').set({ trashing_id: id }).where('id', '=', workId).execute();
  await touchWork(tx, workId);
}

/** Takes a work out of the trash, as it was. Throws `work-not-found` when it is not in there. */
export async function restoreWork(tx: Tx, workId: number, by: string): Promise<void> {
  const work = await tx
    .selectFrom('works')
    .select('trashing_id')
    .where('id', '=', workId)
    .forUpdate()
    .executeTakeFirst();
  if (!work?.trashing_id) throw new Failure('work-not-found');
  await tx
    .updateTable('trashings')
    .set({ restored_at: new Date(), restored_by: by })
    .where('id', '=', work.trashing_id)
    .execute();
  await tx.updateTable('works').set({ trashing_id: null }).where('id', '=', workId).execute();
  await touchWork(tx, workId);
}
