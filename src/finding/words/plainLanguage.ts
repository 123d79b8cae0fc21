import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { Cut } from './cut.ts';
import { dictionaryOf, STEMMED } from './languages.ts';

/** So many words tell a language as surely as more. */
const SAMPLE = 200;
/** Fewer are no evidence of any. */
const LEAST = 15;
/** Of a text in a language at least this part are words that its dictionary knows for its commonest. */
const COMMON = 0.12;
/** And of no other language nearly as many, as a part of these. */
const OTHERS = 0.8;

/**
 * The language that a text is plainly in, of those whose commonest words PostgreSQL knows (some fifteen, of Europe most):
 * the words that its dictionaries pass over are counted. A language detector would weigh eighty megabytes on the server;
 * an import has asked one already, so that few works come here. null: no language, or none plainly.
 */
export async function plainLanguage(db: Db, words: readonly Cut[]): Promise<string | null> {
  const sample = words.filter(({ unspaced }) => !unspaced).slice(0, SAMPLE);
  if (sample.length < LEAST) return null;
  const { rows } = await sql<{ language: string; common: number }>`
    select language, count(*) as common
    from unnest(${sample.map(({ spelt }) => spelt)}::text[]) as word (spelt),
      unnest(${STEMMED}::text[], ${STEMMED.map(dictionaryOf)}::text[]) as stemmer (language, dictionary)
      join pg_ts_dict on dictname = dictionary and dictnamespace = 'pg_catalog'::regnamespace
    where ts_lexize(pg_ts_dict.oid::regdictionary, spelt) = '{}'
    group by language order by common desc, language limit 2`.execute(db);
  const [best, next] = rows;
  if (!best || best.common < sample.length * COMMON) return null;
  return next && next.common > best.common * OTHERS ? null : best.language;
}
