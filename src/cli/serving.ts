import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Logger } from 'pino';
import type { Archive } from '../archive.ts';
import { choresOf } from '../chores/chores.ts';
import { heedPacks } from '../chores/heedPacks.ts';
import { queueJob, workQueue } from '../chores/queue.ts';
import { openCatchUp } from '../finding/catchUp.ts';
import { openShelf } from '../finding/shelf/openShelf.ts';
import type { CardShelf } from '../finding/shelf/question.ts';
import { openSignIn, secretOf } from '../people/signIn.ts';
import { createApp } from '../web/app.ts';
import { cardForm } from '../web/listing/cardForm.ts';
import { finishCards } from '../web/listing/finishCards.ts';
import { serve as listen } from '../web/serve.ts';
import { keeperAddress } from './keeper.ts';
import { setUpSampleShelf } from './samples.ts';
import type { ServeOrder } from './serve.ts';

/** Closers of what is open, the last one first. */
type Open = (() => Promise<void>)[];

/**
 * Opens what answers requests, and says where. What pages leave behind outlives its youth now and then: the old is swept
 * when it has doubled, since each sweep makes every reader wait.
 */
export async function openDoors(
  open: Open,
  archive: Archive,
  log: Logger,
  { json, say }: ServeOrder,
): Promise<void> {
  setFlagsFromString('--heap-growing-percent=100');
  const { settings } = archive;
  const signIn = openSignIn(archive.pool, settings.baseUrl, secretOf(settings.data));
  const shelf = openingShelf(archive, log);
  open.push(() => shelf.close());
  const web = createApp({ ...archive, log, signIn, shelf });
  open.push(() => web.close());
  const server = await listen(web.app, settings);
  open.push(() => server.close());
  open.push(finishCards(web.site));
  await setUpSampleShelf(archive, say);
  const keeper = keeperAddress(settings, await signIn.newKeeperToken());
  if (json) process.stdout.write(`${JSON.stringify({ address: settings.baseUrl, keeper })}\n`);
  say(`\n  ${settings.name} is open:  ${settings.baseUrl}/`);
  say(
    `  The keeper's door:  ${keeper}\n  (it opens once, within an hour; "fadeless keeper" prints another)\n\n  Ctrl-C closes everything.`,
  );
}

/** Opens what works behind the pages, if `working`: the queue, and what reads texts for search. */
export async function openBackRooms(
  open: Open,
  archive: Archive,
  log: Logger,
  { working }: ServeOrder,
): Promise<void> {
  if (working) {
    const alone = archive.settings.databaseUrl === null;
    const queue = await workQueue(archive.pool, choresOf(archive), log, { alone });
    open.push(() => queue.stop());
    const catchUp = openCatchUp(archive, (error) => log.error(error, 'The search in texts falls behind.'));
    open.push(() => catchUp.stop());
  }
  await heedPacks(archive.db, archive.canonFolders);
  await archive.db.transaction().execute((tx) => queueJob(tx, 'tend-tags', {}, 'tend-tags'));
}

/** The index, read while the pages are made ready; what asks it waits until it is. */
function openingShelf({ url, canonFolders, settings }: Archive, log: Logger): CardShelf {
  const snapshotFolder = join(settings.data, 'index');
  const opening = openShelf({ url, canonFolders, snapshotFolder, cardForm: cardForm() });
  opening.catch((error: unknown) => log.error(error, 'the shelf index could not be opened'));
  return {
    ask: async (question) => (await opening).ask(question),
    giveBack: (cards) => void opening.then((shelf) => shelf.giveBack(cards)),
    keep: (cards) => void opening.then((shelf) => shelf.keep(cards)),
    unfinished: async (after) => (await opening).unfinished(after),
    close: async () => (await opening.catch(() => null))?.close(),
  };
}
