import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What follows changes of works until it is stopped. */
export interface CatchUp {
  stop(): Promise<void>;
}

/**
 * Keeps what search stands on in step with the works, on a thread of its own: the words of a work are found within a
 * second of its posting. Any number of processes may; one at a time writes. `failed` hears of a work that
 * cannot be read, and why the thread ended; another is started after a while.
 */
export function openCatchUp(url: string, failed: (error: Error) => void): CatchUp {
  let stopped = false;
  let worker = start();
  function start(): Worker {
    const fresh = new Worker(new URL(`catchUpThread${extname(import.meta.url)}`, import.meta.url), {
      workerData: { url },
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 },
    });
    fresh.unref();
    fresh.on('message', failed);
    fresh.on('error', (error: Error) => {
      if (stopped) return;
      failed(error);
      setTimeout(() => {
        if (!stopped) worker = start();
      }, RESTART_MS).unref();
    });
    return fresh;
  }
  return {
    stop: async () => {
      stopped = true;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      if (worker.threadId === -1) return;
      worker.ref();
      worker.postMessage('stop');
      const patience = setTimeout(() => void worker.terminate(), PATIENCE_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}

const RESTART_MS = 5_000;
/** A work of a million words takes this long to read; what is cut off is done again. */
const PATIENCE_MS = 5_000;
