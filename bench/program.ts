import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '..', 'bin', 'fadeless.js');

/** Whether a program of the other side is installed here. */
export function installed(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

/** What a finished command took. */
export interface Taken {
  seconds: number;
  /** The most memory its process held, in megabytes. */
  megabytes: number;
  stdout: string;
}

/** Runs `fadeless` to its end with this data folder, and watches its memory. */
export async function fadeless(data: string, args: string[]): Promise<Taken> {
  const child = spawn(BIN, args, {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return watched(child);
}

/** Times another program; null when it fails. */
export function timed(program: string, args: string[]): number | null {
  const began = performance.now();
  const run = spawnSync(program, args, { stdio: 'ignore', timeout: 600_000 });
  return run.status === 0 ? (performance.now() - began) / 1000 : null;
}

/** A running archive. */
export interface Served {
  address: string;
  secondsToFirstPage: number;
  /** Memory of the web process, the one that was started and serves the pages, in megabytes: now, and at most so far. */
  megabytes(): number;
  mostMegabytes(): number;
  close(): Promise<void>;
}

/** Starts the archive as `npm start` does, on a free port, and waits for its first page; `args` are more for `serve`. */
export async function served(data: string, args: string[] = []): Promise<Served> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(BIN, ['serve', ...args], {
    env: { ...environment(data), FADELESS_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const address = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${address}/`).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`fadeless serve ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    address,
    secondsToFirstPage: (performance.now() - began) / 1000,
    megabytes: () => memoryOf(child.pid ?? 0, 'VmRSS'),
    mostMegabytes: () => memoryOf(child.pid ?? 0, 'VmHWM'),
    close: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

function environment(data: string): NodeJS.ProcessEnv {
  return { ...process.env, FADELESS_DATA: data, FADELESS_SAMPLE_SHELF: 'false', FADELESS_LOG: 'error' };
}

function watched(child: ChildProcess): Promise<Taken> {
  const began = performance.now();
  let megabytes = 0;
  let stdout = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const watch = setInterval(() => (megabytes = Math.max(megabytes, memoryOf(child.pid ?? 0, 'VmHWM'))), 200);
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - began) / 1000, megabytes, stdout });
      else reject(new Error(`fadeless ended with ${code}`));
    });
  });
}

function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
