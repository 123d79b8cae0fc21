/**
 * `node bench/refilter.ts [works]`: how long a change high in the map of tags takes to reach 100,000 works, step by
 * step, and what deriving the filters adds to the tagging of one work.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Db } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { startServer } from '../src/store/server.ts';
import { carryOut } from '../src/tags/carryOut.ts';
import { coinTag } from '../src/tags/coin.ts';
import { demote } from '../src/tags/demote.ts';
import { foldTags } from '../src/tags/foldTags.ts';
import { makeCanonical } from '../src/tags/makeCanonical.ts';
import { makeMeta } from '../src/tags/makeMeta.ts';
import type { Act, Wrangled } from '../src/tags/act.ts';
import { refilterStep } from '../src/tags/refilter.ts';
import { tagWork } from '../src/tags/tagging.ts';
import { median, printTable, type Row } from './table.ts';

const WORKS = Number(process.argv[2] ?? 100_000);
const BY = { by: 'bench' };
const folder = mkdtempSync(join(tmpdir(), 'fadeless-refilter-'));
const server = await startServer(folder);
const database = await openDatabase(server.url);
try {
  await migrate(database.pool);
  printTable(await measure(database.db));
} finally {
  await database.close();
  await server.release();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(db: Db): Promise<Row[]> {
  await shelve();
  await foldTags(db);
  const fandom = await coin(db, 'The Harbour Hours');
  const rows = await timed(db, 'a fandom on every work becomes canonical', makeCanonical(fandom));
  const broader = await coin(db, 'Harbours');
  await timed(db, 'a broader tag becomes canonical', makeCanonical(broader));
  rows.push(
    ...(await timed(db, 'a broader tag comes above a fandom on every work', makeMeta(fandom, broader))),
  );
  const other = await coin(db, 'The Harbour Hours (TV)');
  await timed(db, 'another name becomes canonical', makeCanonical(other));
  rows.push(...(await timed(db, 'that fandom is demoted into another', demote(fandom, other))));
  rows.push(await tagging(db));
  return rows;
}

function coin(db: Db, name: string): Promise<number> {
  return db.transaction().execute((tx) => coinTag(tx, 'fandom', name));
}

/** Works with a fandom and fourteen further tags, each rarer than the last; every third tag is canonical. */
async function shelve(): Promise<void> {
  const { pool } = database;
  await pool.query(`insert into tags (kind, name) values ('fandom', 'The Harbour Hours')`);
  await pool.query(
    `insert into tags (kind, name, canonical) select 'additional', 'Tag ' || n, n % 3 = 0 from generate_series(1, 20000) as n`,
  );
  await pool.query(
    `insert into works (title, title_sort, chapter_count, words, content_key)
     select 'Work ' || n, 'work ' || n, 1, 3000, sha256(convert_to(n::text, 'UTF8')) from generate_series(1, $1::int) as n`,
    [WORKS],
  );
  await pool.query(
    `insert into work_tags (work_id, tag_id, position) select works.id, tags.id, 1 from works, tags where tags.kind = 'fandom'`,
  );
  await pool.query(
    `insert into work_tags (work_id, tag_id, position)
     select works.id, tags.id, place + 1 from works cross join generate_series(1, 14) as place
     join tags on tags.kind = 'additional' and tags.name = 'Tag ' || ceil(20000 ^ random())::int on conflict do nothing`,
  );
  await pool.query(`insert into work_filters (work_id, tag_id, inherited, position)
    select work_id, tag_id, false, position from work_tags join tags on tags.id = tag_id where canonical`);
  await pool.query('vacuum analyze');
}

/** Carries an act out to its last work: the act itself, all of it, and the longest that tagging had to wait. */
async function timed(db: Db, what: string, act: Act): Promise<Row[]> {
  const began = performance.now();
  const { works, refilterId }: Wrangled = await db.transaction().execute((tx) => carryOut(tx, act, BY));
  const acted = performance.now();
  const steps: number[] = [];
  for (let more = refilterId !== null; more;) {
    const from = performance.now();
    more = await refilterStep(db, refilterId ?? 0);
    steps.push(performance.now() - from);
  }
  return [
    { what: `${what} (${works} works): the act`, ours: (acted - began) / 1000, unit: 's' },
    { what: `${what}: until the last work`, ours: (performance.now() - began) / 1000, unit: 's' },
    { what: `${what}: the longest step`, ours: Math.max(0, ...steps) / 1000, unit: 's' },
  ];
}

/** What one work of fifteen tags costs to tag. */
async function tagging(db: Db): Promise<Row> {
  const times: number[] = [];
  for (let work = 1; work <= 300; work += 1) {
    const tags = Array.from({ length: 15 }, (_, place) => ({
      kind: 'additional' as const,
      name: `Tag ${((work * 31 + place * 977) % 20_000) + 1}`,
    }));
    const from = performance.now();
    await db.transaction().execute((tx) => tagWork(tx, work, tags));
    times.push(performance.now() - from);
  }
  return { what: 'tagging one work with fifteen tags', ours: median(times), unit: 'ms' };
}
