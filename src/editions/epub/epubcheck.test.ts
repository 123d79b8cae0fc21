import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEpubs } from '../../../scripts/check-epubs.ts';
import { wildBook } from '../../testing/wildBooks.ts';
import { writeEpub } from './writeEpub.ts';

const BOOKS = 200;

test('EPUBCheck finds nothing in two hundred wild books', { timeout: 600_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fadeless-epubs-'));
  const books = fc.sample(wildBook, { seed: 1999, numRuns: BOOKS });
  const files: string[] = [];
  for (const [at, book] of books.entries()) {
    const file = join(folder, `${at}.epub`);
    await writeFile(file, await writeEpub(book));
    files.push(file);
  }
  const findings = await checkEpubs(files);
  expect(findings.size).toBe(BOOKS);
  expect([...findings].filter(([, said]) => said.length > 0)).toEqual([]);
  await rm(folder, { recursive: true });
});
