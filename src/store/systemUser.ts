import { spawnSync, type SpawnOptions } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** PostgreSQL refuses to run as root; this user of the system runs it then. */
const USER = 'fadeless';

/** How to start a program of PostgreSQL: the command itself, or through `setpriv` when we are root. */
export interface Launch {
  /** Wraps a command line. */
  command(program: string, args: string[]): { program: string; args: string[]; options: SpawnOptions };
  /** Who must own the database's folder; null: whoever we are. */
  owner: { uid: number; gid: number } | null;
}

/**
 * Decides how PostgreSQL is started. Anyone but root starts it directly. Root starts it as a system user of its
 * own; where that user could not reach the folders (a checkout below `/root`, say) it is given the one
 * capability that lets it pass through folders.
 */
export function launchFor(paths: string[]): Launch {
  if (process.getuid?.() !== 0) {
    return { owner: null, command: (program, args) => ({ program, args, options: {} }) };
  }
  const owner = systemUser();
  if (paths.every(othersMayPass)) {
    return { owner, command: (program, args) => ({ program, args, options: owner }) };
  }
  const grant = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  const identity = ['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups'];
  return {
    owner,
    command: (program, args) => ({ program: 'setpriv', args: [...identity, ...grant, '--', program, ...args], options: {} }),
  };
}

function systemUser(): { uid: number; gid: number } {
  const known = passwdEntry();
  if (known) return known;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]);
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
