import { setTimeout as wait } from 'node:timers/promises';
import { defineCommand } from 'citty';
import { pino, type Logger } from 'pino';
import { openArchive } from '../archive.ts';
import { readSettings } from '../ground/settings.ts';
import { withExamples } from './command.ts';
import { hurryWhenAskedAgain, listenForSignals, type Signals } from './signals.ts';

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
      const signals = listenForSignals();
      const say = (line: string) => {
        if (!args.json) process.stdout.write(`${line}\n`);
      };
      const open: (() => Promise<void>)[] = [];
      try {
        await openEverything(open, { working: args.work, json: args.json, say, signals });
        await signals.first;
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

/** How the archive is served. */
export interface ServeOrder {
  /** Whether the queue is worked here too. */
  working: boolean;
  json: boolean;
  say: (line: string) => void;
  signals: Signals;
}

/** The database's process is on its way by then; loading, which stops all else, would hold it up. */
const HEAD_START_MS = 30;

/** Who waited for the start gets the first pages in this time, before jobs and the reading of texts want the processor. */
const FIRST_PAGES_MS = 1_000;

/** Opens what an archive in the browser needs, one after another; each leaves in `open` how it is closed. */
async function openEverything(open: (() => Promise<void>)[], order: ServeOrder): Promise<void> {
  const settings = readSettings();
  const log = pino({ level: settings.log }, pino.destination({ dest: 2, sync: false }));
  const opening = openArchive(settings);
  void hush(log, order);
  void hurryWhenAskedAgain(order.signals, opening);
  // The pages are loaded while the database starts.
  const loading = wait(HEAD_START_MS).then(() => import('./serving.ts'));
  loading.catch(() => {});
  const archive = await opening;
  open.push(() => archive.close());
  if (archive.adopted) order.say('The database of an earlier run was still there and was taken over.');
  const { openDoors, openBackRooms } = await loading;
  await openDoors(open, archive, log, order);
  await Promise.race([wait(FIRST_PAGES_MS), order.signals.first]);
  await openBackRooms(open, archive, log, order);
}

/** What is cut off with the database, when somebody cannot wait, need not be told. */
async function hush(log: Logger, { signals, say }: ServeOrder): Promise<void> {
  await signals.second;
  log.level = 'silent';
  say('Stopping the database …');
}
