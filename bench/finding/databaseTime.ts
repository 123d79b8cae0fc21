import { readFileSync } from 'node:fs';
import type { Database } from '../../src/store/database.ts';

/** Processor time of the server's connections so far, in ms; Linux alone tells it, elsewhere it is 0. */
export async function databaseTime({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  );
  return rows.reduce((sum, { pid }) => sum + processorTime(pid), 0);
}

function processorTime(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
