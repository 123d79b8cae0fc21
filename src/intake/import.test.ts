import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from '../canon/load.ts';
import { readBytes, sha256Of } from '../vault/bytes.ts';
import { verifyVault } from '../vault/verify.ts';
import { auditWorks } from '../works/audit.ts';
import { readChapters, readWork } from '../works/read.ts';
import { trashWork } from '../works/trash.ts';
import { freshDatabase } from '../testing/database.ts';
import { gather } from './gather.ts';
import { importFiles, type ImportOrder } from './import.ts';
import { DEFAULT_LIMITS } from './reader.ts';
import { readRunItems, readRuns } from './reports.ts';
import type { Shelved } from './shelve.ts';

const database = freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'fadeless-import-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canon = loadCanon([SHIPPED_PACKS]);
const limits = { ...DEFAULT_LIMITS, maxFile: 200_000 };

/** Writes files into a folder of their own and imports it. */
async function bring(
  files: Record<string, string | Uint8Array>,
): Promise<{ outcomes: Record<string, number>; shelved: Shelved[] }> {
  const place = mkdtempSync(join(folder, 'files-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(place, name, '..'), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  return bringFolder(place);
}

async function bringFolder(place: string) {
  const shelved: Shelved[] = [];
  const order: ImportOrder = {
    label: 'test',
    by: 'test',
    data,
    threads: 2,
    canonFolders: [SHIPPED_PACKS],
    context: { canon: await canon, limits },
    told: (result) => shelved.push(result),
  };
  const { outcomes } = await importFiles(database.db, gather([place], limits, place), order);
  return { outcomes, shelved };
}

const story = (title: string, body: string) =>
  `${title}\nby Tern Hollis\n\nFandom: Harbour Lights\nRating: PG\n\n${body}\n\nThe End\n`;
const body = (name: string) =>
  Array.from(
    { length: 12 },
    (_, line) =>
      `${name} came down to the quay for the ${line + 1}th time and asked whether the ferry had been seen.`,
  ).join('\n\n');

test('a folder of stories is shelved with its originals byte for byte, and a report', async () => {
  const text = story('Ferry Weather', body('Ida'));
  const { outcomes, shelved } = await bring({ 'ferry.txt': text });
  expect(outcomes).toEqual({ new: 1, updated: 0, unchanged: 0, 'in trash': 0, 'passed over': 0, failed: 0 });
  const id = shelved[0]?.workId ?? 0;
  expect(await readWork(database.db, 'guest', id)).toMatchObject({
    title: 'Ferry Weather',
    complete: true,
    rating: 'General Audiences',
  });
  const original = await database.db
    .selectFrom('work_originals')
    .selectAll()
    .where('work_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(original).toMatchObject({ name: 'ferry.txt', format: 'text-header' });
  const kept = await readBytes(data, 'originals', original.sha256.toString('hex'));
  expect(Buffer.from(kept ?? []).toString()).toBe(text);
  expect(sha256Of(Buffer.from(text))).toBe(original.sha256.toString('hex'));
  const item = await database.db
    .selectFrom('import_items')
    .select(['outcome', 'reading'])
    .where('work_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(item.reading).toMatchObject({ work: { evidence: { title: 'line 1' } } });
});

test('a file of several stories is several works and one file, and the same a second time', async () => {
  const headed = (title: string) =>
    `Title: ${title}\nAuthor: Tern Hollis\nFandom: Harbour Lights\nRating: PG\n\n${body(title)}\n\nThe End\n\n`;
  const files = { 'two.txt': headed('Lamps Out') + headed('Slack Water') };
  expect((await bring(files)).outcomes).toMatchObject({ new: 2, failed: 0 });
  expect((await bring(files)).outcomes).toMatchObject({ new: 0, unchanged: 2 });
  const { runs } = await readRuns(database.db, 1, 2);
  expect(runs.map(({ filesFound, filesRead }) => [filesFound, filesRead])).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('the same file again is left as it is; the same story in another format is recognised', async () => {
  const first = await bring({ 'gull.txt': story('Gull Count', body('Wren')) });
  const again = await bring({ 'copy of gull.txt': story('Gull Count', body('Wren')) });
  expect(again.outcomes).toMatchObject({ new: 0, unchanged: 1 });
  const html = `<html><head><title>Gull Count</title></head><body><h1>Gull Count</h1><p>by Tern Hollis</p>${body(
    'Wren',
  )
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</body></html>`;
  const other = await bring({ 'gull.html': html });
  expect(other.outcomes).toMatchObject({ new: 0 });
  expect(other.shelved[0]?.workId).toBe(first.shelved[0]?.workId);
});

test('a later copy with another chapter revises the work and keeps what stood', async () => {
  const chapters = (count: number) =>
    Array.from(
      { length: count },
      (_, index) => `Chapter ${index + 1}\n\n${body(`Person ${index + 1}`)}`,
    ).join('\n\n');
  const text = (count: number) =>
    `The Long Quay\nby Tern Hollis\n\nFandom: Harbour Lights\n\n${chapters(count)}\n`;
  const first = await bring({ 'quay.txt': text(2) });
  const second = await bring({ 'quay.txt': text(3) });
  expect(second.outcomes).toMatchObject({ new: 0, updated: 1 });
  const id = second.shelved[0]?.workId ?? 0;
  expect(id).toBe(first.shelved[0]?.workId);
  expect((await readWork(database.db, 'guest', id)).chapterCount).toBe(3);
});

test('one bad file never stops the others, and says why it was refused', async () => {
  const { outcomes, shelved } = await bring({
    'a-empty.txt': '',
    'b-picture.txt': Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.alloc(400),
    ]),
    'c-good.txt': story('After All That', body('Sorrel')),
    'd-huge.txt': 'x'.repeat(300_000),
  });
  expect(outcomes).toMatchObject({ new: 1, 'passed over': 1, failed: 2 });
  expect(shelved).toHaveLength(4);
  const failed = await database.db
    .selectFrom('import_items')
    .select(sql<string>`reading->'error'->>'code'`.as('code'))
    .where('outcome', 'in', ['failed', 'passed over'])
    .orderBy('files')
    .execute();
  expect(failed.map((item) => item.code)).toEqual(['file-empty', 'file-not-text', 'file-too-large']);
});

test('an empty file that lay beside others is passed over, one that was named failed, and both say why', async () => {
  const place = mkdtempSync(join(folder, 'files-'));
  writeFileSync(join(place, 'empty.txt'), ' \n\n');
  const order = { label: 'test', by: 'test', data, threads: 1, canonFolders: [SHIPPED_PACKS] };
  const context = { canon: await canon, limits };
  const named = [join(place, 'empty.txt')];
  const beside = await importFiles(database.db, gather([place], limits), {
    ...order,
    context,
    named: [place],
  });
  const alone = await importFiles(database.db, gather(named, limits), { ...order, context, named });
  expect(beside.outcomes).toMatchObject({ 'passed over': 1, failed: 0 });
  expect(alone.outcomes).toMatchObject({ 'passed over': 0, failed: 1 });
  const lines = await Promise.all(
    [beside, alone].map(({ runId }) => readRunItems(database.db, runId, null, 1, 10)),
  );
  expect(lines.flat().map((item) => item.reading.error?.code)).toEqual(['file-empty', 'file-empty']);
});

test('parts in files of their own become one work', async () => {
  const { outcomes, shelved } = await bring({
    'tide/tide01.txt': story('Tide House', body('First')).replace('The End', 'TBC'),
    'tide/tide02.txt': body('Second'),
    'tide/tide03.txt': `${body('Third')}\n\nThe End\n`,
  });
  expect(outcomes).toMatchObject({ new: 1, failed: 0 });
  const work = await readWork(database.db, 'guest', shelved[0]?.workId ?? 0);
  expect(work).toMatchObject({ title: 'Tide House', chapterCount: 3, complete: true });
});

test('what is in the trash stays there when its file comes again', async () => {
  const first = await bring({ 'gone.txt': story('Gone Out', body('Nobody')) });
  const id = first.shelved[0]?.workId ?? 0;
  await database.db.transaction().execute((tx) => trashWork(tx, id, 'test'));
  const again = await bring({ 'gone.txt': story('Gone Out', body('Nobody')) });
  expect(again.outcomes).toMatchObject({ 'in trash': 1, new: 0 });
});

test('suggestions are stored apart and change nothing by themselves', async () => {
  const text = `Kitchen Table\nby Tern Hollis\n\nFandom: Buffy the Vampire Slayer\n\nWillow set down the cup. "You should sleep," said Tara, and took her hand.\n\nWillow looked at Tara for a long while. She kissed her, once, and went up.\n`;
  const { shelved } = await bring({ 'kitchen.txt': text });
  const id = shelved[0]?.workId ?? 0;
  const work = await readWork(database.db, 'guest', id);
  expect(work.characters).toEqual([]);
  const suggested = await database.db
    .selectFrom('suggestions')
    .select(['kind', 'value', 'because', 'taken'])
    .where('work_id', '=', id)
    .execute();
  expect(suggested).toContainEqual(
    expect.objectContaining({ kind: 'character', value: 'Willow Rosenberg', taken: null }),
  );
});

test('the same files on many threads at once are never doubled', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, copy) => [
      `copy ${String.fromCharCode(97 + copy)}/one.txt`,
      story('Only One', body('Echo')),
    ]),
  );
  const { outcomes } = await bring(files);
  expect(outcomes).toMatchObject({ new: 1, unchanged: 11 });
});

