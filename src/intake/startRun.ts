import type { Db } from '../store/database.ts';

/** Opens the report of an import, so that its page can be shown while the files are still being read; returns its id. */
export async function startRun(db: Db, { label, by }: { label: string; by: string }): Promise<number> {
  const { id } = await db
    .insertInto('import_runs')
    .values({ label, started_by: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
