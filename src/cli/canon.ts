import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defineCommand } from 'citty';
import type { Pack } from '../canon/canon.ts';
import { makePack } from '../canon/making/makePack.ts';
import { readPack } from '../canon/packFile.ts';
import { Failure } from '../ground/failures.ts';
import { readSettings } from '../ground/settings.ts';
import { decode } from '../intake/charset.ts';
import { EXIT, withExamples } from './command.ts';

/** `fadeless canon`: checks a canon pack, adds it to the archive, or makes one of a list of episodes. */
export const canon = withExamples(
  defineCommand({
    meta: {
      name: 'canon',
      description: 'Check a canon pack, add one to the archive, or make one of a list.',
    },
    args: {
      act: { type: 'positional', description: '"check", "add" or "make".', required: true },
      file: {
        type: 'positional',
        description: 'The pack, a YAML file; for "make" a list, CSV or JSON.',
        required: true,
      },
      fandom: { type: 'string', description: 'make: the fandom, where the list does not say it.' },
      codes: { type: 'string', description: 'make: its short names, parted by commas.' },
      media: { type: 'string', description: 'make: what it is.', default: 'TV Shows' },
      out: { type: 'string', description: 'make: where to write the pack; without it, it is printed.' },
      json: { type: 'boolean', description: 'As one JSON line.', default: false },
    },
    async run({ args }) {
      if (args.act === 'make') return make(args);
      if (args.act !== 'check' && args.act !== 'add') {
        process.stderr.write('Say "fadeless canon check FILE", "… add FILE" or "… make FILE".\n');
        return EXIT.usage;
      }
      const pack = readPack((await contents(args.file)).toString('utf8'), args.file);
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
    [
      'fadeless canon make episodes.csv --fandom "Harbour Lights" --codes HL --out harbour-lights.yaml',
      'makes a pack of a table of seasons, numbers, titles and dates, or of JSON as TVmaze gives it',
    ],
  ],
);

interface MakeOrder {
  file: string;
  fandom?: string;
  codes?: string;
  media: string;
  out?: string;
  json: boolean;
}

/** Makes a pack of a list of episodes; what was left out or guessed goes to stderr. */
async function make({ file, fandom, codes, media, out, json }: MakeOrder): Promise<number> {
  const list = (codes ?? '').split(',').map((code) => code.trim());
  const made = makePack(decode(await contents(file), { html: true }).text, file, {
    fandom: fandom ?? null,
    codes: list.filter((code) => code !== ''),
    media,
  });
  for (const note of made.notes) process.stderr.write(`${note}\n`);
  if (out !== undefined)
    await writeFile(out, made.yaml, { flag: 'wx' }).catch((cause: unknown) => refuseOut(out, cause));
  const { fandom: of, installments, notes } = made;
  if (json)
    process.stdout.write(`${JSON.stringify({ fandom: of, installments, notes, out: out ?? null })}\n`);
  else if (out === undefined) process.stdout.write(made.yaml);
  else
    process.stdout.write(
      `${of}: ${installments} installments, in ${out}. "fadeless canon add ${out}" adds it.\n`,
    );
  return 0;
}

function refuseOut(file: string, cause: unknown): never {
  const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST';
  const reason = isThere ? 'a file is there already; choose another name' : 'it may not be written';
  throw new Failure('file-unreadable', { file, reason }, { cause });
}

async function contents(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
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
