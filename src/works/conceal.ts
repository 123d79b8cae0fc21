import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import { touchWork } from './post.ts';

/** What is kept back until its day: that a work is there at all, or who wrote it. */
export type Concealment = 'unrevealed' | 'anonymous';

/** Keeps this back from readers. Returns false where it is kept back already. Throws `work-not-found`. */
export async function concealWork(tx: Tx, workId: number, kind: Concealment, by: string): Promise<boolean> {
  if (await isConcealed(tx, workId, kind)) return false;
  await tx.insertInto('concealments').values({ work_id: workId, kind, concealed_by: by }).execute();
  await mark(tx, workId, kind, true);
  return true;
}

/** Lets readers know again; that it was kept back stays on record. Returns false where it is not. Throws `work-not-found`. */
export async function revealWork(tx: Tx, workId: number, kind: Concealment, by: string): Promise<boolean> {
  if (!(await isConcealed(tx, workId, kind))) return false;
  await tx
    .updateTable('concealments')
    .set({ ended_at: new Date(), ended_by: by })
    .where('work_id', '=', workId)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .execute();
  await mark(tx, workId, kind, false);
  return true;
}

/** Whether this is kept back, the work held against other acts. */
async function isConcealed(tx: Tx, workId: number, kind: Concealment): Promise<boolean> {
  const work = await tx
    .selectFrom('works')
    .select(['unrevealed', 'anonymous'])
    .where('id', '=', workId)
    .forUpdate()
    .executeTakeFirst();
  if (!work) throw new Failure('work-not-found');
  return work[kind];
}

async function mark(tx: Tx, workId: number, kind: Concealment, is: boolean): Promise<void> {
  await tx
    .updateTable('works')
    .set({ [kind]: is })
    .where('id', '=', workId)
    .execute();
  await touchWork(tx, workId);
}
