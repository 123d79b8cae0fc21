import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db } from '../store/database.ts';
import type { ImportOutcome } from '../store/schema.ts';
import type { Problem } from './draft.ts';

/** An import as its report sums it up. */
export interface RunReport {
  id: number;
  label: string;
  startedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
  /** null: still being counted. */
  filesFound: number | null;
  filesRead: number;
  outcomes: Record<ImportOutcome, number>;
  /** running: something was read lately; stopped: nothing for a while, though it did not finish. */
  state: 'running' | 'stopped' | 'finished';
}

/** One line of a report: what became of a work's file or files. */
export interface ReportItem {
  id: number;
  files: string[];
  outcome: ImportOutcome;
  /** null: nothing was shelved, or the work is gone for good. */
  workId: number | null;
  title: string | null;
  /** Suggestions for the work that wait for a word. */
  openSuggestions: number;
  reading: StoredReading;
}

/** The public JSON line of a reading, as the report keeps it: without the text. */
export interface StoredReading {
  format: string;
  encoding: string | null;
  error: { code: string; message: string } | null;
  problems: Problem[];
  work?: Record<string, unknown> & { evidence?: Record<string, string> };
}

/** Every outcome, none of them yet, in the order in which reports count them. */
export function noOutcomes(): Record<ImportOutcome, number> {
  return { new: 0, updated: 0, unchanged: 0, 'in trash': 0, 'passed over': 0, failed: 0 };
}

/** After so long without a sign of life a run is taken for stopped. The longest file has two minutes. */
const PATIENCE_MS = 5 * 60_000;

/** The import runs, the newest first. */
export async function readRuns(
  db: Db,
  page: number,
  pageSize: number,
): Promise<{ runs: RunReport[]; total: number }> {
  const counted = await sql<{ total: number }>`select count(*) as total from import_runs`.execute(db);
  const runs = await reportsOf(db, sql`order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { runs, total: counted.rows[0]?.total ?? 0 };
}

/** The runs that have not finished and show signs of life, the newest first. */
export async function readRunning(db: Db): Promise<RunReport[]> {
  const unfinished = await reportsOf(db, sql`where finished_at is null order by id desc limit 20`);
  return unfinished.filter((run) => run.state === 'running');
}

/** One run summed up. Throws `page-not-found`. */
export async function readRun(db: Db, id: number): Promise<RunReport> {
  const [run] = await reportsOf(db, sql`where id = ${id}`);
  if (!run) throw new Failure('page-not-found');
  return run;
}

/** A page of a run's lines in the order in which they were read, all or those of one outcome. */
export async function readRunItems(
  db: Db,
  runId: number,
  outcome: ImportOutcome | null,
  page: number,
  pageSize: number,
): Promise<ReportItem[]> {
  const { rows } = await sql<ItemRow>`
    select items.id, items.files, items.outcome, items.reading, works.id as work_id, works.title,
      (select count(*) from suggestions where work_id = works.id and decided_at is null) as open
    from import_items as items left join works on works.id = items.work_id
    where run_id = ${runId} ${outcome === null ? sql`` : sql`and outcome = ${outcome}`}
    order by items.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    files: row.files,
    outcome: row.outcome,
    workId: row.work_id,
    title: row.title,
    openSuggestions: row.open,
    reading: row.reading,
  }));
}

/** How a work was last read: for each field, where it was found. Empty for works that no import brought. */
export async function readEvidence(db: Db, workId: number): Promise<Record<string, string>> {
  const { rows } = await sql<{ evidence: Record<string, string> | null }>`
    select reading -> 'work' -> 'evidence' as evidence from import_items
    where work_id = ${workId} and outcome in ('new', 'updated') order by id desc limit 1`.execute(db);
  return rows[0]?.evidence ?? {};
}

async function reportsOf(db: Db, which: ReturnType<typeof sql>): Promise<RunReport[]> {
  const { rows } = await sql<RunRow>`
    with chosen as (select * from import_runs ${which})
    select chosen.*, lines.counts, lines.last_read,
      (select count(distinct file) from import_items, unnest(files) as file where run_id = chosen.id) as files_read
    from chosen left join lateral (
      select json_object_agg(outcome, count) as counts, max(last_read) as last_read
      from (select outcome, count(*) as count, max(read_at) as last_read
            from import_items where run_id = chosen.id group by outcome) as by_outcome) as lines on true
    order by chosen.id desc`.execute(db);
  return rows.map(reportOf);
}

interface RunRow {
  id: number;
  label: string;
  started_by: string;
  started_at: Date;
  finished_at: Date | null;
  files_found: number | null;
  files_read: number;
  counts: Partial<Record<ImportOutcome, number>> | null;
  last_read: Date | null;
}

interface ItemRow {
  id: number;
  files: string[];
  outcome: ImportOutcome;
  reading: StoredReading;
  work_id: number | null;
  title: string | null;
  open: number;
}

function reportOf(row: RunRow): RunReport {
  const lastSign = Math.max(row.started_at.getTime(), row.last_read?.getTime() ?? 0);
  const unfinished = Date.now() - lastSign < PATIENCE_MS ? 'running' : 'stopped';
  return {
    id: row.id,
    label: row.label,
    startedBy: row.started_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    filesFound: row.files_found,
    filesRead: row.files_read,
    outcomes: { ...noOutcomes(), ...row.counts },
    state: row.finished_at ? 'finished' : unfinished,
  };
}
