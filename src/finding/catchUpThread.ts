import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../store/database.ts';
import type { CatchUpWord } from './catchUp.ts';
import { Patience } from './patience.ts';
import { nameChanges } from './naming/catchUp.ts';
import { TextReader } from './words/catchUp.ts';

/** Works that are read in one transaction: few, so that a work that was just posted waits for few. */
const AT_ONCE = 10;
/** Changes of names that are counted together. */
const NAMES_AT_ONCE = 200;
/** When nothing came for this long, the thread ends: memory is worth more than the moment a new one takes. */
const LINGER_MS = 20_000;
/** More waiting than this is an import or an archive that is new to searching. */
const MANY = 40;
/** While such an import goes on, reading rests this many times as long as it reads, and leaves the machine to it. */
const REST = 4;
/** After so many works the heap is swept, where that may be asked for: V8 would let it grow by much first, and keeps that. */
const SWEPT = 100;

const { url } = workerData as { url: string };
const port = parentPort!;
const stopping = new AbortController();
const { signal } = stopping;
let wake = () => {};
const tell = (error: Error): void => port.postMessage(error);

const database = await openDatabase(url, { connections: 2 });
const reader = new TextReader(database.db, tell);
const patience = new Patience();
const hear = (word: CatchUpWord): void => {
  if (word === 'stop') stopping.abort();
  wake();
};
port.on('message', hear);

try {
  let needed = performance.now() + LINGER_MS;
  while (!signal.aborted) {
    const told = new Promise<void>((resolve) => (wake = resolve));
    if (await catchUp()) needed = performance.now() + LINGER_MS;
    const left = patience.left() || needed - performance.now();
    if (left <= 0) break;
    await Promise.race([told, wait(left, undefined, { ref: false })]);
  }
} finally {
  port.off('message', hear);
  await database.close();
}

/** Reads until nothing waits. Returns whether anything did. */
async function catchUp(): Promise<boolean> {
  let lastBefore = Infinity;
  let found = false;
  let unswept = 0;
  while (!signal.aborted) {
    const start = performance.now();
    const named = await nameSome();
    const read = await reader.step(AT_ONCE);
    if (read + named === 0) break;
    found = true;
    unswept += read;
    if (unswept >= SWEPT) {
      globalThis.gc?.();
      unswept = 0;
    }
    const { many, last } = await reader.waiting(MANY);
    if (many && last > lastBefore) await wait((performance.now() - start) * REST);
    lastBefore = last;
  }
  await reader.settle();
  return found;
}

/** Names that cannot be counted hold up no text, and are tried again after a while that grows. */
async function nameSome(): Promise<number> {
  if (patience.left() > 0) return 0;
  try {
    const named = await nameChanges(database.db, NAMES_AT_ONCE);
    patience.renew();
    return named;
  } catch (error) {
    patience.lose();
    tell(new Error('Names that changed could not be counted.', { cause: error }));
    return 0;
  }
}
