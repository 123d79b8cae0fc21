import { defineCommand } from 'citty';
import { pino } from 'pino';
import { openArchive } from '../archive.ts';
import { choresOf } from '../chores/chores.ts';
import { workQueue } from '../chores/queue.ts';
import { openCatchUp } from '../finding/catchUp.ts';
import { readSettings } from '../ground/settings.ts';
import { withExamples } from './command.ts';
import { hurryWhenAskedAgain, listenForSignals } from './signals.ts';

/** `fadeless work`: only the queue of jobs, on this or another machine. */
export const work = withExamples(
  defineCommand({
    meta: { name: 'work', description: 'Work the queue of jobs, apart from the web server.' },
    args: { json: { type: 'boolean', description: 'Say that it works as one JSON line.', default: false } },
    async run({ args }) {
      const signals = listenForSignals();
      const settings = readSettings();
      const log = pino({ level: settings.log }, pino.destination({ dest: 2, sync: false }));
      const opening = openArchive(settings);
      void hurryWhenAskedAgain(signals, opening);
      const archive = await opening;
      const queue = await workQueue(archive.pool, choresOf(archive), log, { alone: false });
      const catchUp = openCatchUp(archive, (error) => log.error(error, 'The search in texts falls behind.'));
      process.stdout.write(
        args.json
          ? `${JSON.stringify({ working: true })}\n`
          : 'Working the queue. Ctrl-C ends after the job at hand.\n',
      );
      await signals.first;
      await catchUp.stop();
      await queue.stop();
      await archive.close();
      return 0;
    },
  }),
  [['FADELESS_DATABASE_URL=postgres://… fadeless work', 'a worker beside web servers on other machines']],
);
