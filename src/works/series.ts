import { sql } from 'kysely';
import { noteChange } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { sourceKey, type NewWork } from './work.ts';

/**
 * Puts a work that is in no series into those it names. A series is recognised by its address elsewhere, else by its name
 * together with the work's first author. A work without a number goes to the end.
 */
export async function shelveInSeries(
  tx: Tx,
  workId: number,
  work: Pick<NewWork, 'series' | 'authors'>,
): Promise<void> {
  for (const { name, position, url } of work.series) {
    const key = sourceKey(url) ?? `${name.toLowerCase()} / ${(work.authors[0] ?? '').toLowerCase()}`;
    const { rows } = await sql<{ id: number }>`
      insert into series (name, key, source_url) values (${name}, ${key}, ${url})
      on conflict (key) do update set name = excluded.name returning id`.execute(tx);
    const seriesId = rows[0]?.id ?? 0;
    await sql`
      insert into series_works (series_id, work_id, position)
      values (${seriesId}, ${workId}, coalesce(${position}::int,
        (select max(position) + 1 from series_works where series_id = ${seriesId}), 1))
      on conflict do nothing`.execute(tx);
    await noteChange(tx, 'series', seriesId);
  }
}
