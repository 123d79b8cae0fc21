import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/database.ts';

/** How many works each of these tags filters if it is canonical, else how many it stands on; a tag left out has none. */
export type CountTags = (ids: readonly number[]) => Promise<ReadonlyMap<number, number>>;

/** Counts in the database, of all works that are not in the trash: for a few tags, or where there is no index. */
export function countTags(db: Db): CountTags {
  return async (ids) => {
    const { rows } = await sql<{ id: number; works: number }>`
      select id, ${USES} as works from tags where id = any(${[...new Set(ids)]}::bigint[])`.execute(db);
    return new Map(rows.map(({ id, works }) => [id, works]));
  };
}

/** How many works a row of `tags` filters, or stands on. */
export const USES: RawBuilder<number> = sql`(select count(*) from works where trashing_id is null and works.id in (
  select work_id from work_filters where work_filters.tag_id = tags.id and tags.canonical
  union all select work_id from work_tags where work_tags.tag_id = tags.id and not tags.canonical))`;
