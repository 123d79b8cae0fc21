import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../ground/failures.ts';
import type { Launch } from './systemUser.ts';

/** Who owns everything in the cluster. */
export const USER = 'fadeless';

/**
 * Makes an empty cluster: UTF-8, sorted by code point everywhere alike, passwords by SCRAM. It is made aside and moved
 * into place whole, so that neither a stop half-way nor two first starts at once leave anything but a cluster.
 */
export async function initialise(
  cluster: string,
  password: string,
  launch: Launch,
  initdb: string,
): Promise<void> {
  const aside = mkdtempSync(`${cluster}.new-`);
  own(aside, launch);
  try {
    await fill(aside, password, launch, initdb);
    moveInto(aside, cluster);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function moveInto(aside: string, cluster: string): void {
  try {
    renameSync(aside, cluster);
  } catch (error) {
    // Another process was first; its cluster is as good.
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error;
  }
}

async function fill(cluster: string, password: string, launch: Launch, initdb: string): Promise<void> {
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (launch.owner) chownSync(passwordFile, launch.owner.uid, launch.owner.gid);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const lasting = process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const access = [`--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  try {
    await run(launch, initdb, [`--pgdata=${cluster}`, ...access, ...locale, ...lasting]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(launch: Launch, program: string, args: string[]): Promise<void> {
  const { program: command, args: list, options } = launch.command(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, list, { ...options, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else if (/No space left on device|Disk quota exceeded/.test(said)) reject(new Failure('disk-full'));
      else
        reject(new Failure('database-unreachable', { reason: `initdb ended with ${code}: ${said.trim()}` }));
    });
  });
}

/** Gives the cluster's folder to the user who runs it, also after a move from another machine. */
export function own(cluster: string, launch: Launch): void {
  if (!launch.owner || statSync(cluster).uid === launch.owner.uid) return;
  const { uid, gid } = launch.owner;
  const listed = readdirSync(cluster, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(cluster, name),
  );
  for (const path of [cluster, ...listed]) chownSync(path, uid, gid);
}

/** The password of the cluster in this folder, chosen when it is first asked for. */
export function passwordOf(folder: string): string {
  const path = join(folder, 'db.password');
  if (!existsSync(path)) choosePassword(path);
  return readFileSync(path, 'utf8').trim();
}

/** Written aside and put in place whole; of two processes that start at once, the first one's stands. */
function choosePassword(path: string): void {
  const aside = `${path}.new-${process.pid}`;
  writeFileSync(aside, randomBytes(24).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
