import pg from 'pg';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { SHIPPED_PACKS } from '../../src/canon/load.ts';
import { openShelf } from '../../src/finding/shelf/openShelf.ts';
import type { Answer, Shelf } from '../../src/finding/shelf/question.ts';
import type { Row } from '../table.ts';
import { askedOf } from './asked.ts';
import type { GeneratedDatabase } from './database.ts';
import { quantile } from './http.ts';
import { openPlainSql, type PlainAnswer, type PlainSql } from './plainSql.ts';
import { mixedQueries, PARTS, type MixedQuery } from './queries.ts';

interface Asked<A> extends MixedQuery {
  answer: A;
  /** Milliseconds by the clock, and of this process's processors: what else runs on the machine slows only the first. */
  took: number;
  worked: number;
}

/** How long the rival may take for its share of the questions, in milliseconds. */
const RIVAL_LIMIT = 240_000;
const SMALL = 200_000;

/** The index beside plain PostgreSQL: start, memory, and the thousand questions with all facets. */
export async function measureFilters(generated: GeneratedDatabase): Promise<Row[]> {
  const { archive } = generated;
  const queries = mixedQueries(archive);
  const opened = await openMeasured(generated);
  try {
    await askAll((question) => opened.shelf.ask(question), mixedQueries(archive, 200, 78));
    const ours = await askAll((question) => opened.shelf.ask(question), queries);
    const client = new pg.Client({ connectionString: generated.url });
    await client.connect();
    try {
      const rival = await openPlainSql(client, archive);
      const theirs = await askRival(rival, archive.works > SMALL ? mixedQueries(archive, 60) : queries);
      compare(ours, theirs);
      return [...opened.rows, ...timeRows(archive.works, ours, theirs)];
    } finally {
      await client.end();
    }
  } finally {
    await opened.shelf.close();
  }
}

/** Opens the index twice: the second time it finds what the first left behind. What it weighs is asked of a process of its own. */
async function openMeasured({
  url,
  folder,
  archive,
}: GeneratedDatabase): Promise<{ shelf: Shelf; rows: Row[] }> {
  const sources = { url, canonFolders: [SHIPPED_PACKS], snapshotFolder: `${folder}/index` };
  await (await openShelf(sources)).close();
  const megabytes = memoryAdded(url, folder) / 1e6;
  const began = performance.now();
  const shelf = await openShelf(sources);
  const seconds = (performance.now() - began) / 1000;
  const of = `${archive.works.toLocaleString('en')} works`;
  return {
    shelf,
    rows: [
      { what: `${of}: start of the index`, ours: seconds, unit: 's', asked: askedOf(archive.works).start },
      {
        what: `${of}: memory that the index adds to its process`,
        ours: megabytes,
        unit: 'MB',
        asked: askedOf(archive.works).memory,
      },
    ],
  };
}

/** Bytes that the index adds, from its snapshot, under the options that the program has (bin/fadeless.js). */
function memoryAdded(url: string, folder: string): number {
  const script = join(import.meta.dirname, 'memory.ts');
  const options = ['--max-semi-space-size=4', '--v8-pool-size=1', '--expose-gc'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [...options, script, '--url', url, '--folder', folder],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' },
    },
  );
  if (status !== 0) throw new Error(`memory.ts ended with ${status}`);
  return Number(stdout);
}

async function askAll<A>(
  ask: (question: MixedQuery['question']) => Promise<A>,
  queries: readonly MixedQuery[],
  limit = Infinity,
): Promise<Asked<A>[]> {
  const asked: Asked<A>[] = [];
  const began = performance.now();
  for (const query of queries) {
    const from = performance.now();
    if (from - began > limit) break;
    const cpu = process.cpuUsage();
    const answer = await ask(query.question);
    const { user, system } = process.cpuUsage(cpu);
    asked.push({ ...query, answer, took: performance.now() - from, worked: (user + system) / 1000 });
  }
  return asked;
}

async function askRival(rival: PlainSql, queries: readonly MixedQuery[]): Promise<Asked<PlainAnswer>[]> {
  for (const { question } of queries.slice(0, 10)) await rival.ask(question);
  return askAll((question) => rival.ask(question), queries, RIVAL_LIMIT);
}

/** Both must have found the same: a fast wrong answer is none. */
function compare(ours: readonly Asked<Answer>[], theirs: readonly Asked<PlainAnswer>[]): void {
  const known = new Map(ours.map(({ question, answer }) => [JSON.stringify(question), answer]));
  for (const { question, answer } of theirs) {
    const mine = known.get(JSON.stringify(question));
    if (!mine) continue;
    const { total, works, facets } = mine;
    if (told({ total, works, facets: facets! }) !== told(answer))
      throw new Error(
        `the index and PostgreSQL disagree on ${JSON.stringify(question)}:\n${told({ total, works, facets: facets! })}\n${told(answer)}`,
      );
  }
}

/** An answer as one text; kinds nobody has a choice of are left out. */
function told({ total, works, facets }: PlainAnswer): string {
  const { tags, languages, complete, crossovers } = facets;
  const kinds = Object.entries(tags)
    .filter(([, choices]) => choices.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const spoken = languages.toSorted((a, b) => b.works - a.works || (a.tag < b.tag ? -1 : 1));
  const sums = [complete.yes, complete.no, complete.unknown, crossovers];
  return JSON.stringify({ total, works, kinds, spoken, sums });
}

function timeRows(
  works: number,
  ours: readonly Asked<Answer>[],
  theirs: readonly Asked<PlainAnswer>[],
): Row[] {
  const of = works.toLocaleString('en');
  const against = `PostgreSQL, GIN over intarray (${theirs.length} of the queries)`;
  const row = (what: string, share: number, part?: string): Row => {
    const times = (asked: readonly Asked<unknown>[]) =>
      asked.filter((one) => part === undefined || one.part === part).map(({ took }) => took);
    const rival = times(theirs);
    return {
      what: `${of} works: ${what}`,
      ours: quantile(times(ours), share),
      unit: 'ms',
      against,
      theirs: rival.length > 0 ? quantile(rival, share) : null,
    };
  };
  return [
    {
      what: `${of} works: filter with all facets, mean`,
      ours: ours.reduce((sum, { took }) => sum + took, 0) / ours.length,
      unit: 'ms',
    },
    row('filter with all facets, middle', 0.5),
    { ...row('filter with all facets, p95', 0.95), asked: askedOf(works).filter },
    {
      what: `${of} works: … p95 of processor time`,
      ours: quantile(
        ours.map(({ worked }) => worked),
        0.95,
      ),
      unit: 'ms',
    },
    ...PARTS.map(({ part }) => row(`… ${part}, p95`, 0.95, part)),
  ];
}
