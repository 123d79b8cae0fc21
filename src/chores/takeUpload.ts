import { rename, rm, stat } from 'node:fs/promises';
import type { Failure } from '../ground/failures.ts';
import { startRun } from '../intake/startRun.ts';
import type { Db, Tx } from '../store/database.ts';
import { AT_THE_DOOR, uploadFolder } from './importUpload.ts';
import { queueJob } from './queue.ts';

/** Files that arrived and wait in a folder of their own. */
export interface Upload {
  folder: string;
  /** How many files lie in the folder. */
  stored: number;
  /** What was not taken in, and why. */
  refused: { name: string; failure: Failure }[];
  /** What the report is called. */
  label: string;
}

/** Opens the report of an upload, with what was refused at the door, and queues the reading. Returns the run's id. */
export async function takeUpload(db: Db, data: string, upload: Upload, by: string): Promise<number> {
  let place = upload.folder;
  try {
    return await db.transaction().execute(async (tx) => {
      const runId = await startRun(tx, { label: upload.label, by });
      await noteRefused(tx, runId, upload.refused);
      // Before the job can be seen: whoever takes it finds the files.
      await rename(upload.folder, uploadFolder(data, runId));
      place = uploadFolder(data, runId);
      await queueJob(tx, 'import-upload', { runId });
      return runId;
    });
  } catch (cause) {
    await rm(place, { recursive: true, force: true });
    throw cause;
  }
}

/** Whether files of this run still wait to be read. */
export async function uploadWaits(data: string, runId: number): Promise<boolean> {
  return (await stat(uploadFolder(data, runId)).catch(() => null)) !== null;
}

/** Queues the reading of a run that stopped once more. What it shelved is recognised; its report begins anew. */
export async function resumeUpload(db: Db, runId: number): Promise<void> {
  await db.transaction().execute((tx) => queueJob(tx, 'import-upload', { runId }));
}

async function noteRefused(tx: Tx, runId: number, refused: Upload['refused']): Promise<void> {
  for (const { name, failure } of refused) {
    const error = { code: failure.code, message: failure.message };
    const reading = JSON.stringify({
      files: [name],
      format: AT_THE_DOOR,
      encoding: null,
      error,
      problems: [],
    });
    await tx
      .insertInto('import_items')
      .values({ run_id: runId, files: [name], outcome: 'failed', reading })
      .execute();
  }
}
