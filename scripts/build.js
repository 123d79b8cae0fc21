/**
 * Builds `dist/` from `src/`: the server with one compiler run, the browser's modules with another,
 * and copies what is not code (migrations, styles, typefaces). Runs after `npm ci`, and again when a source is newer.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

for (const project of ['tsconfig.build.json', 'tsconfig.client.json']) {
  const run = spawnSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
for (const folder of ['store', 'web']) {
  cpSync(join(root, 'src', folder), join(root, 'dist', folder), {
    recursive: true,
    filter: (path) => !/\.tsx?$/.test(path),
  });
}
writeFileSync(join(root, 'dist', '.built'), '');
