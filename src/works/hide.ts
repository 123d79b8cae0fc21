import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import { touchWork } from './post.ts';

/**
 * Hides a work for a reason, as a moderator does: only keepers and its own authors meet it until the hiding ends.
 * Returns false, having changed nothing, where it is hidden already. Throws `work-not-found`, `field-invalid`.
 */
export async function hideWork(tx: Tx, workId: number, reason: string, by: string): Promise<boolean> {
  const why = reason.trim();
  if (why === '')
    throw new Failure('field-invalid', { field: 'The reason', reason: 'say in a sentence why it is hidden' });
  if ((await hidingOf(tx, workId)) !== null) return false;
  const { id } = await tx
    .insertInto('hidings')
    .values({ work_id: workId, reason: why, hidden_by: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('works').set({ hiding_id: id }).where('id', '=', workId).execute();
  await touchWork(tx, workId);
  return true;
}

/** Ends the hiding in force; the reason stays on record. Returns false where there is none. Throws `work-not-found`. */
export async function endHiding(tx: Tx, workId: number, by: string): Promise<boolean> {
  const hiding = await hidingOf(tx, workId);
  if (hiding === null) return false;
  await tx
    .updateTable('hidings')
    .set({ ended_at: new Date(), ended_by: by })
    .where('id', '=', hiding)
    .execute();
  await tx.updateTable('works').set({ hiding_id: null }).where('id', '=', workId).execute();
  await touchWork(tx, workId);
  return true;
}

/** The hiding in force, the work held against other acts; null: none. */
async function hidingOf(tx: Tx, workId: number): Promise<number | null> {
  const work = await tx
    .selectFrom('works')
    .select('hiding_id')
    .where('id', '=', workId)
    .forUpdate()
    .executeTakeFirst();
  if (!work) throw new Failure('work-not-found');
  return work.hiding_id;
}
