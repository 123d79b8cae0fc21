/**
 * `node bench/finding/memory.ts --url URL --folder DATA`: what the index adds to a process that has its database open
 * and has read the canon, as the web process has; in bytes, printed. The thread is the built one and the options are those of the program: so the site runs.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { loadCanon, SHIPPED_PACKS } from '../../src/canon/load.ts';
import { openShelf } from '../../src/finding/shelf/openShelf.ts';
import { readHits } from '../../src/finding/shelf/readHits.ts';
import { openDatabase } from '../../src/store/database.ts';

const THREAD = new URL('../../dist/finding/shelf/shelfWorker.js', import.meta.url);

const NAMES_READ_MS = 10_000;

const { values } = parseArgs({ options: { url: { type: 'string' }, folder: { type: 'string' } } });
const { url = '', folder = '' } = values;
// As bin/fadeless.js does once its own thread has its nursery.
setFlagsFromString('--max-semi-space-size=0');
const sources = { url, canonFolders: [SHIPPED_PACKS], snapshotFolder: `${folder}/index` };
const database = await openDatabase(url);
await readHits(database.db);
await loadCanon(sources.canonFolders);
const before = await atRest();
const shelf = await openShelf(sources, THREAD);
// It goes on reading names for a while.
await wait(NAMES_READ_MS);
process.stdout.write(String((await atRest()) - before));
await shelf.close();
await database.close();

/** Resident memory once nothing is left to sweep. */
async function atRest(): Promise<number> {
  globalThis.gc?.();
  await wait(1000);
  return process.memoryUsage.rss();
}
