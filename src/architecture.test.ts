import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

const SRC = import.meta.dirname;

/** The folders and their one-way order; ARCHITECTURE.md says what each holds. */
const ORDER: Record<string, number> = {
  ground: 0,
  prose: 1,
  store: 1,
  people: 2,
  tags: 3,
  canon: 4,
  works: 5,
  responses: 6,
  finding: 7,
  editions: 7,
  letters: 7,
  vault: 8,
  intake: 9,
  chores: 10,
  web: 11,
  cli: 11,
};

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .filter((path) => !path.startsWith(`testing${sep}`));

const folderOf = (path: string) => path.split(sep)[0] ?? '';

function importsOf(path: string): string[] {
  const code = readFileSync(join(SRC, path), 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((match) =>
    relative(SRC, join(SRC, dirname(path), match[1] ?? '')),
  );
}

test('a folder imports only from folders before it', () => {
  const wrong = sources.flatMap((path) =>
    importsOf(path)
      .filter((target) => {
        const [from, to] = [folderOf(path), folderOf(target)];
        if (from === to || path === 'archive.ts') return false;
        // The command line and the web server start from the table of contents.
        if (target === 'archive.ts') return from !== 'cli';
        if (from === 'cli' && to === 'web') return false;
        return (ORDER[to] ?? 99) >= (ORDER[from] ?? -1);
      })
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('every folder has its place in the order, and ARCHITECTURE.md names it', () => {
  const folders = [...new Set(sources.filter((path) => path.includes(sep)).map(folderOf))];
  expect(folders.filter((folder) => !(folder in ORDER))).toEqual([]);
  const architecture = readFileSync(join(SRC, '..', 'ARCHITECTURE.md'), 'utf8');
  const named = [...architecture.matchAll(/^\|\s*(\d+)\s*\|(.+?)\|/gm)].flatMap((row) =>
    [...(row[2] ?? '').matchAll(/`(\w+)\/`/g)].map((folder) => [folder[1], Number(row[1])]),
  );
  expect(Object.fromEntries(named)).toEqual(
    Object.fromEntries(Object.entries(ORDER).filter(([folder]) => folders.includes(folder))),
  );
});
