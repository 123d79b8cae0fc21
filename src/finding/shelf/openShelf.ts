import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Cards, CardShelf, FinishedCard, Question, Unfinished } from './question.ts';

/** Where the index gets what it knows from. */
export interface ShelfSources {
  /** Of the database. */
  url: string;
  /** As `loadCanon` takes them. */
  canonFolders: string[];
  /** Where a snapshot of the index is kept for the next start; null: nowhere. */
  snapshotFolder: string | null;
  /** A name for how cards are drawn now; without it none are kept. They are kept beside the snapshot. */
  cardForm?: string;
}

/** To the thread: a question (with memory for cards that it asks for), which cards are missing, cards to keep, or nothing: then it ends. */
export type ShelfRequest =
  | { id: number; question: Question; room?: ArrayBuffer }
  | { id: number; after: number }
  | { id: number; end: true }
  | { cards: readonly FinishedCard[] };

/** From the thread. The one numbered 0 says that it has begun. An answer with cards comes as JSON: it is sooner read than a copy is made. */
export type ShelfReply =
  | { id: number; answer: Answer | null }
  | { id: number; told: string; bytes: Uint8Array }
  | { id: number; unfinished: Unfinished }
  | { id: number; error: string };

/**
 * Opens the index of an archive on a thread of its own: it answers once it is read, and follows the archive from then
 * on. A thread that dies is started anew; what was asked of it fails. `thread`: the code that it runs.
 */
export async function openShelf(sources: ShelfSources, thread = THREAD): Promise<CardShelf> {
  const shelf = new ThreadedShelf(sources, thread);
  await shelf.begun();
  return shelf;
}

/** The same extension as this file: `.ts` from source, `.js` once built. */
const THREAD = new URL(`shelfWorker${extname(import.meta.url)}`, import.meta.url);

/** Of the thread, in megabytes, as V8 counts it: three halves. */
const NURSERY_MB = 3;

/** As many pages as are likely to be made at once. */
const ROOMS = 32;

function whatWasSaid(reply: Exclude<ShelfReply, { error: string }>): Answer | Unfinished | null {
  if ('told' in reply) {
    const { each, ...answer } = JSON.parse(reply.told) as Answer & Pick<Cards, 'each'>;
    return { ...answer, cards: { each, bytes: reply.bytes } };
  }
  return 'answer' in reply ? reply.answer : reply.unfinished;
}

class ThreadedShelf implements CardShelf {
  readonly #sources: ShelfSources;
  readonly #thread: URL;
  #worker: Worker | null = null;
  #beginning: Promise<unknown> | null = null;
  #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #last = 0;
  /** Memory that cards came in and that is free again: new memory for each page would be most of what it leaves behind. */
  readonly #rooms: ArrayBuffer[] = [];
  #closed = false;

  constructor(sources: ShelfSources, thread: URL) {
    this.#sources = sources;
    this.#thread = thread;
  }

  /** When the thread is there to answer. */
  begun(): Promise<unknown> {
    return (this.#beginning ??= this.#begin());
  }

  async ask(question: Question): Promise<Answer> {
    await this.begun();
    const room = question.cards ? this.#rooms.pop() : undefined;
    return this.#send<Answer>((id) => ({ id, question, room }), room && [room]);
  }

  giveBack({ bytes: { buffer } }: Cards): void {
    if (buffer instanceof ArrayBuffer && buffer.byteLength > 0 && this.#rooms.length < ROOMS)
      this.#rooms.push(buffer);
  }

  keep(cards: readonly FinishedCard[]): void {
    this.#worker?.postMessage({ cards } satisfies ShelfRequest);
  }

  async unfinished(after: number): Promise<Unfinished> {
    await this.begun();
    return this.#send<Unfinished>((id) => ({ id, after }));
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#worker) await this.#send((id) => ({ id, end: true })).catch(() => {});
    await this.#worker?.terminate();
  }

  #begin(): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error('the index is closed'));
    const worker = new Worker(this.#thread, {
      workerData: this.#sources,
      // Most of what it holds are arrays, and what a question leaves behind is little.
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
    });
    this.#worker = worker;
    const begun = this.#expect(0);
    worker.on('message', (reply: ShelfReply) => this.#hear(reply));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the thread of the index ended')));
    return begun;
  }

  #send<Reply>(request: (id: number) => ShelfRequest, given: ArrayBuffer[] = []): Promise<Reply> {
    const id = ++this.#last;
    const reply = this.#expect(id);
    this.#worker?.postMessage(request(id), given);
    return reply as Promise<Reply>;
  }

  #expect(id: number): Promise<unknown> {
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    return waiting.promise;
  }

  #hear(reply: ShelfReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(whatWasSaid(reply));
    if ('error' in reply && reply.id === 0) this.#beginning = null;
  }

  /** The thread is gone: what waits for it fails, and the next question starts another. */
  #fail(error: Error): void {
    this.#worker = null;
    this.#beginning = null;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
