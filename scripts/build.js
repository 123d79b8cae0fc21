/**
 * Builds `dist/` from `src/`: the server with one compiler run, the browser's modules with another,
 * and copies what is not code (migrations, styles). Runs after `npm ci`, and again when a source is newer.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

for (const project of ['tsconfig.build.json', 'tsconfig.client.json']) {
  const run = spawnSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
copyAssets('src', 'dist');
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', '.built'), '');

/** Copies every `.sql` and `.css` file to the same place under `to`. */
function copyAssets(from, to) {
  for (const entry of readdirSync(join(root, from), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(sql|css)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const target = path.replace(join(root, from), join(root, to));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(path, target);
  }
}
