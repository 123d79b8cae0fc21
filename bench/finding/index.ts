/**
 * `node bench/finding/index.ts [--works 1000000]`: the shelf index alone, on a generated archive: what it takes to
 * read its snapshot, to hold it, and to answer the thousand mixed questions with all facets and a page of twenty.
 * Times beside the clock's are the processor's own: what the machine does elsewhere is not in them.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { SegmentBuilder } from '../../src/finding/shelf/build.ts';
import type { OrderName } from '../../src/finding/shelf/orderKeys.ts';
import { FLAGS } from '../../src/finding/shelf/segment.ts';
import { Stock } from '../../src/finding/shelf/selector.ts';
import { ShelfIndex } from '../../src/finding/shelf/shelfIndex.ts';
import { loadSnapshot, saveSnapshot } from '../../src/finding/shelf/snapshot.ts';
import { TAG_KINDS } from '../../src/finding/shelf/terms.ts';
import { titleSort } from '../../src/works/work.ts';
import type { Row } from '../table.ts';
import { askedOf } from './asked.ts';
import { generatedArchive, pseudName, type GeneratedArchive } from './archive.ts';
import { mixedQueries, PARTS } from './queries.ts';
import { tell } from './rows.ts';

const ORIGIN = { database: 'bench', canon: 'bench' };
const KEPT = { position: { xmin: '0', change: 0, seen: [], last: '' }, packs: [] };
const ORDERS: OrderName[] = [
  'updated',
  'posted',
  'published',
  'hits',
  'words',
  'chapters',
  'title',
  'author',
];
const ALL = FLAGS.found | FLAGS.typed | FLAGS.foundMain | FLAGS.typedMain;

if (isMainThread) await main();
else parentPort?.postMessage(await measure(workerData as Order));

/** What the measuring thread is told. */
interface Order {
  works: number;
  folder: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { works: { type: 'string', default: '100000' }, rows: { type: 'string' } },
  });
  const works = Number(values.works);
  const folder = mkdtempSync(join(tmpdir(), 'fadeless-bench-index-'));
  try {
    await saveSnapshot(folder, ORIGIN, KEPT, stockOf(generatedArchive(works)));
    const megabytes = statSync(join(folder, 'shelf')).size / 1e6;
    const worker = new Worker(new URL(import.meta.url), { workerData: { works, folder } satisfies Order });
    const rows = await new Promise<Row[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const all = [...rows, { what: 'snapshot on disk', ours: megabytes, unit: 'MB' }];
    const of = `index of ${works.toLocaleString('en')} works`;
    tell(
      all.map((row) => ({ ...row, what: `${of}: ${row.what}` })),
      values.rows,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function stockOf(archive: GeneratedArchive): Stock {
  const builder = new SegmentBuilder();
  const kinds = new Uint8Array(archive.tags.count + 1).fill(255);
  const kindOf = (tag: number) => {
    if (kinds[tag] === 255) kinds[tag] = TAG_KINDS.indexOf(archive.tags.describe(tag).kind);
    return kinds[tag]!;
  };
  for (const work of archive.walk()) {
    builder.add({
      ...work,
      card: work.id,
      posted: work.posted * 1000,
      title: titleSort(work.title),
      author: pseudName(work.pseud),
      crossover: kindOf(work.tags[1] ?? 0) === 0,
      setting: null,
      spoilers: null,
    });
    for (const tag of work.tags) builder.tag(tag, kindOf(tag), ALL);
    builder.pseud(work.pseud);
  }
  const stock = new Stock(builder.finished());
  for (const name of ORDERS) stock.ordering(name);
  return stock;
}

/** On a thread that never held anything but the index. */
async function measure({ works, folder }: Order): Promise<Row[]> {
  const began = performance.now();
  const loading = processorTime();
  const kept = await loadSnapshot(folder, ORIGIN);
  const index = new ShelfIndex(kept!.stock, 0);
  const seconds = (performance.now() - began) / 1000;
  const loadingTime = (processorTime() - loading) / 1000;
  const questions = mixedQueries(generatedArchive(works));
  const taken = questions.map(({ part, question }) => {
    const [clock, processor] = [performance.now(), processorTime()];
    index.answer(question);
    return { part, clock: performance.now() - clock, processor: processorTime() - processor };
  });
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  const line = (what: string, of: typeof taken, share: number): Row => ({
    what,
    ours: at(
      share,
      of.map(({ processor }) => processor),
    ),
    unit: 'ms of processor',
    against: 'by the clock',
    theirs: at(
      share,
      of.map(({ clock }) => clock),
    ),
  });
  return [
    {
      what: 'start from snapshot',
      ours: loadingTime,
      unit: 's of processor',
      against: 'by the clock',
      theirs: seconds,
      asked: askedOf(works).start,
    },
    { what: 'memory: arrays', ours: arrayBuffers / 1e6, unit: 'MB', asked: askedOf(works).memory },
    { what: 'memory: heap', ours: heapUsed / 1e6, unit: 'MB' },
    {
      what: 'all questions, mean',
      ours: mean(taken.map(({ processor }) => processor)),
      unit: 'ms of processor',
      against: 'by the clock',
      theirs: mean(taken.map(({ clock }) => clock)),
    },
    line('all questions, middle', taken, 0.5),
    { ...line('all questions, p95', taken, 0.95), asked: askedOf(works).filter },
    line('all questions, longest', taken, 1),
    ...PARTS.map(({ part }) =>
      line(
        `${part}, p95`,
        taken.filter((one) => one.part === part),
        0.95,
      ),
    ),
  ];
}

/** What this thread has used of a processor, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function at(share: number, values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
