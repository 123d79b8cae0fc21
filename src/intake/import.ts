import type { Db } from '../store/database.ts';
import type { ImportOutcome } from '../store/schema.ts';
import type { Bundle } from './bundle.ts';
import { consider } from './consider.ts';
import type { Reading } from './draft.ts';
import { joinParts } from './join.ts';
import type { WorkerOrder } from './readWorker.ts';
import type { ReadContext } from './reader.ts';
import { noOutcomes } from './reports.ts';
import { startRun } from './startRun.ts';
import { shelve, type ReadyReading, type Shelved } from './shelve.ts';
import { Shelving } from './shelving.ts';
import { readOnThreads } from './threads.ts';

/** How an import is to be done. */
export interface ImportOrder {
  /** What the report is called, e.g. the paths given. */
  label: string;
  /** The paths that were given, where a person named files: an empty one of these failed, others are passed over. */
  named?: readonly string[];
  /** Who does it, for the record. */
  by: string;
  data: string;
  threads: number;
  canonFolders: string[];
  context: ReadContext;
  /** Called for every work or failed file, once it is shelved. */
  told?: (shelved: Shelved) => void;
}

/** How an import ended. */
export interface ImportResult {
  runId: number;
  outcomes: Record<ImportOutcome, number>;
}

/**
 * Reads what was gathered and shelves it, with a report in the database. One bad file stops nothing. A run that was
 * killed leaves whole works only; run again, it finds those and goes on.
 */
export async function importFiles(
  db: Db,
  found: AsyncIterable<Bundle | Reading>,
  order: ImportOrder,
): Promise<ImportResult> {
  const run = await startRun(db, order);
  return continueRun(db, run, found, order);
}

/** Fills an opened report. */
export async function continueRun(
  db: Db,
  runId: number,
  found: AsyncIterable<Bundle | Reading>,
  order: ImportOrder,
): Promise<ImportResult> {
  const outcomes = noOutcomes();
  const parts: ReadyReading[] = [];
  const workerOrder: WorkerOrder = {
    canonFolders: order.canonFolders,
    limits: order.context.limits,
    data: order.data,
  };
  const shelving = new Shelving(async (group) => {
    for (const shelved of await shelve(db, group, {
      data: order.data,
      runId,
      by: order.by,
      named: order.named ?? [],
    })) {
      outcomes[shelved.outcome] += 1;
      order.told?.(shelved);
    }
  });
  for await (const { readings, originals } of readOnThreads(
    counted(db, runId, found),
    workerOrder,
    order.threads,
  )) {
    for (const reading of readings) {
      if (reading.draft?.part) parts.push({ reading, originals });
      else await shelving.add({ reading, originals });
    }
  }
  const partOriginals = parts.flatMap(({ originals }) => originals);
  for (const joined of joinParts(parts.map(({ reading }) => reading)))
    await shelving.add({ reading: consider(joined, order.context), originals: partOriginals });
  await shelving.end();
  await db.updateTable('import_runs').set({ finished_at: new Date() }).where('id', '=', runId).execute();
  return { runId, outcomes };
}

/** Passes on what was gathered, and writes down now and then how much that is. */
async function* counted(
  db: Db,
  runId: number,
  found: AsyncIterable<Bundle | Reading>,
): AsyncGenerator<Bundle | Reading> {
  let files = 0;
  const note = () =>
    db.updateTable('import_runs').set({ files_found: files }).where('id', '=', runId).execute();
  for await (const bundle of found) {
    files += bundle.files.length;
    if (files % 100 === 0) await note();
    yield bundle;
  }
  await note();
}
