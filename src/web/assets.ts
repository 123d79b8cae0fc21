import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keeperCss } from './keeper/look/keeperCss.ts';
import { siteCss } from './look/siteCss.ts';
import { FACE_FILES } from './look/faceFiles.ts';
import { pack, type Packed } from './packed.ts';

/** Files that never change at their address: the address holds a hash of what is in them. */
export interface Assets {
  /** The address of a file by its plain name, e.g. `site.css` or `place.js`. */
  address(name: string): string;
  /** Changes whenever any file does. */
  version: string;
  /** What stands at `/assets/<file>`; null: nothing. */
  at(file: string): Packed | null;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Reads every asset once. Scripts come from `client/`, as built or, in a checkout, straight from their TypeScript. */
export function loadAssets(): Assets {
  const byName = new Map<string, string>();
  const byFile = new Map<string, Packed>();
  const address = (name: string): string => {
    const file = byName.get(name);
    if (!file) throw new Error(`There is no asset called ${name}.`);
    return `/assets/${file}`;
  };
  const add = (name: string, bytes: Buffer): void => {
    const extension = extname(name);
    const hash = createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 10);
    const file = `${basename(name, extension)}-${hash}${extension}`;
    byName.set(name, file);
    byFile.set(file, pack(bytes, TYPES[extension] ?? 'application/octet-stream', 'most'));
  };
  for (const { file } of Object.values(FACE_FILES).flat()) add(basename(file), readFileSync(fontPath(file)));
  for (const [name, code] of scriptsInOrder()) add(name, Buffer.from(withAddresses(code, address)));
  add('site.css', Buffer.from(siteCss()));
  add('keeper.css', Buffer.from(keeperCss()));
  const version = createHash('sha256')
    .update([...byFile.keys()].join())
    .digest('hex')
    .slice(0, 10);
  return { address, version, at: (file) => byFile.get(file) ?? null };
}

function fontPath(file: string): string {
  if (!file.startsWith('@')) return join(import.meta.dirname, 'assets', 'fonts', file);
  return fileURLToPath(import.meta.resolve(file));
}

/** Every client module by the name it is served under, what others import first. */
function scriptsInOrder(): [string, string][] {
  const folder = join(import.meta.dirname, 'client');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^\w+\.[jt]s$/.test(file)) : [];
  const scripts = new Map(
    files.sort().map((file) => [file.replace(/\.ts$/, '.js'), script(join(folder, file))]),
  );
  const ordered: [string, string][] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const code = scripts.get(name);
    if (code === undefined || seen.has(name)) return;
    seen.add(name);
    for (const [, imported] of code.matchAll(IMPORT)) visit(`${imported}.js`);
    ordered.push([name, code]);
  };
  for (const name of scripts.keys()) visit(name);
  return ordered;
}

const IMPORT = /from '\.\/(\w+)\.[jt]s'/g;

function script(path: string): string {
  const code = readFileSync(path, 'utf8');
  const plain = path.endsWith('.ts') ? stripTypeScriptTypes(code) : code;
  return plain
    .replace(/^\s*\/\*\*?[^]*?\*\/\s*$/gm, '')
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/^[ \t]+|[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');
}

function withAddresses(code: string, address: (name: string) => string): string {
  return code.replace(IMPORT, (_, name: string) => `from '${address(`${name}.js`)}'`);
}
