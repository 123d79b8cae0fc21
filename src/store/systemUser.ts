import { spawnSync, type SpawnOptions } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../ground/failures.ts';

/** PostgreSQL refuses to run as root; this user of the system runs it then. */
const USER = 'fadeless';
/** Root under a number that is not root's; to the rest of the system it is root still, and may pass. */
const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000', '--'];

/** How to start a program of PostgreSQL: the command itself, or as another user when we are root. */
export interface Launch {
  /** How a program with these arguments is to be spawned. */
  command(program: string, args: string[]): { program: string; args: string[]; options: SpawnOptions };
  /** Who must own the database's folder; null: whoever we are. */
  owner: { uid: number; gid: number } | null;
}

/**
 * Decides how PostgreSQL is started. Anyone but root starts it directly. Root starts it as a system user of its
 * own; where that user could not reach the folders (a checkout below `/root`, say) it runs in a user namespace in
 * which root goes by another number. Throws `database-unreachable` where neither can be had.
 */
export function launchFor(paths: string[]): Launch {
  if (process.getuid?.() !== 0) {
    return { owner: null, command: (program, args) => ({ program, args, options: {} }) };
  }
  if (paths.every(othersMayPass)) {
    const owner = systemUser();
    return { owner, command: (program, args) => ({ program, args, options: owner }) };
  }
  if (spawnSync('unshare', [...NAMESPACE, 'true']).status !== 0) {
    const reason = `PostgreSQL does not run as root, and no other user may pass the folders above ${paths.join(' and ')}; move them to /opt or /srv, or set FADELESS_DATABASE_URL`;
    throw new Failure('database-unreachable', { reason });
  }
  return {
    owner: { uid: 0, gid: 0 },
    command: (program, args) => ({ program: 'unshare', args: [...NAMESPACE, program, ...args], options: {} }),
  };
}

function systemUser(): { uid: number; gid: number } {
  const known = passwdEntry();
  if (known) return known;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    USER,
  ]);
  const made = passwdEntry();
  if (!made) throw new Error(`the system user "${USER}" could not be made with useradd`);
  return made;
}

function passwdEntry(): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${USER}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Whether every folder above `path` lets other users through. */
function othersMayPass(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      accessSync(folder, constants.X_OK);
      if ((statSync(folder).mode & 0o001) === 0) return false;
    } catch {
      return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
