import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { SHIPPED_PACKS } from '../canon/load.ts';
import { openShelf } from '../finding/shelf/openShelf.ts';
import type { CardShelf } from '../finding/shelf/question.ts';
import { TextReader } from '../finding/words/catchUp.ts';
import { readSettings } from '../ground/settings.ts';
import type { Database } from '../store/database.ts';
import { cardForm } from '../web/listing/cardForm.ts';
import { createApp, type WebApp } from '../web/app.ts';
import { serve } from '../web/serve.ts';
import { postWork } from '../works/post.ts';
import type { NewWork } from '../works/work.ts';

/** A running site for a test, and the ids of the works on its shelf, in order. */
export interface TestSite {
  address: string;
  web: WebApp;
  works: number[];
  close(): Promise<void>;
}

/** The index of a test's database; with a folder, its snapshot and finished cards are kept there. */
export function testShelf({ pool }: Database, folder: string | null = null): Promise<CardShelf> {
  return openShelf({
    url: pool.options.connectionString ?? '',
    canonFolders: [SHIPPED_PACKS],
    snapshotFolder: folder,
    cardForm: cardForm(),
  });
}

/** Reads what was posted, so that its words are found. */
async function readTexts({ db }: Database): Promise<void> {
  const reader = new TextReader(db, (error) => {
    throw error;
  });
  while ((await reader.step(100)) > 0);
}

/** Opens a site on this database with these works, on a port of its own. */
export async function openSite(database: Database, posted: NewWork[]): Promise<TestSite> {
  const works: number[] = [];
  for (const work of posted)
    works.push(await database.db.transaction().execute((tx) => postWork(tx, work, 'test')));
  const data = mkdtempSync(join(tmpdir(), 'fadeless-site-'));
  const settings = readSettings(
    { FADELESS_DATA: data, FADELESS_NAME: 'The Reading Room', FADELESS_PORT: '0' },
    data,
  );
  await readTexts(database);
  const shelf = await testShelf(database, join(data, 'index'));
  const web = createApp({
    db: database.db,
    pool: database.pool,
    settings,
    log: pino({ level: 'silent' }),
    shelf,
  });
  const server = await serve(web.app, settings);
  return {
    address: server.address,
    web,
    works,
    async close() {
      await server.close();
      await web.close();
      await shelf.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
