#!/usr/bin/env -S MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072 node --max-semi-space-size=4 --v8-pool-size=1
/**
 * The door: finds a Node that is new enough (the machine's, or the one npm installed beside us),
 * builds a checkout whose sources changed, and hands over to the command line. What a story or a page leaves behind
 * is garbage soon: a nursery of 4 MB sweeps it seldom enough and keeps the process small, and one thread helps
 * behind us: four would take the processors from the pages. glibc keeps what threads give back in one place instead of
 * eight a processor, and hands back to the system what lies at its end. A thread that has read much sweeps once itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
// Not by name: an older Node has no compile cache, and must still get as far as finding the one beside us.
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 18);

if (!newEnough) {
  const bundled = join(root, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(bundled)) {
    console.error(
      `Fadeless needs Node 22.18 or newer and found ${process.versions.node}. Run "npm ci" here: it installs one beside Fadeless.`,
    );
    process.exit(1);
  }
  const child = spawn(
    bundled,
    ['--max-semi-space-size=4', '--v8-pool-size=1', fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: {
        MALLOC_ARENA_MAX: '1',
        MALLOC_TRIM_THRESHOLD_: '131072',
        ...process.env,
        DOOR_OF_FADELESS: String(process.pid),
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
} else {
  buildIfStale();
  // This thread has its nursery; other threads have the limits that they are started with, and may sweep when they know
  // that they have read much and will wait.
  setFlagsFromString('--max-semi-space-size=0');
  setFlagsFromString('--expose-gc');
  // Compiled code is kept beside the build, where that may be written: the next start is quicker by a third.
  // The variable tells the reading threads.
  process.env.NODE_COMPILE_CACHE ??= join(root, 'dist', '.compiled');
  modules.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(pathToFileURL(join(root, 'dist', 'cli', 'start.js')).href);
}

/** Rebuilds when any file of a checkout's `src/` is newer than the last build. */
function buildIfStale() {
  const built = join(root, 'dist', '.built');
  const source = join(root, 'src');
  if (!existsSync(source)) return;
  const stamp = existsSync(built) ? statSync(built).mtimeMs : 0;
  const newer = readdirSync(source, { withFileTypes: true, recursive: true }).some(
    (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).mtimeMs > stamp,
  );
  if (!newer) return;
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'build.js')], { stdio: ['ignore', 2, 2] });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
