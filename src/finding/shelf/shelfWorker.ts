import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase, type Database } from '../../store/database.ts';
import { LiveShelf } from './keepTrue.ts';
import { KeptCards } from './keptCards.ts';
import type { ShelfReply, ShelfRequest, ShelfSources } from './openShelf.ts';

/** The thread that the index lives on, and the finished cards beside it. */
const { url, canonFolders, snapshotFolder, cardForm } = workerData as ShelfSources;
const say = (reply: ShelfReply, given: ArrayBuffer[] = []) => parentPort?.postMessage(reply, given);

/** Works looked through at once for cards that are missing. */
const STRETCH = 500;

type Asking = Extract<ShelfRequest, { question: unknown }>;

class ShelfThread {
  readonly #database: Database;
  readonly #live: LiveShelf;
  readonly #cards: KeptCards | null;

  constructor(database: Database, live: LiveShelf, cards: KeptCards | null) {
    this.#database = database;
    this.#live = live;
    this.#cards = cards;
  }

  hear(request: ShelfRequest): void {
    if ('cards' in request) this.#cards?.keep(request.cards);
    else if ('question' in request) this.#told(request.id, this.#answer(request));
    else if ('after' in request) this.#told(request.id, this.#unfinished(request.id, request.after));
    else this.#told(request.id, this.#end(request.id));
  }

  #told(id: number, telling: Promise<void>): void {
    telling.catch((error: Error) => say({ id, error: error.message }));
  }

  async #answer({ id, question, room }: Asking): Promise<void> {
    const answer = await this.#live.ask(question);
    // A census holds arrays that JSON does not.
    if (!question.cards || !this.#cards || answer.census) return say({ id, answer });
    const { bytes, each } = this.#cards.take(this.#live.marks(answer.works), room);
    say({ id, told: JSON.stringify({ ...answer, each }), bytes }, [bytes.buffer as ArrayBuffer]);
  }

  async #unfinished(id: number, after: number): Promise<void> {
    const works = this.#cards ? this.#live.worksAfter(after, STRETCH) : [];
    const upTo = works.length < STRETCH ? null : works.at(-1)!;
    say({ id, unfinished: { works: this.#cards?.missing(this.#live.marks(works)) ?? [], upTo } });
  }

  async #end(id: number): Promise<void> {
    await this.#live.close();
    await this.#database.close();
    this.#cards?.close();
    say({ id, answer: null });
  }
}

async function begin(): Promise<void> {
  const database = await openDatabase(url, { connections: 3 });
  const live = await LiveShelf.load(database, { canon: canonFolders, snapshots: snapshotFolder });
  const cards = snapshotFolder && cardForm ? KeptCards.open(snapshotFolder, cardForm) : null;
  const thread = new ShelfThread(database, live, cards);
  parentPort?.on('message', (request: ShelfRequest) => thread.hear(request));
  // What reading left behind would stay for long: a thread that mostly waits seldom sweeps.
  globalThis.gc?.();
  say({ id: 0, answer: null });
}

begin().catch((error: Error) => say({ id: 0, error: error.message }));
