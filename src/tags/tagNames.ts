import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { kept } from '../store/kept.ts';

/** How these tags are shown, in this order; those that are not there are left out. */
export async function namesOf(db: Db, ids: readonly number[]): Promise<string[]> {
  const names = await namesById(db, ids);
  return ids.flatMap((id) => names.get(id) ?? []);
}

/** How these tags are shown, by their number; those that are not there are left out. */
export async function namesById(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  return new Map((await named(db, [...ids])).map(({ id, name }) => [id, name]));
}

const named = kept<{ id: number; name: string }, [number[]]>(
  (ids) => sql`select id, coalesce(display, name) as name from tags where id = any(${ids}::bigint[])`,
);
