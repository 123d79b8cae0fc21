import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { kept } from '../store/kept.ts';
import { together } from '../store/together.ts';

/** How these tags are shown, in this order; those that are not there are left out. */
export async function namesOf(db: Db, ids: readonly number[]): Promise<string[]> {
  const names = await namesById(db, ids);
  return ids.flatMap((id) => names.get(id) ?? []);
}

/** How these tags are shown, by their number; those that are not there are left out, others may be there. */
export function namesById(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  return namedTogether(db, ids);
}

/** Nearly every page names tags that no other did. */
const namedTogether = together<readonly number[], ReadonlyMap<number, string>>(async (db, asked) => {
  const rows = await named(db, [...new Set(asked.flat())]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return asked.map(() => names);
});

const named = kept<{ id: number; name: string }, [number[]]>(
  (ids) => sql`select id, coalesce(display, name) as name from tags where id = any(${ids}::bigint[])`,
);
