import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { Failure } from '../ground/failures.ts';
import { postgresBinaries } from './binaries.ts';
import { initialise, own, passwordOf, USER } from './cluster.ts';
import { launchFor, type Launch } from './systemUser.ts';

/** A PostgreSQL of our own, running in the data folder. */
export interface EmbeddedServer {
  /** A connection address for the database `fadeless`. */
  url: string;
  /** Whether it was running already when we came: left by a killed process, or shared with a living one. */
  adopted: boolean;
  /** Stops it, unless another Fadeless process still uses it. Asked again, waits for the same. */
  release(): Promise<void>;
}

const DATABASE = 'fadeless';
const START_LIMIT_MS = 60_000;
const RETRY_MS = 5_000;

/** Flags that make a small server quick to start and sparing with memory. */
const FLAGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '96MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  jit: 'off',
  log_min_messages: 'warning',
};

/**
 * Starts the embedded PostgreSQL in `folder` (made on first use), or takes over the one that already runs there:
 * a process killed by force leaves its server behind, and two commands may share one. Never starts a second
 * server on the same folder.
 */
export async function startServer(folder: string): Promise<EmbeddedServer> {
  const binaries = await postgresBinaries();
  mkdirSync(folder, { recursive: true });
  const cluster = join(folder, 'db');
  const launch = launchFor([binaries.postgres, cluster]);
  const password = passwordOf(folder);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(cluster, password, launch, binaries.initdb);
  own(cluster, launch);

  const deadline = Date.now() + START_LIMIT_MS;
  let started = false;
  let nextStart = 0;
  let released: Promise<void> | null = null;
  while (Date.now() < deadline) {
    const port = runningPort(cluster);
    if (port !== null && (await answers(port, password, cluster))) {
      return {
        url: await databaseAt(port, password),
        adopted: !started,
        release: () => (released ??= release(port, password, cluster)),
      };
    }
    // A number in postmaster.pid may belong to a stranger by now; PostgreSQL itself refuses a second start.
    if (port === null ? nextStart <= Date.now() : nextStart !== 0 && nextStart <= Date.now()) {
      start(cluster, folder, launch, binaries.postgres, await freePort());
      started = true;
    }
    if (nextStart <= Date.now()) nextStart = Date.now() + RETRY_MS;
    await wait(25);
  }
  throw new Failure('database-unreachable', {
    reason: `the server in ${cluster} did not start; its log is ${join(folder, 'db.log')}`,
  });
}

function start(cluster: string, folder: string, launch: Launch, postgres: string, port: number): void {
  const flags = Object.entries({ ...FLAGS, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const { program, args, options } = launch.command(postgres, ['-D', cluster, ...flags]);
  const log = openSync(join(folder, 'db.log'), 'a');
  // Detached, so that Ctrl-C in a terminal reaches only us, and we can let it finish in order.
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', log, log], cwd: '/' });
  child.on('error', () => {});
  child.unref();
  closeSync(log);
}

/** The port in the cluster's postmaster.pid, when the process it names lives. */
function runningPort(cluster: string): number | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const [pid, , , port] = lines.map(Number);
  if (!pid || !port || !alive(pid)) return null;
  return port;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the server at `port` is ours: it knows our password and serves this very folder. */
async function answers(port: number, password: string, cluster: string): Promise<boolean> {
  try {
    return await withClient(port, password, 'postgres', async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0]?.data_directory === cluster;
    });
  } catch {
    return false;
  }
}

async function databaseAt(port: number, password: string): Promise<string> {
  await withClient(port, password, 'postgres', async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`).catch(unlessThere);
  });
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

async function release(port: number, password: string, cluster: string): Promise<void> {
  const others = await withClient(port, password, 'postgres', async (client) => {
    const { rows } = await client.query<{ application_name: string }>(
      "select distinct application_name from pg_stat_activity where application_name like 'fadeless:%'",
    );
    return rows.some((row) => row.application_name !== applicationName());
  }).catch(() => true);
  if (others) return;
  const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + START_LIMIT_MS;
  while (alive(pid) && existsSync(join(cluster, 'postmaster.pid')) && Date.now() < deadline) await wait(20);
}

/** How this process is known to the server, so that the last one out can stop it. */
export function applicationName(): string {
  return `fadeless:${process.pid}`;
}

async function withClient<T>(
  port: number,
  password: string,
  database: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password,
    database,
    connectionTimeoutMillis: 2000,
    application_name: applicationName(),
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** PostgreSQL's codes for a database that is there already, and for one that came at the same moment. */
const THERE = new Set(['42P04', '23505']);

/** Another process that starts at the same time may have made the database first. */
function unlessThere(error: { code?: string }): void {
  if (!THERE.has(error.code ?? '')) throw error;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
