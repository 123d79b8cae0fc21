/**
 * `npm run bench:finding`: what finding costs on this machine, beside plain PostgreSQL on the same data. Parts can be
 * named: `npm run bench:finding -- filters pages fresh words naming index`. `--works 1000000` for another size (several
 * with commas), `--index-only 10000000` for the index without a database, `--keep DIR` to keep the archives for the next
 * run: the texts of 100,000 works take the better part of an hour to read. One table at the end, beside what is asked.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from '../../src/store/database.ts';
import { served } from '../program.ts';
import { printTable, type Row } from '../table.ts';
import { askedOf } from './asked.ts';
import { openGenerated, type GeneratedDatabase } from './database.ts';
import { measureFilters } from './filters.ts';
import { measureFresh } from './fresh.ts';
import { measureListing, quantile } from './http.ts';
import { rowsOf } from './rows.ts';

const CONNECTIONS = 16;
/** Once nothing was asked of the database for so many seconds, the server has read its names; a minute and a half is enough at a million works. */
const AT_REST = 3;
const AT_REST_WITHIN_MS = 90_000;
/** The search in texts is measured over so many works at most: their texts are ten times as large as all else. */
const TEXTS = 100_000;

const { values, positionals } = parseArgs({
  options: {
    works: { type: 'string' },
    'index-only': { type: 'string' },
    keep: { type: 'string' },
  },
  allowPositionals: true,
});
const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);
const sizes = (values.works ?? (values['index-only'] ? '' : '100000')).split(',').filter((one) => one !== '');
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'fadeless-finding-'));
const rows: Row[] = [];
try {
  for (const works of sizes.map(Number)) rows.push(...(await measure(works)));
  rows.push(...measureApart());
  printTable(rows);
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
writeFileSync(
  join(import.meta.dirname, '..', '..', 'bench-finding.json'),
  `${JSON.stringify(rows, null, 2)}\n`,
);

/** What has a process of its own: the index without a database, the search in texts, the names. */
function measureApart(): Row[] {
  const alone = wanted('index') ? [...sizes] : [];
  if (values['index-only']) alone.push(values['index-only']);
  const rows = alone.flatMap((works) => rowsOf('index.ts', ['--works', works], folder));
  if (wanted('words') && sizes.length > 0) {
    const works = String(Math.min(TEXTS, ...sizes.map(Number)));
    rows.push(...rowsOf('words.ts', ['--works', works, '--keep', join(folder, `words-${works}`)], folder));
  }
  if (wanted('naming') && sizes.length > 0) rows.push(...rowsOf('naming.ts', [], folder));
  return rows;
}

async function measure(works: number): Promise<Row[]> {
  if (!['filters', 'pages', 'fresh'].some(wanted)) return [];
  const generated = await openGenerated(join(folder, `${works}`), works);
  try {
    if (generated.seconds !== null)
      console.error(`${works} works were written in ${generated.seconds.toFixed(0)} s`);
    const filters = wanted('filters') ? await measureFilters(generated) : [];
    return [...filters, ...(wanted('pages') || wanted('fresh') ? await measureSite(generated) : [])];
  } finally {
    await generated.close();
  }
}

/** Two web processes on one database, their clients in this process; the second is there only to agree. */
async function measureSite({ archive, folder, database }: GeneratedDatabase): Promise<Row[]> {
  const first = await served(folder, ['--no-work']);
  try {
    if (wanted('pages')) {
      await cardsFinished(folder);
      await namesRead(database);
    }
    const pages = wanted('pages') ? await pageRows(first.address, archive) : [];
    const memory = { what: 'memory of the web process', ours: first.megabytes(), unit: 'MB' };
    if (!wanted('fresh')) return [...pages, memory];
    const second = await served(folder, ['--no-work']);
    try {
      return [...pages, memory, ...(await measureFresh(database.db, [first.address, second.address]))];
    } finally {
      await second.close();
    }
  } finally {
    await first.close();
  }
}

/** The server has been running for a while: its cards are finished, as many as guests may meet. */
async function cardsFinished(folder: string): Promise<void> {
  const began = performance.now();
  for (let before = -1, same = 0; same < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const file = new DatabaseSync(join(folder, 'index', 'cards'), { readOnly: true });
    const { cards } = file.prepare('select count(*) as cards from cards').get() as { cards: number };
    file.close();
    same = cards === before ? same + 1 : 0;
    before = cards;
    if (same === 3)
      console.error(
        `${cards} cards were finished after ${((performance.now() - began) / 1000 - 6).toFixed(0)} s`,
      );
  }
}

async function namesRead({ pool }: Database): Promise<void> {
  const began = performance.now();
  const atRest = async () => {
    const { rows } = await pool.query<{ rested: boolean }>(
      `select coalesce(bool_and(query_start < now() - make_interval(secs => ${AT_REST})), true) as rested
       from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    return rows[0]!.rested;
  };
  while (performance.now() - began < AT_REST_WITHIN_MS && !(await atRest()))
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  console.error(`names were read after ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function pageRows(address: string, archive: GeneratedDatabase['archive']): Promise<Row[]> {
  const { times, byPart, perSecond, kilobytes } = await measureListing(address, archive, {
    connections: CONNECTIONS,
  });
  const of = `${archive.works.toLocaleString('en')} works: page`;
  return [
    { what: `${of}, ${CONNECTIONS} connections, middle`, ours: quantile(times, 0.5), unit: 'ms' },
    {
      what: `${of}, ${CONNECTIONS} connections, p95`,
      ours: quantile(times, 0.95),
      unit: 'ms',
      asked: askedOf(archive.works).page,
    },
    ...Array.from(byPart, ([part, taken]) => ({
      what: `… ${part}, p95`,
      ours: quantile(taken, 0.95),
      unit: 'ms',
    })),
    { what: `${of}s, each of another listing`, ours: perSecond, unit: 'pages/s' },
    { what: `${of}, as sent`, ours: kilobytes, unit: 'kB' },
  ];
}
