import { markOfPacks } from '../canon/packFiles.ts';
import { noteChange } from '../store/changes.ts';
import type { Db } from '../store/database.ts';
import { queueJob } from './queue.ts';

/** By which packs the settings of works were read. */
const FACT = 'canon packs';

/**
 * Queues what packs ask for that were added, changed or taken out of their folders by hand since this was last called,
 * as the browser does when it keeps or drops one: works find the places they are set at, or keep only the words. Where
 * nothing is known of an earlier time they are read anew, too. Returns whether it was queued.
 */
export async function heedPacks(db: Db, folders: readonly string[]): Promise<boolean> {
  const mark = JSON.stringify(await markOfPacks(folders));
  return db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('facts')
      .values({ name: FACT, value: mark })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ value: mark }).where('facts.value', 'is distinct from', mark),
      )
      .executeTakeFirst();
    if (!numInsertedOrUpdatedRows) return false;
    await noteChange(tx, 'archive', null);
    await queueJob(tx, 'reread-settings', {}, 'reread-settings');
    return true;
  });
}
