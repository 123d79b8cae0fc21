import type { Db, Tx } from '../store/database.ts';
import type { Wrangled } from '../tags/act.ts';
import { queueJob } from './queue.ts';

/** Carries out acts on the map of tags as one transaction, and queues what is too much to do at once. */
export async function wrangle<Done extends Wrangled | Wrangled[]>(
  db: Db,
  acts: (tx: Tx) => Promise<Done>,
): Promise<Done> {
  return db.transaction().execute(async (tx) => {
    const done = await acts(tx);
    for (const { refilterId } of [done].flat()) {
      if (refilterId !== null) await queueRefilter(tx, refilterId);
    }
    return done;
  });
}

/** Queues a job that tells works what the map now says; queued twice it is done once. */
export async function queueRefilter(tx: Tx, refilterId: number): Promise<void> {
  await queueJob(tx, 'refilter', { refilterId }, `refilter ${refilterId}`);
}
