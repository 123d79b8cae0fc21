import { TextReader } from '../src/finding/words/catchUp.ts';
import { openDatabase } from '../src/store/database.ts';
import { startServer } from '../src/store/server.ts';
import { served, type Served } from './program.ts';
import type { Row } from './table.ts';

/** How long the start after an import is watched, in milliseconds, while the imported texts are being read. */
const WATCH_MS = 20_000;
const PAGES = 1000;
/** Readers at once. */
const READERS = 8;

/**
 * What it takes to serve an archive into which so many works were just imported: the first start, while the index is
 * made and their texts are read; the reading itself; then a start like any other, at rest and after many pages.
 */
export async function measureWeb(data: string, works: number): Promise<Row[]> {
  const first = await withServer(data, async (server) => {
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    return { seconds: server.secondsToFirstPage, most: server.mostMegabytes() };
  });
  const rate = await readTexts(data);
  const second = await withServer(data, async (server) => {
    await ask(server.address, ['/', '/works', `/works?page=${lastPage(works)}`, '/works/17']);
    const rest = server.megabytes();
    await ask(server.address, addresses(works));
    return { seconds: server.secondsToFirstPage, rest, busy: server.megabytes() };
  });
  const many = `with ${works} works`;
  return [
    {
      what: `first start after the import to the first page, ${many}`,
      ours: first.seconds,
      unit: 's',
    },
    { what: 'web process at most while the imported texts are read', ours: first.most, unit: 'MB' },
    ...(rate === null
      ? []
      : [{ what: 'texts read for search, with nothing else to do', ours: rate, unit: 'works/s' }]),
    { what: `second start to the first page, ${many}`, ours: second.seconds, unit: 's' },
    { what: `web process after the first pages, ${many}`, ours: second.rest, unit: 'MB' },
    { what: `web process after ${PAGES} different pages`, ours: second.busy, unit: 'MB' },
  ];
}

async function withServer<T>(data: string, use: (server: Served) => Promise<T>): Promise<T> {
  const server = await served(data);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** Reads for search what waits, as the archive would without resting in between. Returns works a second; null: all were read. */
async function readTexts(data: string): Promise<number | null> {
  const server = await startServer(data);
  const database = await openDatabase(server.url, { connections: 2 });
  const began = performance.now();
  let read = 0;
  const reader = new TextReader(database.db, (error) => process.stderr.write(`${error.message}\n`));
  for (let some = 1; some > 0; read += some) some = await reader.step(10);
  await reader.settle();
  const seconds = (performance.now() - began) / 1000;
  await database.close();
  await server.release();
  return read > 0 ? read / seconds : null;
}

/** Works, and a listing page among every ten. */
function addresses(works: number): string[] {
  return Array.from({ length: PAGES }, (_, page) =>
    page % 10 === 0
      ? `/works?page=${1 + ((page / 10) % lastPage(works))}`
      : `/works/${1 + ((page * 7) % works)}`,
  );
}

const lastPage = (works: number): number => Math.ceil(works / 20);

async function ask(address: string, paths: readonly string[]): Promise<void> {
  const waiting = [...paths];
  const reader = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const response = await fetch(address + path);
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
}
