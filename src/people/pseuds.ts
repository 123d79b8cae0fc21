import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.ts';

/** A name that works are posted under. */
export interface Pseud {
  id: number;
  name: string;
}

/**
 * The pseuds of these bylines, made where nobody of that name (letter case aside) stands unclaimed yet.
 * In the order of `names`, without doubles.
 */
export async function pseudsNamed(tx: Tx, names: string[]): Promise<Pseud[]> {
  const wanted = new Map<string, string>();
  for (const name of names) {
    const tidy = name.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (tidy && !wanted.has(tidy.toLowerCase())) wanted.set(tidy.toLowerCase(), tidy);
  }
  if (wanted.size === 0) return [];
  const folded = [...wanted.keys()].sort();
  await sql`
    insert into pseuds (name) select unnest(${folded.map((key) => wanted.get(key) ?? key)}::text[])
    on conflict (lower(name)) where account_id is null do nothing`.execute(tx);
  const { rows } = await sql<Pseud>`
    select id, name from pseuds where lower(name) = any(${folded}) and account_id is null`.execute(tx);
  const found = new Map(rows.map((row) => [row.name.toLowerCase(), { id: row.id, name: row.name }]));
  return [...wanted.keys()].map((folded) => found.get(folded)).filter((pseud) => pseud !== undefined);
}

/** The pseud with this name, letter case aside; null when there is none. */
export async function pseudNamed(db: Db, name: string): Promise<Pseud | null> {
  const row = await db
    .selectFrom('pseuds')
    .select(['id', 'name'])
    .where(sql<string>`lower(name)`, '=', name.normalize('NFC').toLowerCase())
    .executeTakeFirst();
  return row ?? null;
}
