import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, onTestFinished } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from './load.ts';

const PACK =
  'fandom: Lantern Street\nnames: [Laternenstraße]\ncodes: [LS]\nmedia: TV Shows\ncounting: episodes\ninstallments: [{ code: 1x01, title: The Last Lamp }]\n';

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'canon-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test('the shipped packs are whole', async () => {
  const canon = await loadCanon([SHIPPED_PACKS]);
  const counts = (name: string): Record<string, number> => {
    const kinds = canon.pack(name)?.installments.map(({ kind }) => kind) ?? [];
    return Object.fromEntries(
      [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
    );
  };
  expect(counts('BtVS')).toEqual({ episode: 144 });
  expect(counts('AtS')).toEqual({ episode: 110 });
  expect(counts('Harry Potter')).toMatchObject({ book: 7 });
  const stories = counts('Sherlock Holmes');
  expect((stories['story'] ?? 0) + (stories['book'] ?? 0)).toBe(60);
});

test('a fandom is found by its name, another name or a code, letter case and accents aside', async () => {
  const canon = await loadCanon([await folderWith({ 'a.yaml': PACK })]);
  for (const name of [
    'lantern street',
    'LATERNENSTRAßE',
    'ls',
    ' Lantern  Street ',
    'Lantern Street (TV 2011)',
    'Lantern Street - All Media Types',
  ]) {
    expect(canon.pack(name)?.fandom, name).toBe('Lantern Street');
  }
  expect(canon.pack('Lantern')).toBeNull();
  expect(canon.pack('Lantern Street (Comics)')).toBeNull();
});

test("a keeper's pack replaces the shipped one of its fandom", async () => {
  const shipped = await folderWith({ 'a.yaml': PACK });
  const own = await folderWith({
    'mine.yml': PACK.replace('The Last Lamp', 'The First Lamp').replace('fandom: Lantern', 'fandom: LANTERN'),
    'notes.txt': 'no pack',
  });
  const canon = await loadCanon([shipped, own, join(own, 'not-there')]);
  expect(canon.packs.map(({ installments }) => installments[0]?.title)).toEqual(['The First Lamp']);
});

test('two packs of one fandom in one folder are refused, and so is a broken one, by its path', async () => {
  const twice = await folderWith({ 'a.yaml': PACK, 'b.yaml': PACK });
  await expect(loadCanon([twice])).rejects.toMatchObject({
    code: 'pack-invalid',
    details: { file: 'b.yaml' },
  });
  const broken = await folderWith({ 'a.yaml': 'fandom: x' });
  await expect(loadCanon([broken])).rejects.toMatchObject({
    code: 'pack-invalid',
    details: { file: join(broken, 'a.yaml') },
  });
});
