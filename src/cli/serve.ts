import { join } from 'node:path';
import { defineCommand } from 'citty';
import { pino, type Logger } from 'pino';
import { openArchive, type Archive } from '../archive.ts';
import { choresOf } from '../chores/chores.ts';
import { queueJob, workQueue } from '../chores/queue.ts';
import { openCatchUp } from '../finding/catchUp.ts';
import { readSettings } from '../ground/settings.ts';
import { openShelf } from '../finding/shelf/openShelf.ts';
import type { Shelf } from '../finding/shelf/question.ts';
import { openSignIn, secretOf } from '../people/signIn.ts';
import { createApp } from '../web/app.ts';
import { serve as listen } from '../web/serve.ts';
import { withExamples } from './command.ts';
import { keeperAddress } from './keeper.ts';
import { setUpSampleShelf } from './samples.ts';
import { untilSignal } from './untilSignal.ts';

/** `fadeless serve`: the archive in the browser, with everything it needs. */
export const serve = withExamples(
  defineCommand({
    meta: {
      name: 'serve',
      description: 'Start the archive: its database, its web server, its queue of jobs.',
    },
    args: {
      work: {
        type: 'boolean',
        negativeDescription: 'Leave the queue to "fadeless work" elsewhere.',
        default: true,
      },
      json: { type: 'boolean', description: 'Say where it listens as one JSON line.', default: false },
    },
    async run({ args }) {
      const stopped = untilSignal();
      const say = (line: string) => {
        if (!args.json) process.stdout.write(`${line}\n`);
      };
      const open: (() => Promise<void>)[] = [];
      try {
        await openEverything(open, { working: args.work, json: args.json, say });
        await stopped;
        say('\nClosing …');
      } finally {
        for (const close of open.toReversed()) await close();
      }
      return 0;
    },
  }),
  [
    ['fadeless serve', 'opens the archive on http://127.0.0.1:4000'],
    [
      'FADELESS_PORT=8080 FADELESS_DATA=/srv/stories fadeless serve',
      'on another port, with another data folder',
    ],
  ],
);

interface ServeOrder {
  /** Whether the queue is worked here too. */
  working: boolean;
  json: boolean;
  say: (line: string) => void;
}

/** Opens what an archive in the browser needs, one after another; each leaves in `open` how it is closed. */
async function openEverything(
  open: (() => Promise<void>)[],
  { working, json, say }: ServeOrder,
): Promise<void> {
  const settings = readSettings();
  const log = pino({ level: settings.log }, pino.destination({ dest: 2, sync: false }));
  const archive = await openArchive(settings);
  open.push(() => archive.close());
  if (archive.adopted) say('The database of an earlier run was still there and was taken over.');
  const signIn = openSignIn(archive.pool, settings.baseUrl, secretOf(settings.data));
  const shelf = openingShelf(archive, log);
  open.push(() => shelf.close());
  const web = createApp({ ...archive, log, signIn, shelf });
  open.push(() => web.close());
  if (working) {
    const queue = await workQueue(archive.pool, choresOf(archive), log, {
      alone: settings.databaseUrl === null,
    });
    open.push(() => queue.stop());
    const catchUp = openCatchUp(archive.url, (error) =>
      log.error(error, 'The search in texts falls behind.'),
    );
    open.push(() => catchUp.stop());
  }
  const server = await listen(web.app, settings);
  open.push(() => server.close());
  await setUpSampleShelf(archive, say);
  await archive.db.transaction().execute((tx) => queueJob(tx, 'tend-tags', {}, 'tend-tags'));
  const keeper = keeperAddress(settings, await signIn.newKeeperToken());
  if (json) process.stdout.write(`${JSON.stringify({ address: settings.baseUrl, keeper })}\n`);
  say(`\n  ${settings.name} is open:  ${settings.baseUrl}/`);
  say(
    `  The keeper's door:  ${keeper}\n  (it opens once, within an hour; "fadeless keeper" prints another)\n\n  Ctrl-C closes everything.`,
  );
}

/** The index, which listings wait for while it is being read; all else is there at once. */
function openingShelf({ url, canonFolders, settings }: Archive, log: Logger): Shelf {
  const opening = openShelf({ url, canonFolders, snapshotFolder: join(settings.data, 'index') });
  opening.catch((error: unknown) => log.error(error, 'the shelf index could not be opened'));
  return {
    ask: async (question) => (await opening).ask(question),
    close: async () => (await opening.catch(() => null))?.close(),
  };
}
