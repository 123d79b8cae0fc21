import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { zip } from './zip.ts';

const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer);

test('a zip holds its entries in order and nothing else', async () => {
  const packed = Buffer.from(
    await zip([
      { name: 'mimetype', bytes: Buffer.from('application/epub+zip'), stored: true },
      { name: 'a/b.txt', bytes: Buffer.from('x'.repeat(5000)) },
    ]),
  );
  expect(packed.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(packed.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
  expect(packed.readUInt16LE(28)).toBe(0);
  const entries = await entriesOf(packed);
  expect(entries.map((entry) => [entry.fileName, entry.compressionMethod, entry.uncompressedSize])).toEqual([
    ['mimetype', 0, 20],
    ['a/b.txt', 8, 5000],
  ]);
  expect(entries[1]!.compressedSize).toBeLessThan(100);
});

async function entriesOf(packed: Buffer): Promise<Entry[]> {
  const file = await open(packed, { lazyEntries: true });
  const entries: Entry[] = [];
  return new Promise((done, failed) => {
    file.on('entry', (entry: Entry) => {
      entries.push(entry);
      file.readEntry();
    });
    file.on('end', () => done(entries));
    file.on('error', failed);
    file.readEntry();
  });
}
