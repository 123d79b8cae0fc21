import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
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
const WARMING = 2_000;
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
  await askAll(address, warming, connections);
  return askAll(address, asked, connections);
}

async function askAll(
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
    const connection = await Connection.to(address);
    for (let one = left.shift(); one; one = left.shift()) {
      const from = performance.now();
      const length = await connection.page(one.path);
      bytes += length;
      const took = performance.now() - from;
      times.push(took);
      byPart.get(one.part)?.push(took);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, reader));
  const seconds = (performance.now() - began) / 1000;
  return { times, byPart, perSecond: asked.length / seconds, kilobytes: bytes / asked.length / 1024 };
}

/**
 * A connection that asks for one page after another, as a browser would, and reads each to its end. Node's own client
 * costs as much as the page: it would be measured with it, on the same processors.
 */
class Connection {
  readonly #socket: Socket;
  readonly #host: string;
  #read: Buffer = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<number> | null = null;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the server hung up')));
  }

  static async to(address: string): Promise<Connection> {
    const { hostname, port, host } = new URL(address);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket, host);
  }

  /** Resolves with the page's bytes. A fandom that nobody wrote in yet has no page, and says so; anything else is an error. */
  page(path: string): Promise<number> {
    this.#waiting = Promise.withResolvers<number>();
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n`,
    );
    return this.#waiting.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#read = this.#read.length === 0 ? chunk : Buffer.concat([this.#read, chunk]);
    const head = this.#read.indexOf('\r\n\r\n');
    if (head < 0) return;
    const lines = this.#read.toString('latin1', 0, head);
    const length = Number(/^content-length: (\d+)$/im.exec(lines)?.[1] ?? Number.NaN);
    if (this.#read.length < head + 4 + length) return;
    const status = lines.slice(9, 12);
    this.#read = Buffer.alloc(0);
    if (status === '200' || status === '404') this.#waiting?.resolve(length);
    else this.#waiting?.reject(new Error(`a page answers ${status}: ${lines.slice(0, 300)}`));
  }
}

/** The value below which this share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
