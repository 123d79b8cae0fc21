import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { printTable, type Row } from '../table.ts';

/** Prints what a bench measured; or writes it to the file by which a larger bench asked for it. */
export function tell(rows: Row[], file: string | undefined): void {
  if (file === undefined) printTable(rows);
  else writeFileSync(file, JSON.stringify(rows));
}

/** What a bench of its own process measures. */
export function rowsOf(script: string, args: readonly string[], folder: string): Row[] {
  const file = join(folder, `${script}.json`);
  const run = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args, '--rows', file], {
    stdio: 'inherit',
  });
  if (run.status !== 0) throw new Error(`${script} ended with ${run.status}`);
  const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
  rmSync(file);
  return rows;
}
