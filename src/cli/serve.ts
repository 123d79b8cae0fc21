import { defineCommand } from 'citty';
import { pino } from 'pino';
import { openArchive } from '../archive.ts';
import { importUpload } from '../chores/importUpload.ts';
import { workQueue } from '../chores/queue.ts';
import { readSettings } from '../ground/settings.ts';
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
    meta: { name: 'serve', description: 'Start the archive: its database, its web server, its queue of jobs.' },
    args: {
      'no-work': { type: 'boolean', description: 'Leave the queue to "fadeless work" elsewhere.', default: false },
      json: { type: 'boolean', description: 'Say where it listens as one JSON line.', default: false },
    },
    async run({ args }) {
      const settings = readSettings();
      const say = (line: string) => (args.json ? undefined : process.stdout.write(`${line}\n`));
      const log = pino({ level: settings.log }, pino.destination({ dest: 2, sync: false }));
      const archive = await openArchive(settings);
      if (archive.adopted) say('The database of an earlier run was still there and was taken over.');
      const signIn = openSignIn(archive.pool, settings.baseUrl, secretOf(settings.data));
      const { app, close: closeApp } = createApp({ ...archive, log, signIn });
      const server = await listen(app, settings);
      const queue = args['no-work']
        ? null
        : await workQueue(archive.pool, { 'import-upload': (order) => importUpload(archive, order) }, log, { alone: settings.databaseUrl === null });
      await setUpSampleShelf(archive, say);
      const keeper = keeperAddress(settings, await signIn.newKeeperToken());
      if (args.json) process.stdout.write(`${JSON.stringify({ address: settings.baseUrl, keeper })}\n`);
      say(`\n  ${settings.name} is open:  ${settings.baseUrl}/`);
      say(`  The keeper's door:  ${keeper}\n  (it opens once, within an hour; "fadeless keeper" prints another)\n\n  Ctrl-C closes everything.`);
      await untilSignal();
      say('\nClosing …');
      await server.close();
      await queue?.stop();
      await closeApp();
      await archive.close();
      return 0;
    },
  }),
  [
    ['fadeless serve', 'opens the archive on http://127.0.0.1:4000'],
    ['FADELESS_PORT=8080 FADELESS_DATA=/srv/stories fadeless serve', 'on another port, with another data folder'],
  ],
);
