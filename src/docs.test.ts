import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docParts, partIn } from './testing/docs.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCS = join(ROOT, 'docs');

test('failures, settings and commands stand in the docs as they are in the code', async () => {
  for (const { file, name, text } of await docParts()) {
    const path = join(DOCS, file);
    const { before, part, after } = partIn(readFileSync(path, 'utf8'), name);
    if (process.env['DOCS'] === 'write') writeFileSync(path, before + text + after);
    else expect(part, `${file}: run npm run docs`).toBe(text);
  }
});

test('every dependency has a decision', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const decisions = readdirSync(join(DOCS, 'decisions')).map((name) =>
    readFileSync(join(DOCS, 'decisions', name), 'utf8'),
  );
  const missing = Object.keys(dependencies).filter(
    (name) => !decisions.some((text) => text.includes(`\`${name}\``)),
  );
  expect(missing).toEqual([]);
});
