import { sql } from 'kysely';
import { asKept } from '../ground/asKept.ts';
import type { Db, Tx } from '../store/database.ts';

/** A name that works are posted under. */
export interface Pseud {
  id: number;
  name: string;
}

/**
 * The pseuds of these bylines, made where nobody of that name (letter case aside) stands unclaimed yet. For each
 * byline in the order of its names, without doubles.
 */
export async function pseudsNamed(tx: Tx, bylines: string[][]): Promise<Pseud[][]> {
  const wanted = new Map<string, string>();
  const keyed = bylines.map((names) => {
    const tidy = names.map(asKept).filter(Boolean);
    for (const name of tidy) if (!wanted.has(name.toLowerCase())) wanted.set(name.toLowerCase(), name);
    return new Set(tidy.map((name) => name.toLowerCase()));
  });
  const found = await makeNamed(tx, wanted);
  return keyed.map((keys) => [...keys].map((key) => found.get(key)).filter((pseud) => pseud !== undefined));
}

/** The unclaimed pseuds of these names by their lower-case form, made where there are none. */
async function makeNamed(tx: Tx, wanted: ReadonlyMap<string, string>): Promise<Map<string, Pseud>> {
  if (wanted.size === 0) return new Map();
  const folded = [...wanted.keys()].sort();
  await sql`
    insert into pseuds (name) select unnest(${folded.map((key) => wanted.get(key) ?? key)}::text[])
    on conflict (lower(name)) where account_id is null do nothing`.execute(tx);
  const { rows } = await sql<Pseud>`
    select id, name from pseuds where lower(name) = any(${folded}) and account_id is null`.execute(tx);
  return new Map(rows.map((row) => [row.name.toLowerCase(), { id: row.id, name: row.name }]));
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
