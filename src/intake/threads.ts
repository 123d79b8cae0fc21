import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../ground/failures.ts';
import { asFailure, failedReading, type Bundle } from './bundle.ts';
import type { Reading } from './draft.ts';
import type { WorkerOrder, WorkerResult } from './readWorker.ts';

/** A file that takes longer than this is given up; no honest story does. */
const PATIENCE_MS = 120_000;

/**
 * Reads bundles on `count` threads, in any order; readings that the gathering already failed pass through. A thread
 * that dies of a file, or never ends, costs that file alone.
 */
export async function* readOnThreads(
  found: AsyncIterable<Bundle | Reading>,
  order: WorkerOrder,
  count: number,
): AsyncGenerator<WorkerResult> {
  const bundles = found[Symbol.asyncIterator]();
  const threads = Array.from({ length: count }, () => new ReadingThread(order));
  let taking: Promise<unknown> = Promise.resolve();
  const take = () => {
    const next = taking.then(() => bundles.next());
    taking = next.catch(() => {});
    return next;
  };
  const work = async (
    thread: ReadingThread,
  ): Promise<{ thread: ReadingThread; result: WorkerResult | null }> => {
    const { done, value } = await take();
    if (done) return { thread, result: null };
    if (!('format' in value)) return { thread, result: await thread.read(value) };
    return { thread, result: { readings: [value], originals: [] } };
  };
  const busy = new Map(threads.map((thread) => [thread, work(thread)]));
  try {
    while (busy.size > 0) {
      const { thread, result } = await Promise.race(busy.values());
      if (result === null) busy.delete(thread);
      else {
        busy.set(thread, work(thread));
        yield result;
      }
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

/** One thread that reads a bundle at a time, and is started anew when a file kills it. */
class ReadingThread {
  #order: WorkerOrder;
  #worker: Worker | null = null;
  constructor(order: WorkerOrder) {
    this.#order = order;
  }

  async read(bundle: Bundle): Promise<WorkerResult> {
    try {
      const files = await Promise.all(
        bundle.files.map(async (file) =>
          'load' in file ? { name: file.name, bytes: await file.load() } : file,
        ),
      );
      return await this.#ask({ files });
    } catch (error) {
      return {
        readings: bundle.files.map(({ name }) => failedReading(name, asFailure(error, name))),
        originals: [],
      };
    }
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #ask(bundle: Bundle): Promise<WorkerResult> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const file = bundle.files[0]?.name ?? '';
      const giveUp = (failure: Failure) => {
        settle();
        void this.stop();
        reject(failure);
      };
      const answered = (result: WorkerResult) => {
        settle();
        resolve(result);
      };
      const failed = (error: Error) => giveUp(whyItDied(error, file));
      const ended = () =>
        giveUp(new Failure('file-damaged', { file, reason: 'the thread that read it ended' }));
      const timer = setTimeout(
        () => giveUp(new Failure('file-too-heavy', { file, what: 'time' })),
        PATIENCE_MS,
      );
      const settle = () => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed).off('exit', ended);
      };
      worker.once('message', answered).once('error', failed).once('exit', ended);
      worker.postMessage(bundle);
    });
  }

  #start(): Worker {
    // The same extension as this file: `.ts` from source, `.js` once built.
    return new Worker(new URL(`readWorker${extname(import.meta.url)}`, import.meta.url), {
      workerData: this.#order,
      // A small nursery: what a story leaves behind is garbage soon, and there may be many threads.
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
    });
  }
}

function whyItDied(error: Error, file: string): Failure {
  const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isTooLarge
    ? new Failure('file-too-heavy', { file, what: 'memory' }, { cause: error })
    : asFailure(error, file);
}
