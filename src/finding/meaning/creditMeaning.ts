import { sql } from 'kysely';
import { withWords } from '../../store/like.ts';
import { foldName } from '../../tags/tag.ts';
import { nameWords } from '../naming/nameWords.ts';
import type { Pseud } from '../../people/pseuds.ts';
import type { Credit, Term } from '../query/query.ts';
import type { Condition } from '../shelf/question.ts';
import type { Ground } from './finder.ts';
import { takenByWords, unknownName } from './notices.ts';
import { NOTHING, type TermMeaning } from './tagMeaning.ts';

const MOST_AUTHORS = 500;
const MOST_SERIES = 500;

/** The works by an author, in a series or in a collection, by its name, letter case and accents aside. */
export async function creditMeaning(ground: Ground, term: Credit & Term): Promise<TermMeaning> {
  if (term.kind === 'collection') return { condition: { is: 'collection', names: [foldName(term.name)] } };
  const ids = await (term.kind === 'author' ? pseudsCalled : seriesCalled)(ground, term.name);
  if (ids.length > 0) return { condition: { is: term.kind, ids } };
  const holding = term.kind === 'author' ? await pseudsHolding(ground, term.name) : [];
  if (holding.length === 0) return { condition: NOTHING, notice: unknownName(term, term.kind, null) };
  const called = holding.filter(({ name }) => foldName(name) === foldName(term.name));
  if (called.length > 0) return { condition: byAny(called) };
  const names = holding.map(({ name }) => name);
  return { condition: byAny(holding), notice: takenByWords(term, term.kind, names) };
}

function byAny(pseuds: readonly Pseud[]): Condition {
  return { is: 'author', ids: pseuds.map(({ id }) => id) };
}

/** Authors that guests meet in whose names all these words stand, letter case and accents aside. */
async function pseudsHolding({ db }: Ground, name: string): Promise<Pseud[]> {
  const words = nameWords(name);
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
  const { rows } = await sql<Pseud>`
    select namings.id, namings.name from naming_words join namings using (kind, id)
    where naming_words.kind = 'author' and fandom_id = 0 and word = ${longest} and namings.works > 0
      and namings.words like all(${words.map((word) => withWords(` ${word} `))}::text[])
    order by namings.works desc, namings.id limit ${MOST_AUTHORS}`.execute(db);
  return rows;
}

async function pseudsCalled({ db }: Ground, name: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from pseuds where lower(name) = ${name.normalize('NFC').toLowerCase()}`.execute(db);
  return rows.map(({ id }) => id);
}

async function seriesCalled({ db }: Ground, name: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from series where folded = ${foldName(name)} order by id limit ${MOST_SERIES}`.execute(db);
  return rows.map(({ id }) => id);
}
