import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { followChanges } from '../store/changes.ts';
import { openDatabase } from '../store/database.ts';
import { nameChanges } from './naming/catchUp.ts';
import { TextReader } from './words/catchUp.ts';

/** Works that are read in one transaction: few, so that a work that was just posted waits for few. */
const AT_ONCE = 10;
/** Changes of names that are counted together. */
const NAMES_AT_ONCE = 200;
/** Changes that no notification told of are looked for this often. */
const LOOK_MS = 15_000;
/** More waiting than this is an import or an archive that is new to searching. */
const MANY = 40;
/** While such an import goes on, reading rests this many times as long as it reads, and leaves the machine to it. */
const REST = 4;

const { url } = workerData as { url: string };
const stopping = new AbortController();
const { signal } = stopping;
let wake = () => {};
const nudge = (): void => wake();

const database = await openDatabase(url, { connections: 3 });
const unfollow = followChanges(database.pool, nudge, nudge);
const reader = new TextReader(database.db, (error) => parentPort?.postMessage(error));
parentPort?.once('message', () => {
  stopping.abort();
  nudge();
});

try {
  while (!signal.aborted) {
    const nudged = new Promise<void>((resolve) => (wake = resolve));
    await catchUp();
    if (!signal.aborted) await Promise.race([nudged, wait(LOOK_MS, undefined, { ref: false })]);
  }
} finally {
  await unfollow();
  await database.close();
}

/** Reads until nothing waits. */
async function catchUp(): Promise<void> {
  let lastBefore = Infinity;
  while (!signal.aborted) {
    const start = performance.now();
    const named = await nameChanges(database.db, NAMES_AT_ONCE);
    if ((await reader.step(AT_ONCE)) + named === 0) break;
    const { many, last } = await reader.waiting(MANY);
    if (many && last > lastBefore) await wait((performance.now() - start) * REST);
    lastBefore = last;
  }
  await reader.settle();
}
