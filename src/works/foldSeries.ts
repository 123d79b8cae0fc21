import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { foldName } from '../tags/tag.ts';

const AT_ONCE = 5000;

/** Folds the names of series that were begun before names were folded. Returns how many. */
export async function foldSeries(db: Db): Promise<number> {
  for (let folded = 0; ;) {
    const { rows } = await sql<{ id: number; name: string }>`
      select id, name from series where folded is null order by id limit ${AT_ONCE}`.execute(db);
    if (rows.length === 0) return folded;
    const names = rows.map(({ id, name }) => ({ id, folded: foldName(name) }));
    await sql`
      update series set folded = name.folded
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as name (id bigint, folded text)
      where series.id = name.id`.execute(db);
    folded += rows.length;
  }
}
