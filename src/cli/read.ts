import { defineCommand } from 'citty';
import { limitsOf } from '../archive.ts';
import { loadCanon, SHIPPED_PACKS } from '../canon/load.ts';
import { readSettings } from '../ground/settings.ts';
import { gather } from '../intake/gather.ts';
import { consider } from '../intake/consider.ts';
import type { Reading } from '../intake/draft.ts';
import { joinParts } from '../intake/join.ts';
import { isPassedOver } from '../intake/passedOver.ts';
import { readingToJson } from '../intake/json.ts';
import { readBundle } from '../intake/read.ts';
import { EXIT, withExamples } from './command.ts';
import { describeReading } from './describe.ts';

/** `fadeless read`: what a file is understood to be. Needs no database and keeps nothing. */
export const read = withExamples(
  defineCommand({
    meta: { name: 'read', description: 'Say what files are understood to be, without keeping anything.' },
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
      const context = { canon: await loadCanon([SHIPPED_PACKS, settings.canon]), limits: limitsOf(settings) };
      const print = args.json
        ? (reading: Reading) => JSON.stringify(readingToJson(reading))
        : describeReading;
      const parts: Reading[] = [];
      let failed = 0;
      let good = 0;
      const tell = (reading: Reading) => {
        if (!reading.error) good += 1;
        else if (!isPassedOver(reading, args._)) failed += 1;
        process.stdout.write(`${print(reading)}\n`);
      };
      for await (const found of gather(args._, context.limits)) {
        for (const reading of 'format' in found ? [found] : await readBundle(found, context)) {
          if (reading.draft?.part) parts.push(reading);
          else tell(consider(reading, context));
        }
      }
      for (const joined of joinParts(parts)) tell(consider(joined, context));
      if (failed > 0) return good > 0 ? EXIT.partly : EXIT.failed;
      return 0;
    },
  }),
  [
    ['fadeless read story.txt', 'says in words what was understood, and where it stood'],
    ['fadeless read ~/fics --json > works.jsonl', 'one JSON line a work, or a file that failed'],
  ],
);
