import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Canon } from '../canon/canon.ts';
import type { Settings } from '../ground/settings.ts';
import type { ReadLimits } from '../intake/reader.ts';
import type { Db } from '../store/database.ts';

/** What reading uploads stands on. */
export interface ImportGround {
  db: Db;
  settings: Settings;
  canonFolders: string[];
  canon(): Promise<Canon>;
  limits: ReadLimits;
}

/** The format that a report gives for files that were refused before anyone read them. */
export const AT_THE_DOOR = 'refused at the door';

/** Where the files of an import run wait until they are read. */
export function uploadFolder(data: string, runId: number): string {
  return join(data, 'uploads', String(runId));
}

/** Reads what was uploaded for a run and shelves it; the files are let go once they are safe in the vault. */
export async function importUpload(ground: ImportGround, { runId }: { runId: number }): Promise<void> {
  const { db, settings, limits } = ground;
  const run = await db.selectFrom('import_runs').selectAll().where('id', '=', runId).executeTakeFirst();
  const folder = uploadFolder(settings.data, runId);
  if (!run || run.finished_at !== null || !(await stat(folder).catch(() => null))) return;
  // A job that starts again after a stop begins its report anew; what it shelved is recognised.
  const isRefused = sql<boolean>`reading ->> 'format' = ${AT_THE_DOOR}`;
  await db
    .deleteFrom('import_items')
    .where('run_id', '=', runId)
    .where((query) => query.not(isRefused))
    .execute();
  // Loaded when there is something to read: a web server without uploads never needs the archives' and books' libraries.
  const { gather } = await import('../intake/gather.ts');
  const { continueRun } = await import('../intake/import.ts');
  await continueRun(db, runId, gather([folder], limits, folder), {
    label: run.label,
    by: run.started_by,
    data: settings.data,
    threads: settings.workers,
    canonFolders: ground.canonFolders,
    context: { canon: await ground.canon(), limits },
  });
  await rm(folder, { recursive: true, force: true });
}
