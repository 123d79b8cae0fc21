import { sql } from 'kysely';
import { run, runMigrations, Logger as WorkerLogger, type Runner } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Tx } from '../store/database.ts';

/** The jobs there are, and what each is told. */
export interface Jobs {
  /** Reads the files that were uploaded for this import run. */
  'import-upload': { runId: number };
  /** Tells the works of a large change of the map of tags what it now says. */
  refilter: { refilterId: number };
  /** Seeds, sorts and proposes: what wranglers would do every day. */
  'tend-tags': Record<string, never>;
  /** Reads the words of all settings anew: canon packs changed. */
  'reread-settings': Record<string, never>;
}

/** What is done by the clock (cron's five fields, universal time). */
const TIMETABLE = '30 3 * * * tend-tags ?max=5';

/** What does a job. */
export type Chores = { [Name in keyof Jobs]: (order: Jobs[Name]) => Promise<void> };

/** Makes the queue's own tables. */
export async function prepareQueue(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: silent });
}

/** Queues a job in the transaction that makes it needed. Of waiting jobs with one `key` only the last stands. */
export async function queueJob<Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  order: Jobs[Name],
  key: string | null = null,
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(order)}::json, max_attempts := 5, job_key := ${key})`.execute(
    tx,
  );
}

/**
 * Works the queue until `stop`. `alone`: no other process works it, so that jobs whose worker was killed are taken
 * up again at once instead of hours later.
 */
export async function workQueue(
  pool: pg.Pool,
  chores: Chores,
  log: Logger,
  { alone }: { alone: boolean },
): Promise<{ stop(): Promise<void> }> {
  if (alone) {
    await pool.query(`
      select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker._private_jobs where locked_by is not null having count(*) > 0`);
  }
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: TIMETABLE,
    logger: loggerOf(log),
    taskList: Object.fromEntries(
      Object.entries(chores).map(([name, chore]) => [
        name,
        (order) => (chore as (order: unknown) => Promise<void>)(order),
      ]),
    ),
  });
  return { stop: () => runner.stop() };
}

const silent = new WorkerLogger(() => () => {});

function loggerOf(log: Logger): WorkerLogger {
  return new WorkerLogger((scope) => (level, message, meta) => {
    if ((level as string) === 'error') log.error({ ...scope, ...meta }, message);
    else log.debug({ ...scope }, message);
  });
}
