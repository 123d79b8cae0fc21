import { sql } from 'kysely';
import { foldName } from '../../tags/tag.ts';
import type { Credit, Term } from '../query/query.ts';
import type { Ground } from './finder.ts';
import { unknownName } from './notices.ts';
import { NOTHING, type TermMeaning } from './tagMeaning.ts';

/** The works by an author, in a series or in a collection, by its name; letter case does not matter. */
export async function creditMeaning(ground: Ground, term: Credit & Term): Promise<TermMeaning> {
  if (term.kind === 'collection') return { condition: { is: 'collection', names: [foldName(term.name)] } };
  const ids = await (term.kind === 'author' ? pseudsCalled : seriesCalled)(ground, term.name);
  if (ids.length === 0) return { condition: NOTHING, notice: unknownName(term, term.kind, null) };
  return { condition: { is: term.kind, ids } };
}

async function pseudsCalled({ db }: Ground, name: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from pseuds where lower(name) = ${name.normalize('NFC').toLowerCase()}`.execute(db);
  return rows.map(({ id }) => id);
}

async function seriesCalled({ db }: Ground, name: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from series where lower(name) = ${name.normalize('NFC').toLowerCase()} limit 500`.execute(db);
  return rows.map(({ id }) => id);
}
