import { sql, type RawBuilder } from 'kysely';
import { noteChange, noteChanges } from '../store/changes.ts';
import type { Db, Tx } from '../store/database.ts';
import { deriveFilters } from './filters.ts';
import { takeMap } from './lock.ts';

/** Up to this many works are derived with the change itself; more are a job's. */
const AT_ONCE = 1000;

/** Works of one step: their filters change together, and nobody can tag a work meanwhile, so a step is short. */
const STEP = 2000;

/**
 * Tells a change's works what the map now says: at once, or as steps of a job whose number is returned. All of them
 * are noted, also where the filters stay: what a tag leaves open, or whether fandoms are related, may be another.
 */
export async function refilter(tx: Tx, wranglingId: number, workIds: number[]): Promise<number | null> {
  if (workIds.length <= AT_ONCE) {
    await deriveFilters(tx, workIds);
    await noteChanges(tx, 'work', workIds);
    return null;
  }
  const { id } = await tx
    .insertInto('refilters')
    .values({ wrangling_id: wranglingId, works: workIds.length })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into refilter_steps (refilter_id, step, works)
    select ${id}, (place - 1) / ${STEP}, array_agg(work_id order by work_id)
    from unnest(${workIds.toSorted((a, b) => a - b)}::bigint[]) with ordinality as listed (work_id, place) group by 2`.execute(
    tx,
  );
  return id;
}

/** The works a query gives. */
export async function worksOf(db: Db, query: RawBuilder<{ work_id: number }>): Promise<number[]> {
  const { rows } = await query.execute(db);
  return rows.map((row) => row.work_id);
}

/** How far a job is. */
export interface RefilterProgress {
  id: number;
  /** The change that made it needed: the version of the map that its works reach at least. */
  wranglingId: number;
  works: number;
  worksDone: number;
  startedAt: Date;
}

/** The jobs that are not finished, oldest first. */
export async function openRefilters(db: Db): Promise<RefilterProgress[]> {
  const rows = await db
    .selectFrom('refilters')
    .selectAll()
    .where('finished_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    wranglingId: row.wrangling_id,
    works: row.works,
    worksDone: row.works_done,
    startedAt: row.started_at,
  }));
}

/**
 * Does the next step of a job: derives its works under the map as it is now, as one transaction, so that a reader
 * meets a work's old filters or its new ones. Returns whether more is to do. Steps may be done by several processes,
 * and done again after a stop.
 */
export async function refilterStep(db: Db, refilterId: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await takeMap(tx);
    const step = await sql<{ works: string[] }>`
      delete from refilter_steps where (refilter_id, step) in (
        select refilter_id, step from refilter_steps where refilter_id = ${refilterId} order by step limit 1)
      returning works`.execute(tx);
    const works = step.rows[0]?.works.map(Number) ?? [];
    await deriveFilters(tx, works);
    await noteChanges(tx, 'work', works);
    const { rows } = await sql<{ done: boolean }>`
      update refilters set works_done = works_done + ${works.length}, finished_at = coalesce(finished_at,
        case when not exists (select from refilter_steps where refilter_id = ${refilterId}) then now() end)
      where id = ${refilterId} returning finished_at is not null as done`.execute(tx);
    const done = rows[0]?.done ?? true;
    if (done && works.length > 0) await noteChange(tx, 'tag', null);
    return !done;
  });
}
