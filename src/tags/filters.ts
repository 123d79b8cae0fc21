import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';

/**
 * Derives what these works are found by, from their tags and the map as they stand, and writes what differs:
 *
 * - a tag means what the work's fandoms make of its name, if they agree; else the canonical it is or is a synonym of;
 * - every broader tag above what is meant is inherited.
 *
 * The transaction holds the map. Returns the works whose filters changed.
 */
export async function deriveFilters(tx: Tx, workIds: number[]): Promise<number[]> {
  if (workIds.length === 0) return [];
  const { rows } = await sql<{ work_id: number }>`
    with typed as materialized (
      select work_tags.work_id, work_tags.position, work_tags.weight, tags.id, tags.kind, tags.folded,
        case when tags.canonical then tags.id else tags.synonym_of end as own
      from work_tags join tags on tags.id = work_tags.tag_id where work_tags.work_id = any(${workIds}::bigint[])
    ), fandoms as (
      select work_id, own as fandom_id from typed where kind = 'fandom' and own is not null
      union
      select work_id, meta_id from typed join tag_meta_closure on sub_id = own where kind = 'fandom'
    ), meant as (
      select typed.work_id, typed.id, min(tag_aliases.canonical_id) as canonical_id
      from typed join tag_aliases on tag_aliases.kind = typed.kind and tag_aliases.folded = typed.folded
        join fandoms on fandoms.work_id = typed.work_id and fandoms.fandom_id = tag_aliases.fandom_id
      where typed.kind <> 'fandom' group by 1, 2 having count(distinct tag_aliases.canonical_id) = 1
    ), direct as (
      select typed.work_id, coalesce(meant.canonical_id, typed.own) as tag_id, typed.position, typed.weight
      from typed left join meant on meant.work_id = typed.work_id and meant.id = typed.id
    ), every as (
      select work_id, tag_id, false as inherited, position, weight from direct where tag_id is not null
      union all
      select work_id, meta_id, true, position, weight from direct join tag_meta_closure on sub_id = tag_id
    ), derived as materialized (
      select work_id, tag_id, bool_and(inherited) as inherited, min(position) as position,
        case when bool_or(weight is not distinct from 'main') then 'main'
          when bool_and(weight is not distinct from 'background') then 'background' end as weight
      from every group by 1, 2
    ), gone as (
      delete from work_filters where work_id = any(${workIds}::bigint[]) and not exists (
        select from derived where derived.work_id = work_filters.work_id and derived.tag_id = work_filters.tag_id)
      returning work_id
    ), written as (
      insert into work_filters (work_id, tag_id, inherited, position, weight)
      select work_id, tag_id, inherited, position, weight from derived where not exists (
        select from work_filters as old where old.work_id = derived.work_id and old.tag_id = derived.tag_id
          and old.inherited = derived.inherited and old.position = derived.position and old.weight is not distinct from derived.weight)
      on conflict (work_id, tag_id) do update
        set inherited = excluded.inherited, position = excluded.position, weight = excluded.weight
      returning work_id
    )
    select work_id from gone union select work_id from written order by 1`.execute(tx);
  return rows.map((row) => row.work_id);
}
