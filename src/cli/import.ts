import { defineCommand } from 'citty';
import { openArchive } from '../archive.ts';
import { tendTagsNow } from '../chores/tendTags.ts';
import { readSettings } from '../ground/settings.ts';
import { countFiles, gather } from '../intake/gather.ts';
import { importFiles } from '../intake/import.ts';
import { readingToJson } from '../intake/json.ts';
import { EXIT, withExamples } from './command.ts';
import { progressOn } from './progress.ts';

/** `fadeless import`: reads files and shelves the works. */
export const importCommand = withExamples(
  defineCommand({
    meta: { name: 'import', description: 'Read files, folders and zips, and put the works on the shelf.' },
    args: {
      files: { type: 'positional', description: 'Files, folders or zips.', required: true },
      json: {
        type: 'boolean',
        description: 'One JSON line for every work, or for every file that failed.',
        default: false,
      },
    },
    async run({ args }) {
      const settings = readSettings();
      const archive = await openArchive(settings);
      const progress = progressOn(process.stderr, await countFiles(args._), { quiet: args.json });
      try {
        const { runId, outcomes } = await importFiles(archive.db, gather(args._, archive.limits), {
          label: args._.join(', '),
          named: args._,
          by: 'command line',
          data: settings.data,
          threads: settings.workers,
          canonFolders: archive.canonFolders,
          context: { canon: await archive.canon(), limits: archive.limits },
          told: ({ reading, outcome, workId, title }) => {
            progress.step(reading.files.length);
            if (args.json) {
              const { files, format, error, problems } = readingToJson(reading);
              process.stdout.write(
                `${JSON.stringify({ outcome, workId, title, files, format, error, problems })}\n`,
              );
            } else if (reading.error) progress.say(`${reading.error.message} [${reading.error.code}]`);
          },
        });
        progress.end();
        const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
        const counts = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
        const summary = `${total} read: ${counts.join(', ')}. Report: ${settings.baseUrl}/keeper/imports/${runId}`;
        if (!args.json) process.stdout.write(`${summary}\n`);
        // Whether or not a server works the queue meanwhile: both may do it, and what is done stays done.
        if (outcomes.new + outcomes.updated > 0) {
          if (!args.json) process.stderr.write('Putting the tags in order …\n');
          await tendTagsNow(archive);
        }
        if (outcomes.failed > 0) return outcomes.failed < total ? EXIT.partly : EXIT.failed;
        return 0;
      } finally {
        await archive.close();
      }
    },
  }),
  [
    ['fadeless import ~/fics', 'everything below a folder, also what lies in zips'],
    ['fadeless import story.txt old-archive.zip', 'some files'],
    ['fadeless import ~/fics --json', 'one JSON line a work: what became of it, and why'],
  ],
);
