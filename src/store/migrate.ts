import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { Failure } from '../ground/failures.ts';

const FOLDER = join(import.meta.dirname, 'migrations');

/** One process at a time migrates; any number will do. */
const LOCK = 7_203_345;

/**
 * Brings the database up to date: every `.sql` file of `migrations/` not yet applied, in order, each in its own
 * transaction. Throws `database-newer` when the database knows a migration that this version does not.
 * Returns the names that were applied.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const applied = new Set(
      (await client.query<{ name: string }>('select name from migrations')).rows.map((row) => row.name),
    );
    const known = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    const newer = [...applied].find((name) => !known.includes(name));
    if (newer) throw new Failure('database-newer', { migration: newer });
    const missing = known.filter((name) => !applied.has(name));
    for (const name of missing) await apply(client, name);
    return missing;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

async function apply(client: pg.PoolClient, name: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(readFileSync(join(FOLDER, name), 'utf8'));
    await client.query('insert into migrations (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
