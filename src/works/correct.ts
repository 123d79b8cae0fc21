import type { Tx } from '../store/database.ts';
import { readNewWork } from './readForRevision.ts';
import { noteCorrections, storeFacts, type WorkField } from './revise.ts';
import type { NewWork } from './work.ts';

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
  await storeFacts(tx, workId, next);
  return changed;
}
