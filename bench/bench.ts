/**
 * `npm run bench`: what Fadeless costs on this machine, beside other programs where they are installed (calibre,
 * pandoc). Parts can be named: `npm run bench -- pages epub import`. `--works 1000` makes the import smaller.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureEpub } from './epub.ts';
import { measureImport } from './imports.ts';
import { measurePages } from './pages.ts';
import { printTable, type Row } from './table.ts';

const { values, positionals } = parseArgs({
  options: { works: { type: 'string', default: '10000' } },
  allowPositionals: true,
});
const wanted = (part: string) => positionals.length === 0 || positionals.includes(part);
const folder = mkdtempSync(join(tmpdir(), 'fadeless-bench-'));
mkdirSync(join(folder, 'files'));
const rows: Row[] = [];
try {
  if (wanted('epub')) rows.push(...(await measureEpub(folder)));
  if (wanted('import')) rows.push(...(await measureImport(folder, Number(values.works))));
  if (wanted('pages')) rows.push(...(await measurePages(folder)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(rows);
writeFileSync(join(import.meta.dirname, '..', 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
