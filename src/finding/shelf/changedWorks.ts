import { sql } from 'kysely';
import type { Tx } from '../../store/database.ts';
import type { ChangeSubject } from '../../store/schema.ts';

/**
 * How much of the log a snapshot of the database holds: every transaction older than `xmin` (pg_snapshot_xmin), and of
 * the later ones those whose changes are in `seen`.
 */
export interface Position {
  xmin: string;
  /** The highest number among the changes seen. */
  change: number;
  seen: ReadonlySet<number>;
}

/** What the log has behind a position. */
export interface Behind {
  position: Position;
  /** Works to read anew; null: all of them. */
  works: Set<number> | null;
  /** Tags that may be shown otherwise; null: all of them. */
  tags: Set<number> | null;
}

/** Where the transaction's snapshot stands in the log. */
export async function positionNow(tx: Tx): Promise<Position> {
  const { rows } = await sql<{ xmin: string; change: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, coalesce((select max(id) from changes), 0) as change`.execute(
    tx,
  );
  const { xmin, change } = rows[0]!;
  const late = await changesSince(tx, xmin);
  return { xmin, change, seen: new Set(late.map(({ id }) => id)) };
}

/**
 * What changed between a position and the transaction's snapshot. No commit is missed, whatever the order in which
 * changes got their numbers: a transaction that the position does not hold is as young as its `xmin` or younger.
 */
export async function changesBehind(tx: Tx, position: Position): Promise<Behind> {
  const now = await positionNow(tx);
  const rows = (await changesSince(tx, position.xmin)).filter(({ id }) => !position.seen.has(id));
  const works = new Set<number>();
  const next = { ...now, change: Math.max(now.change, position.change) };
  const tags = tagsTouched(rows);
  for (const row of rows) {
    const touched = await worksTouched(tx, row);
    if (touched === null) return { position: next, works: null, tags };
    for (const work of touched) works.add(work);
  }
  return { position: next, works, tags };
}

function tagsTouched(rows: readonly ChangeRow[]): Set<number> | null {
  const tags = new Set<number>();
  for (const row of rows) {
    if (row.subject !== 'tag' && row.subject !== 'archive') continue;
    const subjects = subjectsOf(row);
    if (row.subject === 'archive' || subjects === null) return null;
    for (const tag of subjects) tags.add(tag);
  }
  return tags;
}

/** What a change is about; null: anything of its kind. */
function subjectsOf({ subject_id: id, subject_ids: ids }: ChangeRow): number[] | null {
  return ids?.map(Number) ?? (id === null ? null : [id]);
}

interface ChangeRow {
  id: number;
  subject: ChangeSubject;
  subject_id: number | null;
  subject_ids: string[] | null;
}

/**
 * Changes written by transactions as young as this one. Those that claim to be younger than any came with another
 * database's rows, and stood here from the start.
 */
async function changesSince(tx: Tx, xmin: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select id, subject, subject_id, subject_ids from changes
    where txid >= ${xmin}::xid8 and txid < pg_snapshot_xmax(pg_current_snapshot()) order by id`.execute(tx);
  return rows;
}

/** The works that a change may have touched; null: any. A change of the map of tags tells its works apart. */
async function worksTouched(tx: Tx, row: ChangeRow): Promise<number[] | null> {
  const { subject } = row;
  if (subject === 'tag') return [];
  const subjects = subjectsOf(row);
  if (subject === 'archive' || subjects === null) return null;
  if (subject === 'work') return subjects;
  const { rows } =
    subject === 'pseud'
      ? await sql<{ id: number }>`
          select work_id as id from bylines where pseud_id = any(${subjects}::bigint[])`.execute(tx)
      : await sql<{ id: number }>`
          select work_id as id from series_works where series_id = any(${subjects}::bigint[])`.execute(tx);
  return rows.map((one) => one.id);
}
