import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What npm calls the running of `npm start` and of `npx fadeless`. */
const EVENTS = new Set(['start', 'npx']);
/** npm, a shell and this process: nothing more stands between. */
const STEPS = 3;
const LOOK_MS = 500;

/**
 * Calls `gone` when what only stands in front of this process ends without telling it: npm, or our own door under an
 * older Node. Killed alone, they would leave it running for good. Started by anything else (a service manager, a shell),
 * a process stays until it is told.
 */
export function whenStarterIsGone(gone: () => void): void {
  const parent = process.ppid;
  const starter = npmAbove() ?? (process.env['DOOR_OF_FADELESS'] === String(parent) ? parent : null);
  if (starter === null) return;
  const timer = setInterval(() => {
    if (process.ppid === parent && isRunning(starter)) return;
    clearInterval(timer);
    gone();
  }, LOOK_MS).unref();
}

/** The npm that started this process; null: something else did. */
function npmAbove(): number | null {
  if (!EVENTS.has(process.env['npm_lifecycle_event'] ?? '')) return null;
  let pid = process.ppid;
  for (let step = 0; step < STEPS && pid > 1; step += 1) {
    const above = processAt(pid);
    if (above === null) return null;
    if (above.words.slice(0, 2).some((word) => /(^|\/)np[mx](-cli\.js)?$/.test(word))) return pid;
    pid = above.parent;
  }
  return null;
}

interface Running {
  parent: number;
  /** The command line. */
  words: string[];
}

function processAt(pid: number): Running | null {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return null;
  }
}

/** proc(5): the name stands in parentheses and may hold some itself; state and parent follow. */
function fromProc(pid: number): Running | null {
  const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  if (state === 'Z') return null;
  return { parent: Number(parent), words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/) };
}

function fromPs(pid: number): Running {
  const said = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const [parent, ...words] = said.trim().split(/\s+/);
  return { parent: Number(parent), words };
}

/** Whether this process runs: one that ended and that nobody has asked about yet still has its number. */
function isRunning(pid: number): boolean {
  if (process.platform === 'linux') return processAt(pid) !== null;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
