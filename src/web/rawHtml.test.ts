import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
/**
 * Stories, which are `CleanHtml`; facts for programs, which are JSON without a single `<`; and what components made
 * before.
 */
const PLACES = new Set(
  ['Prose.tsx', 'LinkedData.tsx', 'piece.ts', 'remembered.ts', 'stencil.ts'].map((name) =>
    join('web', 'ui', name),
  ),
);

test('stories and facts for programs alone are put onto a page as they are', () => {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .filter((entry) => !/\btesting\b/.test(relative(source, entry.parentPath)))
    .map((entry) => join(entry.parentPath, entry.name));
  const raw = files.filter((file) => {
    const code = readFileSync(file, 'utf8');
    const escapes =
      /dangerouslySetInnerHTML|hono\/html|\bisEscaped\b|new Piece\(|\binnerHTML\b|insertAdjacentHTML|document\.write/.test(
        code,
      );
    return escapes && !PLACES.has(relative(source, file));
  });
  expect(raw.map((file) => relative(source, file))).toEqual([]);
});
