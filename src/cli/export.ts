import { writeFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { openArchive } from '../archive.ts';
import { writeEdition } from '../editions/edition.ts';
import { FORMATS } from '../editions/formats.ts';
import { fileName } from '../editions/fileName.ts';
import { Failure } from '../ground/failures.ts';
import { readSettings } from '../ground/settings.ts';
import { bookOf } from '../vault/bookOf.ts';
import { withExamples } from './command.ts';

/** `fadeless export`: one work as a file to keep or to give. */
export const exportCommand = withExamples(
  defineCommand({
    meta: { name: 'export', description: 'Write one work as EPUB, HTML, Markdown or plain text.' },
    args: {
      work: { type: 'positional', description: "The work's number or its address here.", required: true },
      format: {
        type: 'enum',
        options: ['epub', 'html', 'md', 'txt'],
        description: 'epub, html, md or txt.',
        default: 'epub',
        valueHint: 'format',
      },
      output: {
        type: 'string',
        alias: 'o',
        description: 'Where to write; "-" is standard output. Unless given: a file named after the work.',
        valueHint: 'file',
      },
      json: { type: 'boolean', description: 'Say what was written as one JSON line.', default: false },
    },
    async run({ args }) {
      const id = Number(/(\d+)\/?$/.exec(args.work)?.[1]);
      if (!Number.isSafeInteger(id)) throw new Failure('work-not-found');
      const settings = readSettings();
      const archive = await openArchive(settings);
      try {
        const format = args.format;
        const book = await bookOf(archive.db, settings, 'keeper', id);
        const bytes = await writeEdition(book, format);
        const path = args.output ?? fileName(book, format);
        if (path === '-') process.stdout.write(bytes);
        else await writeFile(path, bytes);
        if (args.json)
          process.stdout.write(
            `${JSON.stringify({ work: id, title: book.title, format, file: path, bytes: bytes.length })}\n`,
          );
        else if (path !== '-')
          process.stdout.write(
            `${path}: ${book.title}, ${bytes.length} bytes of ${FORMATS[format].mediaType}\n`,
          );
        return 0;
      } finally {
        await archive.close();
      }
    },
  }),
  [
    ['fadeless export 12', 'an EPUB named after the work, in this folder'],
    ['fadeless export 12 --format txt -o -', 'plain text on standard output'],
  ],
);
