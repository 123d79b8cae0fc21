import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const PROSE = join('web', 'ui', 'Prose.tsx');

test('one place alone puts markup onto a page as it is', () => {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .filter((entry) => !/\btesting\b/.test(relative(source, entry.parentPath)))
    .map((entry) => join(entry.parentPath, entry.name));
  const raw = files.filter((file) => {
    const code = readFileSync(file, 'utf8');
    const escapes =
      /dangerouslySetInnerHTML|hono\/html|\binnerHTML\b|insertAdjacentHTML|document\.write/.test(code);
    return escapes && relative(source, file) !== PROSE;
  });
  expect(raw.map((file) => relative(source, file))).toEqual([]);
});
