import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { Failure } from '../ground/failures.ts';
import { keepPlans } from './kept.ts';
import type { Tables } from './schema.ts';
import { applicationName } from './server.ts';

/** What reads takes a `Db`. */
export type Db = Kysely<Tables>;
/** What writes takes a `Tx`, so that a half-done act cannot be kept. */
export type Tx = Transaction<Tables>;

/** An open database: the query builder, and the pool below it for what Kysely does not do (COPY, LISTEN). */
export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** PostgreSQL's own numbers for the types int8 and date. */
const INT8 = 20;
const DATE = 1082;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => {
    // int8 comes as a number: ids and counts stay far below 2^53. A date stays `YYYY-MM-DD`.
    if (oid === INT8) return Number;
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Opens a pool on `url`. Throws `database-unreachable` when nothing answers there. */
export async function openDatabase(url: string, options: { connections?: number } = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    types,
    application_name: applicationName(),
    idleTimeoutMillis: 0,
  });
  // A connection that is lost shows in the query that needs it; an idle one is simply replaced.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    keepPlans(client);
  });
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    throw new Failure('database-unreachable', { reason: (cause as Error).message }, { cause });
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  // Kysely ends only a pool that it used itself.
  return { db, pool, close: () => pool.end() };
}
