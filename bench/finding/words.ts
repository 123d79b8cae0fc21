/**
 * `node bench/finding/words.ts --works 100000 [--words 3000] [--keep FOLDER [--search]]`: what reading works for the text search costs, and how
 * long two-word queries take, the commonest words of the language included.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TextFilter } from '../../src/finding/query/query.ts';
import { TextReader } from '../../src/finding/words/catchUp.ts';
import { passagesOf } from '../../src/finding/words/passages.ts';
import { worksWith } from '../../src/finding/words/worksWith.ts';
import { openDatabase, type Db } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startServer } from '../../src/store/server.ts';
import { random } from '../stories.ts';
import type { Row } from '../table.ts';
import { databaseTime } from './databaseTime.ts';
import { Prose } from './prose.ts';
import { tell } from './rows.ts';

const { values } = parseArgs({
  options: {
    works: { type: 'string', default: '10000' },
    words: { type: 'string', default: '3000' },
    // Only search, in a folder that was kept.
    search: { type: 'boolean', default: false },
    keep: { type: 'string' },
    queries: { type: 'string', default: '200' },
    rows: { type: 'string' },
  },
});
const WORKS = Number(values.works);
const WORDS = Number(values.words);
const QUERIES = Number(values.queries);

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'fadeless-words-'));
const server = await startServer(folder);
const database = await openDatabase(server.url);
const prose = new Prose(7);
try {
  await migrate(database.pool);
  const rows = (await count('works')) === WORKS ? [] : await shelve();
  if (!values.search && (await count('text_works')) < WORKS) rows.push(...(await read(database.db)));
  tell([...rows, ...(await search(database.db))], values.rows);
} finally {
  await database.close();
  await server.release();
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

async function count(table: 'works' | 'text_works'): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*) as count from ${table}`);
  return rows[0]!.count;
}

/** Works of one chapter each, straight into the tables. */
async function shelve(): Promise<Row[]> {
  const start = performance.now();
  await database.pool.query(
    'alter table works disable trigger user; alter table revisions disable trigger all',
  );
  for (let from = 1; from <= WORKS; from += 200) {
    const ids = Array.from({ length: Math.min(200, WORKS - from + 1) }, (_, at) => from + at);
    const next = random(from);
    await database.pool.query(
      `with made as (select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as made (id, title, summary, html)),
       work as (insert into works (id, title, title_sort, language, summary_html, chapter_count, words, content_key)
         overriding system value
         select id, title, title, 'en', summary, 1, ${WORDS}, sha256(id::text::bytea) from made),
       text as (insert into revisions (id, chapter_id, html, sha256, words, paragraphs, scene_breaks, written_by)
         overriding system value
         select id, id, html, sha256(id::text::bytea), ${WORDS}, 60, 0, 'bench' from made)
       insert into chapters (id, work_id, position, revision_id) overriding system value select id, id, 1, id from made`,
      [
        ids,
        ids.map(() => Array.from({ length: 4 }, () => prose.word(next)).join(' ')),
        ids.map((id) => prose.story(id + 1_000_000, 40)),
        ids.map((id) => prose.story(id, WORDS)),
      ],
    );
  }
  await database.pool.query(
    'alter table works enable trigger user; alter table revisions enable trigger all',
  );
  await database.pool.query('insert into text_due (work_id) select id from works order by id');
  await database.pool.query('vacuum analyze works; ').catch(() => {});
  return [{ what: `shelving ${WORKS} works`, ours: (performance.now() - start) / 1000, unit: 's' }];
}

async function read(db: Db): Promise<Row[]> {
  const reader = new TextReader(db, (error) => {
    throw error;
  });
  const start = performance.now();
  const cpu = process.cpuUsage();
  for (let done = 0; ;) {
    const step = await reader.step(50);
    if (step === 0) break;
    done += step;
    if (done % 5000 === 0)
      process.stderr.write(`${done} read, ${Math.round(done / ((performance.now() - start) / 1000))}/s\n`);
  }
  await reader.settle();
  const { user } = process.cpuUsage(cpu);
  const wall = performance.now() - start;
  await database.pool.query('vacuum analyze text_works');
  const { rows } = await database.pool.query<{ keys: number; kept: number; text: number }>(
    `select pg_relation_size('text_works_keys') as keys, pg_total_relation_size('text_works') as kept,
       pg_total_relation_size('text_parts') as text`,
  );
  const { keys, kept, text } = rows[0]!;
  return [
    { what: 'reading a work for the search', ours: wall / WORKS, unit: 'ms' },
    { what: 'of it in Node', ours: user / 1000 / WORKS, unit: 'ms CPU' },
    { what: 'size of the index', ours: keys / WORKS / 1024, unit: 'kB a work' },
    { what: 'size of the keys in the table', ours: (kept - keys) / WORKS / 1024, unit: 'kB a work' },
    { what: 'size of the words kept', ours: text / WORKS / 1024, unit: 'kB a work' },
  ];
}

function word(words: string, exact = false, prefix = false): TextFilter {
  return { kind: 'text', in: 'anywhere', words, exact, prefix };
}

async function search(db: Db): Promise<Row[]> {
  const next = random(3);
  const anyWord = () => {
    for (;;) {
      const found = prose.words[Math.floor(next() ** 3 * 20_000)]!;
      if (found.length > 1) return word(found);
    }
  };
  const mixed = Array.from({ length: QUERIES }, () => [anyWord(), anyWord()]);
  const common = prose.words
    .slice(0, 30)
    .flatMap((one, at) => (at % 2 ? [[word(one), word(prose.words[at - 1]!)]] : []));
  for (const filters of mixed.slice(0, 5)) await asked(db, filters);
  return [
    ...(await timed(db, 'two words', [...mixed, ...common], '< 150 ms')),
    ...(await timed(db, 'two words, both very common', common, '< 150 ms')),
    ...(await timed(db, 'a beginning', [[word('kett', false, true)], [word('ha', false, true)]])),
    ...(await timed(db, 'exact words', [[word('kettle harbour', true)], [word('said the', true)]])),
  ];
}

/** What one query took, in milliseconds by the clock and of the processors, the database's included. */
interface Taken {
  found: number;
  all: number;
  worked: number;
  works: number;
}

async function asked(db: Db, filters: TextFilter[]): Promise<Taken> {
  const busy = await databaseTime(database);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { works } = await worksWith(db, 'guest', filters);
  const found = performance.now() - start;
  await passagesOf(db, 'guest', Array.from(works.subarray(0, 20)), filters);
  const all = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const worked = (user + system) / 1000 + (await databaseTime(database)) - busy;
  return { found, all, worked, works: works.length };
}

async function timed(db: Db, what: string, queries: TextFilter[][], ask = ''): Promise<Row[]> {
  const taken: Taken[] = [];
  for (const filters of queries) taken.push(await asked(db, filters));
  const at = (share: number, of: 'found' | 'all' | 'worked') =>
    quantile(
      taken.map((one) => one[of]),
      share,
    );
  const most = Math.max(...taken.map(({ works }) => works)).toLocaleString('en');
  const name = `texts of ${WORKS.toLocaleString('en')} works: ${what}`;
  return [
    { what: `${name}, middle`, ours: at(0.5, 'all'), unit: 'ms' },
    { what: `${name}, found alone, p95`, ours: at(0.95, 'found'), unit: 'ms' },
    {
      what: `${name}, with passages, p95 (up to ${most} found)`,
      ours: at(0.95, 'all'),
      unit: 'ms',
      asked: ask,
      against: 'of the processors, p95',
      theirs: at(0.95, 'worked'),
    },
  ];
}

function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
