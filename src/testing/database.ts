import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { openDatabase, type Database } from '../store/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string;
  }
}

/**
 * A database of its own for the test file that calls this: cloned from the migrated template, dropped at the end.
 * The object is filled before the first test runs.
 */
export function freshDatabase(): Database & { url: string } {
  const database = {} as Database & { url: string };
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = inject('postgres');
  beforeAll(async () => {
    await administer(server, `create database ${name} template fadeless_template`);
    database.url = server.replace(/\/[^/]*$/, `/${name}`);
    Object.assign(database, await openDatabase(database.url));
  });
  afterAll(async () => {
    await database.close();
    await administer(server, `drop database ${name} with (force)`);
  });
  return database;
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
