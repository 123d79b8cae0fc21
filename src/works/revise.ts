import { sql } from 'kysely';
import { noteChanges } from '../store/changes.ts';
import type { Db, Tx } from '../store/database.ts';
import { addFacts, touchWork, workColumns } from './post.ts';
import { readNewWork } from './readForRevision.ts';
import { seriesWith } from './series.ts';
import { reviseChapters } from './reviseChapters.ts';
import type { NewWork } from './work.ts';

/** Field names of `NewWork` that a person may correct and that an import then leaves alone. */
export type WorkField = Exclude<keyof NewWork, 'chapters' | 'visibility'>;

/**
 * Brings a work to what `next` says: changed chapters get a new revision, new ones are added at the end, and
 * chapters that `next` no longer has are kept, since an archive does not lose what a source deleted.
 * Fields that a person corrected stay as they are. Returns whether anything changed.
 */
export async function reviseWork(tx: Tx, workId: number, next: NewWork, by: string): Promise<boolean> {
  const current = await readNewWork(tx, workId);
  const corrected = await correctedFields(tx, workId);
  const merged: NewWork = { ...next, visibility: current.visibility };
  for (const field of corrected) Object.assign(merged, { [field]: current[field] });
  const textChanged = await reviseChapters(tx, workId, next.chapters, by);
  merged.chapters = textChanged ? (await readNewWork(tx, workId)).chapters : current.chapters;
  if (!textChanged && sameFacts(current, merged)) return false;
  await storeFacts(tx, workId, merged);
  return true;
}

/** Stores everything about a work but its chapters' text, and marks it as changed. */
export async function storeFacts(tx: Tx, workId: number, work: NewWork): Promise<void> {
  await tx.updateTable('works').set(workColumns(work)).where('id', '=', workId).execute();
  const series = await seriesWith(tx, workId);
  for (const table of ['bylines', 'settings', 'series_works'] as const) {
    await tx.deleteFrom(table).where('work_id', '=', workId).execute();
  }
  await addFacts(tx, [{ id: workId, work, series }]);
  await noteChanges(
    tx,
    'series',
    series.map(({ id }) => id),
  );
  await touchWork(tx, workId);
}

/** The fields a person put right. */
export async function correctedFields(db: Db, workId: number): Promise<WorkField[]> {
  const rows = await db.selectFrom('corrections').select('field').where('work_id', '=', workId).execute();
  return rows.map((row) => row.field as WorkField);
}

/** Remembers that a person put these fields right. */
export async function noteCorrections(
  tx: Tx,
  workId: number,
  fields: WorkField[],
  by: string,
): Promise<void> {
  if (fields.length === 0) return;
  const rows = fields.map((field) => ({ work_id: workId, field, corrected_by: by }));
  await tx
    .insertInto('corrections')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['work_id', 'field']).doUpdateSet({ corrected_at: sql`now()`, corrected_by: by }),
    )
    .execute();
}

function sameFacts(one: NewWork, other: NewWork): boolean {
  const facts = (work: NewWork) =>
    JSON.stringify({ ...work, chapters: work.chapters.length, updated: work.updated ?? work.published });
  return facts(one) === facts(other);
}
