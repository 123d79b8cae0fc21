import { Failure } from '../ground/failures.ts';
import type { Db, Tx } from '../store/database.ts';
import { readNewWork } from './readForRevision.ts';
import { noteCorrections, storeFacts, type WorkField } from './revise.ts';
import { sourceKey, type NewWork } from './work.ts';

/**
 * Puts facts about a work right by a person's word. What really changes is remembered as a correction, so that a
 * later import of the same work leaves it alone. Returns the fields that changed. Throws `work-not-found`.
 */
export async function correctWork(
  tx: Tx,
  workId: number,
  facts: Partial<Omit<NewWork, 'chapters' | 'visibility'>>,
  by: string,
): Promise<WorkField[]> {
  const current = await readNewWork(tx, workId);
  const changed = (Object.keys(facts) as WorkField[]).filter(
    (field) => facts[field] !== undefined && JSON.stringify(facts[field]) !== JSON.stringify(current[field]),
  );
  if (changed.length === 0) return [];
  const next = { ...current };
  for (const field of changed) Object.assign(next, { [field]: facts[field] });
  await noteCorrections(tx, workId, changed, by);
  if (changed.includes('title')) await rememberTitle(tx, workId, current.title);
  await storeFacts(tx, workId, next);
  return changed;
}

/** A copy that comes under the title of before is still recognised (recognise.ts). */
async function rememberTitle(tx: Tx, workId: number, title: string): Promise<void> {
  await tx
    .insertInto('former_titles')
    .values({ work_id: workId, title })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Holds every other change of a work off until the transaction ends. Throws `work-not-found`. */
export async function lockWork(tx: Tx, workId: number): Promise<void> {
  const work = await tx
    .selectFrom('works')
    .select('id')
    .where('id', '=', workId)
    .forUpdate()
    .executeTakeFirst();
  if (!work) throw new Failure('work-not-found');
}

/** Another work that came from this address; null when there is none. */
export async function otherFromSource(
  db: Db,
  workId: number,
  address: string,
): Promise<{ id: number; title: string } | null> {
  const key = sourceKey(address);
  if (key === null) return null;
  const found = await db
    .selectFrom('works')
    .select(['id', 'title'])
    .where('source_key', '=', key)
    .where('id', '<>', workId)
    .executeTakeFirst();
  return found ?? null;
}