test('the sample shelf holds at least eight works, two languages one of which is written right to left, and pictures', async () => {
  const samples = join(import.meta.dirname, '..', '..', 'samples');
  const place = join(folder, 'samples');
  cpSync(samples, place, { recursive: true });
  const { outcomes, shelved } = await bringFolder(place);
  expect(outcomes).toMatchObject({ failed: 0, unchanged: 0 });
  expect(outcomes['new']).toBeGreaterThanOrEqual(8);
  const works = await Promise.all(shelved.map(({ workId }) => readWork(database.db, 'guest', workId ?? 0)));
  expect(new Set(works.map((work) => work.language))).toEqual(new Set(['en', 'he', 'de']));
  expect(Math.max(...works.map((work) => work.chapterCount))).toBe(12);
  expect(works.filter((work) => work.series.length > 0)).toHaveLength(2);
  expect(works.every((work) => work.authors.length === 1 && work.fandoms.length === 1)).toBe(true);
  const chart = works.find((work) => work.title === 'The Chart of Small Hours');
  const chapters = await readChapters(database.db, 'guest', chart?.id ?? 0);
  expect(
    chapters
      .map((chapter) => chapter.html)
      .join('')
      .match(/<img src="\/images\/[0-9a-f]{64}\.png"/g),
  ).toHaveLength(2);
});

test('after all of this the archive is sound', async () => {
  expect((await auditWorks(database.db)).filter((finding) => finding.count > 0)).toEqual([]);
  const damaged = [];
  for await (const damage of verifyVault(database.db, data)) if (damage) damaged.push(damage);
  expect(damaged).toEqual([]);
});
