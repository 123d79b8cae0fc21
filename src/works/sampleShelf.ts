import type { Db, Tx } from '../store/database.ts';
import { restoreWork, trashWork } from './trash.ts';

/** The fact that tells which works the last clearing of the sample shelf put into the trash. */
const CLEARED = 'sample shelf cleared';

/** How many sample works stand on the shelf, and how many the last clearing took that are still in the trash. */
export async function readSampleShelf(db: Db): Promise<{ standing: number; cleared: number }> {
  const works = await standingSamples(db);
  const cleared = await clearedSamples(db);
  return { standing: works.length, cleared: cleared.length };
}

/** Puts every sample work into the trash and notes it as a fact; other works are not touched. Returns how many. */
export async function clearSampleShelf(tx: Tx, by: string): Promise<number> {
  const works = await standingSamples(tx);
  if (works.length === 0) return 0;
  for (const id of works) await trashWork(tx, id, by);
  const value = JSON.stringify({ works });
  await tx
    .insertInto('facts')
    .values({ name: CLEARED, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, since: new Date() }))
    .execute();
  return works.length;
}

/** Puts back what the last clearing took and nobody took out of the trash since. Returns how many. */
export async function restoreSampleShelf(tx: Tx, by: string): Promise<number> {
  const works = await clearedSamples(tx);
  for (const id of works) await restoreWork(tx, id, by);
  await tx.deleteFrom('facts').where('name', '=', CLEARED).execute();
  return works.length;
}

async function standingSamples(db: Db): Promise<number[]> {
  const rows = await samples(db).where('trashing_id', 'is', null).execute();
  return rows.map((row) => row.id);
}

async function clearedSamples(db: Db): Promise<number[]> {
  const fact = await db.selectFrom('facts').select('value').where('name', '=', CLEARED).executeTakeFirst();
  const { works } = (fact?.value ?? { works: [] }) as { works: number[] };
  if (works.length === 0) return [];
  const rows = await samples(db)
    .where('trashing_id', 'is not', null)
    .where('works.id', 'in', works)
    .execute();
  return rows.map((row) => row.id);
}

function samples(db: Db) {
  return db
    .selectFrom('sample_works')
    .innerJoin('works', 'works.id', 'work_id')
    .select('works.id')
    .orderBy('works.id');
}
