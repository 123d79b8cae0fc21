import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Archive } from '../archive.ts';
import { choresOf } from '../chores/chores.ts';
import { queueJob, workQueue } from '../chores/queue.ts';
import { openCatchUp } from '../finding/catchUp.ts';
import { openShelf } from '../finding/shelf/openShelf.ts';
import type { Shelf } from '../finding/shelf/question.ts';
import { openSignIn, secretOf } from '../people/signIn.ts';
import { createApp } from '../web/app.ts';
import { serve as listen } from '../web/serve.ts';
import { keeperAddress } from './keeper.ts';
import { setUpSampleShelf } from './samples.ts';
import type { ServeOrder } from './serve.ts';

/** Closers of what is open, the last one first. */
type Open = (() => Promise<void>)[];

/** What the back rooms need of the doors. */
interface Doors {
  shelf: WaitingShelf;
}

/** Opens what answers requests, and says where. */
export async function openDoors(
  open: Open,
  archive: Archive,
  log: Logger,
  { json, say }: ServeOrder,
): Promise<Doors> {
  const { settings } = archive;
  const signIn = openSignIn(archive.pool, settings.baseUrl, secretOf(settings.data));
  const shelf = waitingShelf(archive, log);
  open.push(() => shelf.close());
  const web = createApp({ ...archive, log, signIn, shelf });
  open.push(() => web.close());
  const server = await listen(web.app, settings);
  open.push(() => server.close());
  await setUpSampleShelf(archive, say);
  const keeper = keeperAddress(settings, await signIn.newKeeperToken());
  if (json) process.stdout.write(`${JSON.stringify({ address: settings.baseUrl, keeper })}\n`);
  say(`\n  ${settings.name} is open:  ${settings.baseUrl}/`);
  say(
    `  The keeper's door:  ${keeper}\n  (it opens once, within an hour; "fadeless keeper" prints another)\n\n  Ctrl-C closes everything.`,
  );
  return { shelf };
}

/** Opens what works behind the pages: the index for the first listing, and, if `working`, what the queue and search need. */
export async function openBackRooms(
  open: Open,
  archive: Archive,
  log: Logger,
  { shelf }: Doors,
  { working }: ServeOrder,
): Promise<void> {
  shelf.begin();
  if (working) {
    const alone = archive.settings.databaseUrl === null;
    const queue = await workQueue(archive.pool, choresOf(archive), log, { alone });
    open.push(() => queue.stop());
    const catchUp = openCatchUp(archive, (error) => log.error(error, 'The search in texts falls behind.'));
    open.push(() => catchUp.stop());
  }
  await archive.db.transaction().execute((tx) => queueJob(tx, 'tend-tags', {}, 'tend-tags'));
}

/** An index that is read when told to begin, or asked; who asks waits until it is read. */
interface WaitingShelf extends Shelf {
  begin(): void;
}

function waitingShelf({ url, canonFolders, settings }: Archive, log: Logger): WaitingShelf {
  let opening: Promise<Shelf> | null = null;
  const opened = (): Promise<Shelf> => {
    if (opening) return opening;
    opening = openShelf({ url, canonFolders, snapshotFolder: join(settings.data, 'index') });
    opening.catch((error: unknown) => log.error(error, 'the shelf index could not be opened'));
    return opening;
  };
  return {
    begin: () => void opened().catch(() => {}),
    ask: async (question) => (await opened()).ask(question),
    close: async () => (await opening?.catch(() => null))?.close(),
  };
}
