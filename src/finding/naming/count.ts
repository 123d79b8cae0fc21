import { sql } from 'kysely';
import type { Tx } from '../../store/database.ts';
import { listedFor } from '../../works/viewer.ts';

/** How counts change: of works found by a tag, of works it stands on, of works by a pseud. */
export interface Deltas {
  tags: Map<number, { found: number; typed: number }>;
  pseuds: Map<number, number>;
}

/** Counts these works as guests meet them now, in the place of how they were counted before. */
export async function recount(tx: Tx, workIds: readonly number[]): Promise<Deltas> {
  const { rows } = await sql<{ of: 'found' | 'typed' | 'pseud'; id: number; delta: number }>`
    with now as materialized (
      select works.id as work_id,
        array(select tag_id from work_filters where work_id = works.id) as found,
        array(select tag_id from work_tags where work_id = works.id) as typed,
        array(select pseud_id from bylines where work_id = works.id and not works.anonymous) as pseuds
      from works where id = any(${[...workIds]}::bigint[]) and ${listedFor('guest')}
    ), before as materialized (
      select * from naming_works where work_id = any(${[...workIds]}::bigint[])
    ), gone as (
      delete from naming_works where work_id = any(${[...workIds]}::bigint[]) and work_id not in (select work_id from now)
    ), kept as (
      insert into naming_works (work_id, found, typed, pseuds) select work_id, found, typed, pseuds from now
      on conflict (work_id) do update set found = excluded.found, typed = excluded.typed, pseuds = excluded.pseuds
    ), counted as (
      select work_id, 'found' as of, unnest(found) as id, 1 as delta from now
      union all select work_id, 'typed', unnest(typed), 1 from now
      union all select work_id, 'pseud', unnest(pseuds), 1 from now
      union all select work_id, 'found', unnest(found), -1 from before
      union all select work_id, 'typed', unnest(typed), -1 from before
      union all select work_id, 'pseud', unnest(pseuds), -1 from before)
    select of, id, sum(delta)::int as delta from counted group by of, id having sum(delta) <> 0`.execute(tx);
  const deltas: Deltas = { tags: new Map(), pseuds: new Map() };
  for (const { of, id, delta } of rows) {
    if (of === 'pseud') deltas.pseuds.set(id, delta);
    else deltas.tags.set(id, { ...(deltas.tags.get(id) ?? { found: 0, typed: 0 }), [of]: delta });
  }
  return deltas;
}
