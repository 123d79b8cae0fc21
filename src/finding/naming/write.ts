import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../store/database.ts';
import { nameWords } from './nameWords.ts';

/** A name as it is kept. */
export interface Naming {
  kind: string;
  id: number;
  name: string;
  standing: number;
  fandoms: number[];
  found: number;
  typed: number;
  works: number;
}

/** Keeps these names as they are now, in the place of what was kept of them. */
export async function writeNamings(tx: Tx, namings: readonly Naming[]): Promise<void> {
  if (namings.length === 0) return;
  const rows = namings.map((naming) => ({ ...naming, words: nameWords(naming.name) }));
  const given = JSON.stringify(rows.map((row) => ({ ...row, line: ` ${row.words.join(' ')} ` })));
  await sql`
    with given as (select * from jsonb_to_recordset(${given}::jsonb) as given
      (kind text, id bigint, name text, line text, standing smallint, fandoms bigint[], found int, typed int, works int))
    insert into namings (kind, id, name, words, standing, fandoms, found, typed, works)
    select kind, id, name, line, standing, fandoms, found, typed, works from given
    on conflict (kind, id) do update set name = excluded.name, words = excluded.words, standing = excluded.standing,
      fandoms = excluded.fandoms, found = excluded.found, typed = excluded.typed, works = excluded.works`.execute(
    tx,
  );
  await forgetWords(tx, namings);
  await sql`
    insert into naming_words (kind, fandom_id, word, id, standing, works)
    select kind, fandom_id, word, id, standing, works
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (kind text, id bigint, words text[], standing smallint, fandoms bigint[], works int),
      unnest(words) as word, unnest(array_prepend(0::bigint, fandoms)) as fandom_id`.execute(tx);
}

/** Brings the counts of names up to date that are otherwise as they were. */
export async function writeCounts(
  tx: Tx,
  counts: readonly Pick<Naming, 'kind' | 'id' | 'found' | 'typed' | 'works'>[],
): Promise<void> {
  if (counts.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as given (kind text, id bigint, found int, typed int, works int)`;
  await sql`
    update namings set found = given.found, typed = given.typed, works = given.works from ${given}
    where namings.kind = given.kind and namings.id = given.id`.execute(tx);
  await sql`
    update naming_words set works = given.works from ${given}
    where naming_words.kind = given.kind and naming_words.id = given.id and naming_words.works <> given.works`.execute(
    tx,
  );
}

/** Forgets names that nothing is called any more. */
export async function forgetNamings(tx: Tx, namings: readonly { kind: string; id: number }[]): Promise<void> {
  if (namings.length === 0) return;
  await sql`delete from namings where (kind, id) in (${listed(namings)})`.execute(tx);
  await forgetWords(tx, namings);
}

async function forgetWords(tx: Tx, namings: readonly { kind: string; id: number }[]): Promise<void> {
  await sql`delete from naming_words where (kind, id) in (${listed(namings)})`.execute(tx);
}

function listed(namings: readonly { kind: string; id: number }[]): RawBuilder<unknown> {
  return sql`select * from unnest(${namings.map(({ kind }) => kind)}::text[], ${namings.map(({ id }) => id)}::bigint[])`;
}
