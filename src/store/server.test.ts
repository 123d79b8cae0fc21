import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { startServer } from './server.ts';

const folders: string[] = [];
const dataFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fadeless-server-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a server starts in an empty folder, and is stopped by who started it', async () => {
  const folder = dataFolder();
  const server = await startServer(folder);
  expect(server.adopted).toBe(false);
  const database = await openDatabase(server.url);
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await database.close();
  await server.release();
  await expect(openDatabase(server.url)).rejects.toThrow('The database does not answer');
});

test('asked to stop it twice, it is gone when either is answered', async () => {
  const folder = dataFolder();
  const server = await startServer(folder);
  await Promise.race([server.release(), server.release()]);
  expect(existsSync(join(folder, 'db', 'postmaster.pid'))).toBe(false);
});

test('a server that already runs on the folder is taken over, never started twice', async () => {
  const folder = dataFolder();
  const first = await startServer(folder);
  const second = await startServer(folder);
  expect(second.adopted).toBe(true);
  expect(second.url).toBe(first.url);
  await second.release();
});

test('two first starts at once come to one server, and leave nothing beside it', async () => {
  const folder = dataFolder();
  const [one, other] = await Promise.all([startServer(folder), startServer(folder)]);
  expect(other.url).toBe(one.url);
  expect(readdirSync(folder).toSorted()).toEqual(['db', 'db.log', 'db.password']);
  await one.release();
});

test('what was stored is still there after a stop and a start', async () => {
  const folder = dataFolder();
  const first = await startServer(folder);
  const before = await openDatabase(first.url);
  await before.pool.query('create table kept (word text)');
  await before.pool.query("insert into kept values ('still here')");
  await before.close();
  await first.release();
  const second = await startServer(folder);
  const after = await openDatabase(second.url);
  expect((await after.pool.query('select word from kept')).rows).toEqual([{ word: 'still here' }]);
  await after.close();
  await second.release();
});

test.runIf(process.getuid?.() === 0)(
  'root can keep its data below a folder that nobody else may pass',
  async () => {
    const closed = dataFolder();
    chmodSync(closed, 0o700);
    const server = await startServer(join(closed, 'data'));
    const database = await openDatabase(server.url);
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await database.close();
    await server.release();
  },
);
