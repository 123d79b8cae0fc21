import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { layBytes, makeLasting, readBytes, sha256Of, vaultPath } from './bytes.ts';

const data = mkdtempSync(join(tmpdir(), 'fadeless-vault-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('bytes that are laid twice lie there once, and nothing lies beside them', async () => {
  const bytes = bytesOf('the tide table of 1998');
  const hash = sha256Of(bytes);
  layBytes(data, 'originals', hash, bytes);
  layBytes(data, 'originals', hash, bytes);
  await makeLasting(data, 'originals', [hash, hash]);
  expect(await readBytes(data, 'originals', hash)).toEqual(Buffer.from(bytes));
  expect(readdirSync(dirname(vaultPath(data, 'originals', hash)))).toHaveLength(1);
});

test('what a power cut left of a file is replaced, whatever its length', async () => {
  const bytes = bytesOf('whole');
  const hash = sha256Of(bytes);
  for (const torn of ['', 'who', '\0\0\0\0\0']) {
    layBytes(data, 'images', hash, bytes);
    writeFileSync(vaultPath(data, 'images', hash), torn);
    layBytes(data, 'images', hash, bytes);
    expect(await readBytes(data, 'images', hash)).toEqual(Buffer.from(bytes));
  }
});

test('bytes that are not there are never said to last', async () => {
  await expect(makeLasting(data, 'originals', ['0'.repeat(64)])).rejects.toThrow('ENOENT');
});
