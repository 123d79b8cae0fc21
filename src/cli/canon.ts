import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defineCommand } from 'citty';
import type { Pack } from '../canon/canon.ts';
import { readPack } from '../canon/packFile.ts';
import { Failure } from '../ground/failures.ts';
import { readSettings } from '../ground/settings.ts';
import { EXIT, withExamples } from './command.ts';

/** `fadeless canon`: checks a canon pack, or adds it to the archive. */
export const canon = withExamples(
  defineCommand({
    meta: { name: 'canon', description: 'Check a canon pack, or add one to the archive.' },
    args: {
      act: { type: 'positional', description: '"check" or "add".', required: true },
      file: { type: 'positional', description: 'The pack, a YAML file.', required: true },
      json: { type: 'boolean', description: 'As one JSON line.', default: false },
    },
    async run({ args }) {
      if (args.act !== 'check' && args.act !== 'add') {
        process.stderr.write('Say "fadeless canon check FILE" or "fadeless canon add FILE".\n');
        return EXIT.usage;
      }
      const pack = readPack(await contents(args.file), args.file);
      const place = args.act === 'add' ? await add(args.file) : null;
      const counts = countsOf(pack);
      if (args.json)
        process.stdout.write(`${JSON.stringify({ fandom: pack.fandom, ...counts, added: place })}\n`);
      else {
        const parts = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
        process.stdout.write(
          `${pack.fandom}: ${parts.join(', ')}. ${place ? `Added as ${place}.` : 'The pack is sound.'}\n`,
        );
      }
      return 0;
    },
  }),
  [
    ['fadeless canon check harbour-lights.yaml', 'says whether the pack is sound, or where it is not'],
    ['fadeless canon add harbour-lights.yaml', 'checks it and puts it with the packs of your own'],
  ],
);

async function contents(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Failure('file-unreadable', { file, reason: 'it is not there or may not be read' }, { cause });
  }
}

async function add(file: string): Promise<string> {
  const folder = readSettings().canon;
  await mkdir(folder, { recursive: true });
  const place = join(folder, basename(file).replace(/\.ya?ml$/i, '') + '.yaml');
  await copyFile(file, place);
  return place;
}

function countsOf(pack: Pack) {
  return {
    installments: pack.installments.length,
    characters: pack.characters.length,
    relationships: pack.relationships.length,
  };
}
