import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fadeless, installed, timed } from './program.ts';
import { htmlBook, textWork } from './stories.ts';
import type { Row } from './table.ts';
import { measureWeb } from './web.ts';

const WORDS = 3000;
/** calibredb is slow enough that a smaller share tells its speed. */
const CALIBRE_FILES = 60;

/** Importing text works of 3,000 words; then starting and running a web process that serves them. */
export async function measureImport(folder: string, works: number): Promise<Row[]> {
  const files = join(folder, 'files', 'works');
  for (let work = 0; work < works; work += 1) {
    const shelf = join(files, String(Math.floor(work / 500)));
    mkdirSync(shelf, { recursive: true });
    writeFileSync(join(shelf, `story-${work}-of-the-harbour.txt`), textWork(work + 1, WORDS));
  }
  const data = join(folder, 'import-data');
  const taken = await fadeless(data, ['import', files]);
  process.stderr.write(taken.stdout);
  return [
    {
      what: `import of ${works} text works of 3,000 words`,
      ours: works / taken.seconds,
      unit: 'works/s',
      against: 'calibredb add (HTML files)',
      theirs: calibre(folder),
    },
    { what: 'memory of the importer, at most', ours: taken.megabytes, unit: 'MB' },
    ...(await measureWeb(data, works)),
  ];
}

function calibre(folder: string): number | null {
  if (!installed('calibredb')) return null;
  const pages = join(folder, 'files', 'pages');
  mkdirSync(pages, { recursive: true });
  for (let work = 0; work < CALIBRE_FILES; work += 1)
    writeFileSync(join(pages, `story${work}.html`), htmlBook(work, 1, WORDS));
  const seconds =
    timed('calibredb', [
      'add',
      '--recurse',
      '--one-book-per-directory=no',
      '--with-library',
      join(folder, 'calibre-library'),
      pages,
    ]) ?? timed('calibredb', ['add', '--recurse', '--with-library', join(folder, 'calibre-library'), pages]);
  return seconds === null ? null : CALIBRE_FILES / seconds;
}
