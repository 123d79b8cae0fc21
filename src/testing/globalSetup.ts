import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { startServer } from '../store/server.ts';

/** Starts one real PostgreSQL for all test files, with a migrated template that each file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'fadeless-test-'));
  const server = await startServer(folder);
  const template = server.url.replace(/\/[^/]*$/, '/fadeless_template');
  const first = await openDatabase(server.url);
  await first.pool.query('create database fadeless_template');
  await first.close();
  const database = await openDatabase(template);
  await migrate(database.pool);
  await database.close();
  project.provide('postgres', server.url);
  return async () => {
    await server.release();
    rmSync(folder, { recursive: true, force: true });
  };
}
