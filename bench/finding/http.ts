import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { GeneratedArchive } from './archive.ts';
import { addressFor } from './addresses.ts';
import { mixedQueries, PARTS } from './queries.ts';

/** What pages took, in milliseconds from the request to the last byte, as their readers saw it. */
export interface PageTimes {
  times: number[];
  /** The same by the part of the mix. */
  byPart: Map<string, number[]>;
  perSecond: number;
  /** Of the pages as they were sent, compressed; the mean. */
  kilobytes: number;
}

/** Pages that warm the server up: it has been running for a while. Other addresses than those measured. */
const WARMING = 300;
const WARM_SEED = 77;

/**
 * Asks a running archive for `count` pages of the mix, each at another address, over so many connections, each
 * connection one page after another without a pause.
 */
export async function measureListing(
  address: string,
  archive: GeneratedArchive,
  { count = 1000, connections = 16 }: { count?: number; connections?: number } = {},
): Promise<PageTimes> {
  const asked = mixedQueries(archive, count).map(({ part, question }) => ({
    part,
    path: addressFor(archive, question),
  }));
  const known = new Set(asked.map(({ path }) => path));
  const warming = mixedQueries(archive, WARMING, WARM_SEED)
    .map(({ part, question }) => ({ part, path: addressFor(archive, question) }))
    .filter(({ path }) => !known.has(path));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    await askAll(agent, address, warming, connections);
    return await askAll(agent, address, asked, connections);
  } finally {
    agent.destroy();
  }
}

async function askAll(
  agent: Agent,
  address: string,
  asked: readonly { part: string; path: string }[],
  connections: number,
): Promise<PageTimes> {
  const times: number[] = [];
  const byPart = new Map<string, number[]>(PARTS.map(({ part }) => [part, []]));
  const left = [...asked];
  let bytes = 0;
  const began = performance.now();
  const reader = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) {
      const from = performance.now();
      const read = await page(agent, address + one.path);
      bytes += read;
      const took = performance.now() - from;
      times.push(took);
      byPart.get(one.part)?.push(took);
    }
  };
  await Promise.all(Array.from({ length: connections }, reader));
  const seconds = (performance.now() - began) / 1000;
  return { times, byPart, perSecond: asked.length / seconds, kilobytes: bytes / asked.length / 1024 };
}

/**
 * Reads one page to its end. Resolves with its bytes. A fandom that nobody wrote in yet has no page, and says so;
 * anything else is an error.
 */
function page(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200 || response.statusCode === 404) resolve(bytes);
        else reject(new Error(`${url} answers ${response.statusCode}`));
      });
    });
    request.on('error', reject);
  });
}

/** The value below which this share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
