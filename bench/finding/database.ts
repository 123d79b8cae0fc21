/**
 * `node bench/finding/database.ts --works 100000 --keep DIR`: writes a generated archive into an embedded PostgreSQL in
 * a data folder of its own, as the site would have filled it. A folder that holds it already is used as it is.
 */
import { mkdirSync, statfsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { prepareQueue } from '../../src/chores/queue.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startServer } from '../../src/store/server.ts';
import { generatedArchive, type GeneratedArchive } from './archive.ts';
import { copyInto, type Copying } from './databaseCopy.ts';
import { dropIndexes, restoreIndexes } from './databaseIndexes.ts';
import { rowGround, WORK_TABLES, writeWork, type WorkTable } from './databaseRows.ts';
import { MAP_TABLES, writeMap } from './databaseTags.ts';

/** A generated archive in a running database. */
export interface GeneratedDatabase {
  archive: GeneratedArchive;
  /** The data folder: `FADELESS_DATA` of a program that serves it. */
  folder: string;
  url: string;
  database: Database;
  /** Seconds that writing took; null: it stood there already. */
  seconds: number | null;
  close(): Promise<void>;
}

const FACT = 'generated archive';
/** Rises with every change of what is written. */
const VERSION = 1;
/** What a million works take, their indexes and the log of the server included, nearly. */
const BYTES_A_WORK = 12_000;
/** Works whose cards are put together at once. */
const CARDS = 5000;

/** Opens the archive in `folder`, written there first where it is not. */
export async function openGenerated(folder: string, works: number): Promise<GeneratedDatabase> {
  mkdirSync(folder, { recursive: true });
  const server = await startServer(folder);
  const database = await openDatabase(server.url);
  const archive = generatedArchive(works);
  const opened = { archive, folder, url: server.url, database };
  const close = async () => {
    await database.close();
    await server.release();
  };
  try {
    await migrate(database.pool);
    await prepareQueue(database.pool);
    const standing = await worksWritten(database);
    if (standing !== null && standing !== works)
      throw new Error(`${folder} holds ${standing} works, not ${works}: give another folder, or remove it`);
    const seconds = standing === works ? null : await fill(opened);
    // What is read beside (words, names) is measured by benches of its own.
    await database.pool.query('truncate text_due, naming_due');
    return { ...opened, seconds, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function worksWritten({ db }: Database): Promise<number | null> {
  const fact = await db.selectFrom('facts').select('value').where('name', '=', FACT).executeTakeFirst();
  const said = fact?.value as { works: number; version: number } | undefined;
  if (said && said.version !== VERSION) throw new Error('an older generated archive stands there: remove it');
  return said?.works ?? null;
}

async function fill(
  opened: Pick<GeneratedDatabase, 'folder' | 'url' | 'archive' | 'database'>,
): Promise<number> {
  const { folder, archive, database, url } = opened;
  const { bavail, bsize } = statfsSync(folder);
  const needed = archive.works * BYTES_A_WORK;
  if (bavail * bsize < needed)
    throw new Error(`${archive.works} works need ${needed / 1e9} GB of disk in ${folder}`);
  const began = performance.now();
  const tables = [...MAP_TABLES, ...(Object.keys(WORK_TABLES) as WorkTable[])];
  const clients = await Promise.all(tables.map(() => loadingClient(url)));
  try {
    const taken = await dropIndexes(clients[0]!, tables);
    const usedOnce = await writeWorks(archive, clients);
    await writeMap(archive, clients[0]!, usedOnce);
    await restoreIndexes(clients.slice(0, 2), taken);
    for (const table of tables) await setCounter(clients[0]!, table);
    await clients[0]!.query('analyze');
    await keepCards(clients[0]!);
    await clients[0]!.query('vacuum (analyze)');
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  const value = JSON.stringify({ works: archive.works, version: VERSION });
  await database.db.insertInto('facts').values({ name: FACT, value }).execute();
  return (performance.now() - began) / 1000;
}

/** A connection that loads: no triggers, no foreign keys, no waiting for the disk. */
async function loadingClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
  return client;
}

/** Writes everything about works, all tables at a time. Returns the tags that stand on one work only. */
async function writeWorks(archive: GeneratedArchive, clients: readonly pg.Client[]): Promise<number[]> {
  const copies = new Map<WorkTable, Copying>();
  for (const [at, table] of (Object.keys(WORK_TABLES) as WorkTable[]).entries())
    copies.set(table, await copyInto(clients[at]!, table, WORK_TABLES[table]));
  const ground = rowGround(archive);
  const usedOnce: number[] = [];
  const full: Copying[] = [];
  const write = (table: WorkTable, row: string) => {
    const copy = copies.get(table)!;
    if (copy.write(row)) full.push(copy);
  };
  for (const work of archive.walk()) {
    writeWork(ground, work, write);
    usedOnce.push(...work.tags.filter((tag) => tag >= archive.tags.once(1)));
    for (const copy of full.splice(0)) await copy.drained();
  }
  await Promise.all([...copies.values()].map((copy) => copy.close()));
  return usedOnce;
}

/** What posting keeps of each work for its card: no trigger did while the works were loaded. */
async function keepCards(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ last: number }>(
    'select coalesce(max(id), 0)::int as last from works',
  );
  for (let from = 1; from <= rows[0]!.last; from += CARDS)
    await client.query('insert into cards select id, card_facts(id) from works where id >= $1 and id < $2', [
      from,
      from + CARDS,
    ]);
}

/** Lets a table go on numbering behind what was loaded. */
async function setCounter(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ counter: string | null }>(
    `select pg_get_serial_sequence($1, attname) as counter from pg_attribute
     where attrelid = $1::regclass and attname = 'id' and attidentity <> ''`,
    [table],
  );
  if (rows[0]?.counter)
    await client.query(`select setval($1, (select coalesce(max(id), 0) + 1 from ${table}), false)`, [
      rows[0].counter,
    ]);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { works: { type: 'string', default: '100000' }, keep: { type: 'string' } },
  });
  if (!values.keep) throw new Error('say where it is to be kept: --keep DIR');
  const generated = await openGenerated(values.keep, Number(values.works));
  const how =
    generated.seconds === null ? 'stands there already' : `written in ${generated.seconds.toFixed(1)} s`;
  console.log(`${how}: ${generated.url}`);
  await generated.close();
}
