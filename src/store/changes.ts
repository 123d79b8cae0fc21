import type pg from 'pg';
import type { Db, Tx } from './database.ts';
import type { ChangeSubject } from './schema.ts';

/** A change that a reader could notice. */
export interface Change {
  id: number;
  subject: ChangeSubject;
  /** null: several, which `changesAfter` names, or all of them. */
  subjectId: number | null;
  /** The several; null: one or all. Notifications leave it out: who follows reads it from the log. */
  subjectIds?: number[] | null;
}

/** Notes a change in the same transaction that makes it; caches, indexes and feeds follow these notes. */
export async function noteChange(tx: Tx, subject: ChangeSubject, subjectId: number | null): Promise<void> {
  await tx.insertInto('changes').values({ subject, subject_id: subjectId }).execute();
}

/** Notes a change of each of these subjects, in rows of their own. */
export async function noteEach(tx: Tx, subject: ChangeSubject, subjectIds: number[]): Promise<void> {
  if (subjectIds.length === 0) return;
  const rows = subjectIds.map((id) => ({ subject, subject_id: id }));
  await tx.insertInto('changes').values(rows).execute();
}

/** Notes a change of several subjects as one row. None: nothing is noted. */
export async function noteChanges(tx: Tx, subject: ChangeSubject, subjectIds: number[]): Promise<void> {
  if (subjectIds.length === 0) return;
  const [only, ...others] = subjectIds;
  const row = others.length === 0 ? { subject_id: only } : { subject_id: null, subject_ids: subjectIds };
  await tx
    .insertInto('changes')
    .values({ subject, ...row })
    .execute();
}

/** The number of the last change noted; 0: none yet. */
export async function lastChange(db: Db): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select((query) => query.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The changes noted after this one, as far as the transaction sees them. */
export async function changesAfter(tx: Tx, id: number): Promise<Change[]> {
  const rows = await tx.selectFrom('changes').selectAll().where('id', '>', id).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    subjectId: row.subject_id,
    subjectIds: row.subject_ids?.map(Number) ?? null,
  }));
}

/**
 * Calls `told` for every change committed from now on, by any process. After a lost connection `lost` is called,
 * since changes may have been missed, and listening goes on. Returns what stops it.
 */
export function followChanges(
  pool: pg.Pool,
  told: (change: Change) => void,
  lost: () => void,
): () => Promise<void> {
  let stopped = false;
  let client: pg.PoolClient | null = null;
  const listen = async (): Promise<void> => {
    try {
      const fresh = await pool.connect();
      // Nobody would give it back any more, and the pool could never end.
      if (stopped) return fresh.release();
      client = fresh;
      fresh.on('notification', ({ payload }) => {
        const [id, subject, subjectId] = JSON.parse(payload ?? '[]') as [
          number,
          ChangeSubject,
          number | null,
        ];
        told({ id, subject, subjectId });
      });
      fresh.once('error', () => {
        client = null;
        fresh.release(true);
        retry();
      });
      await fresh.query('listen changes');
      lost();
    } catch {
      retry();
    }
  };
  const retry = (): void => {
    if (stopped) return;
    lost();
    setTimeout(() => void listen(), 250).unref();
  };
  void listen();
  return async () => {
    stopped = true;
    client?.removeAllListeners('notification');
    client?.release(true);
  };
}
