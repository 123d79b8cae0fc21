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

/** More than the head of an answer takes. */
const HEAD = 2_048;
const LENGTH = 'content-length: ';

/**
 * A connection that asks for one page after another, as a browser would, and reads each to its end. Node's own client
 * costs as much as the page, and reading into memory of its own for each piece a good part of it: both would be
 * measured with the page, on the same processors.
 */
class Connection {
  readonly #socket: Socket;
  readonly #host: string;
  /** Of the page being read: what is known of its head, and bytes that are still to come; null: its head is. */
  #head = '';
  #length = 0;
  #left: number | null = null;
  #waiting: PromiseWithResolvers<number> | null = null;

  private constructor(address: URL) {
    this.#host = address.host;
    this.#socket = connect({
      host: address.hostname,
      port: Number(address.port),
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafeSlow(64 * 1024),
        callback: (length, bytes) => {
          this.#take(length, bytes);
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#waiting?.reject(error));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the server hung up')));
  }

  static async to(address: string): Promise<Connection> {
    const connection = new Connection(new URL(address));
    await once(connection.#socket, 'connect');
    return connection;
  }

  /** Resolves with the page's bytes. A fandom that nobody wrote in yet has no page, and says so; anything else is an error. */
  page(path: string): Promise<number> {
    this.#waiting = Promise.withResolvers<number>();
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n`,
      'latin1',
    );
    return this.#waiting.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(length: number, bytes: Uint8Array): void {
    if (this.#left !== null) return this.#read(length);
    const before = this.#head.length;
    this.#head += Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, HEAD)).toString('latin1');
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.#left = this.#length = lengthIn(this.#head.slice(0, end));
    this.#read(before + length - end - 4);
  }

  #read(length: number): void {
    this.#left! -= length;
    if (this.#left! > 0) return;
    const status = this.#head.slice(9, 12);
    const waiting = this.#waiting;
    const head = this.#head;
    [this.#head, this.#left] = ['', null];
    if (status === '200' || status === '404') waiting?.resolve(this.#length);
    else waiting?.reject(new Error(`a page answers ${status}: ${head.slice(0, 300)}`));
  }
}

function lengthIn(head: string): number {
  const at = head.toLowerCase().indexOf(LENGTH);
  return at < 0 ? 0 : Number.parseInt(head.slice(at + LENGTH.length), 10);
}

/** The value below which this share (0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
