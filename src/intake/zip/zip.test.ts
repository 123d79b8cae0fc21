import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { Failure } from '../../ground/failures.ts';
import { packed } from '../../testing/packed.ts';
import { DEFAULT_LIMITS, type ReadLimits } from '../reader.ts';
import { isLeaving } from './names.ts';
import { openZip } from './zip.ts';

/** Every place of `from` in the bytes replaced by `to`, which must be as long. */
function forge(bytes: Buffer, from: string | Buffer, to: string | Buffer): Buffer {
  const forged = Buffer.from(bytes);
  const [sought, put] = [Buffer.from(from), Buffer.from(to)];
  expect(put).toHaveLength(sought.length);
  for (let at = forged.indexOf(sought); at >= 0; at = forged.indexOf(sought, at + 1)) put.copy(forged, at);
  return forged;
}

async function codeOf(bytes: Buffer, limits: Partial<ReadLimits> = {}): Promise<string> {
  try {
    const zip = await openZip(bytes, 'a.zip', { ...DEFAULT_LIMITS, ...limits });
    for (const { path, size } of zip.entries) expect(zip.read(path)).toHaveLength(size);
    return 'read';
  } catch (error) {
    return error instanceof Failure ? error.code : String(error);
  }
}

/** Changes a field of the only entry's record in the central directory. */
function forgeRecord(bytes: Buffer, field: number, value: number, width: 2 | 4 = 4): Buffer {
  const forged = Buffer.from(bytes);
  const record = forged.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  if (width === 4) forged.writeUInt32LE(value, record + field);
  else forged.writeUInt16LE(value, record + field);
  return forged;
}

test('files come out as they went in', async () => {
  const zip = await openZip(
    await packed({ 'one.txt': 'first', 'in/two.txt': 'second' }),
    'a.zip',
    DEFAULT_LIMITS,
  );
  const files = zip.entries.map(({ path }) => [path, Buffer.from(zip.read(path)).toString()]);
  expect(files).toEqual([
    ['one.txt', 'first'],
    ['in/two.txt', 'second'],
  ]);
});

test('what operating systems leave behind is known', () => {
  const left = ['__MACOSX/._a.txt', '.DS_Store', 'in/.DS_Store', 'Thumbs.db', 'a/._b.txt', 'folder/'];
  expect(left.filter((path) => !isLeaving(path))).toEqual([]);
  expect(['b.txt', 'a/thumbs.txt', '_MACOSX.txt', 'a._b.txt'].filter(isLeaving)).toEqual([]);
});

test('names without the UTF-8 flag are read in the old DOS set', async () => {
  const bytes = forge(await packed({ 'caf_.txt': 'x' }), 'caf_', Buffer.from('caf\x82', 'latin1'));
  expect((await openZip(bytes, 'a.zip', DEFAULT_LIMITS)).entries).toEqual([{ path: 'café.txt', size: 1 }]);
});

test('the backslashes of old Windows tools are folders', async () => {
  const bytes = forge(await packed({ 'in/a.txt': 'x' }), 'in/a.txt', 'in\\a.txt');
  expect((await openZip(bytes, 'a.zip', DEFAULT_LIMITS)).entries[0]?.path).toBe('in/a.txt');
});

test('bytes hung on after the end do no harm', async () => {
  const bytes = Buffer.concat([await packed({ 'a.txt': 'x' }), Buffer.from('\r\n\r\n')]);
  expect(await codeOf(bytes)).toBe('read');
});

test.each([
  '../../evil.txt',
  '/etc/passwd',
  'C:/evil.txt',
  '..\\..\\evil.txt',
  '\\\\host\\evil.txt',
  'a\0b.txt',
  'a/../../b',
  '\x1b[2Ja.txt',
])('the path %j is refused', async (path) => {
  const stand = 'x'.repeat(path.length);
  expect(await codeOf(forge(await packed({ [stand]: '1' }), stand, path))).toBe('zip-path');
});

test('a symbolic link is refused', async () => {
  expect(await codeOf(await packed({ link: '/etc/passwd' }, { mode: 0o120777 }))).toBe('zip-path');
});

test('a locked archive is refused', async () => {
  expect(await codeOf(forgeRecord(await packed({ 'a.txt': 'x' }), 8, 0x801, 2))).toBe('zip-encrypted');
  expect(await codeOf(forgeRecord(await packed({ 'a.txt': 'x' }), 8, 0x841, 2))).toBe('zip-encrypted');
});

test('a bomb by ratio is refused', async () => {
  expect(await codeOf(await packed({ 'a.txt': Buffer.alloc(3_000_000) }))).toBe('zip-bomb');
});

test('a bomb by the number of files is refused', async () => {
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.txt`, 'x']));
  expect(await codeOf(await packed(files), { maxEntries: 20 })).toBe('zip-bomb');
});

test('a bomb by its total is refused', async () => {
  expect(
    await codeOf(await packed({ a: Buffer.alloc(700), b: Buffer.alloc(700) }), { maxUnpacked: 1000 }),
  ).toBe('zip-bomb');
});

test('a file that grows beyond what the directory says is refused', async () => {
  expect(await codeOf(forgeRecord(await packed({ 'a.txt': 'long '.repeat(1000) }), 24, 10))).toBe('zip-bomb');
});

test('files that lie on the same bytes are refused', async () => {
  const bytes = await packed({ 'a.txt': 'x'.repeat(500), 'b.txt': 'y'.repeat(500) }, { compress: false });
  const second = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bytes.writeUInt32LE(0, second + 42);
  expect(await codeOf(bytes)).toBe('zip-bomb');
});

test('two files of one name are refused', async () => {
  const bytes = forge(await packed({ 'a.txt': 'x', 'b.txt': 'y' }), 'b.txt', 'a.txt');
  expect(await codeOf(bytes)).toBe('file-damaged');
});

test('a file above the limit for one file is refused by name', async () => {
  expect(await codeOf(await packed({ 'a.txt': 'x'.repeat(100) }), { maxFile: 50 })).toBe('file-too-large');
});

test('a torn or altered archive is damaged', async () => {
  const bytes = await packed({ 'a.txt': 'hello hello' }, { compress: false });
  expect(await codeOf(bytes.subarray(0, bytes.length - 30))).toBe('file-damaged');
  expect(await codeOf(forge(bytes, 'hello hello', 'hullo hullo'))).toBe('file-damaged');
  expect(await codeOf(Buffer.from('PK\x03\x04 and nothing more', 'latin1'))).toBe('file-damaged');
});
