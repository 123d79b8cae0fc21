import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../store/database.ts';
import { LiveShelf } from './keepTrue.ts';
import type { ShelfReply, ShelfRequest, ShelfSources } from './openShelf.ts';

/** The thread that the index lives on. */
const { url, canonFolders, snapshotFolder } = workerData as ShelfSources;
const say = (reply: ShelfReply) => parentPort?.postMessage(reply);

async function begin(): Promise<void> {
  const database = await openDatabase(url, { connections: 3 });
  const live = await LiveShelf.load(database, { canon: canonFolders, snapshots: snapshotFolder });
  parentPort?.on('message', ({ id, question }: ShelfRequest) => {
    if (question === null) {
      void live
        .close()
        .then(() => database.close())
        .then(() => say({ id, answer: null }));
      return;
    }
    live.ask(question).then(
      (answer) => say({ id, answer }),
      (error: Error) => say({ id, error: error.message }),
    );
  });
  // What reading left behind would stay for long: a thread that mostly waits seldom sweeps.
  globalThis.gc?.();
  say({ id: 0, answer: null });
}

begin().catch((error: Error) => say({ id: 0, error: error.message }));
