import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { shapeChapter } from '../prose/shape.ts';
import { fromText } from '../prose/write.ts';
import { freshDatabase } from '../testing/database.ts';
import { auditWorks } from '../works/audit.ts';
import { readChapters } from '../works/read.ts';
import { emptyDraft, type Draft, type Reading } from './draft.ts';
import { shelve, type Shelved } from './shelve.ts';
import { startRun } from './startRun.ts';

const database = freshDatabase();
const data = mkdtempSync(join(tmpdir(), 'fadeless-shelve-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function bring(...readings: Reading[]): Promise<Shelved[]> {
  const runId = await startRun(database.db, { label: 'test', by: 'test' });
  const ready = readings.map((reading) => ({ reading, originals: [] }));
  return shelve(database.db, ready, { data, runId, by: 'test', named: [] });
}

function readingOf(title: string, facts: Partial<Draft> = {}, text = told(title)): Reading {
  return {
    files: [`${title}.txt`],
    format: 'text',
    encoding: 'utf-8',
    error: null,
    problems: [],
    draft: { ...emptyDraft(), title, authors: ['Tern Hollis'], chapters: [chapterOf(text)], ...facts },
  };
}

const told = (name: string) =>
  `${name} was told on the slipway, while the boats were turned over one by one and nobody counted them.`;

const EMPTY = fromText('');

function chapterOf(text: string): Draft['chapters'][number] {
  const empty = { summary: EMPTY, notesBegin: EMPTY, notesEnd: EMPTY };
  const facts = { number: 1, title: null, authors: [], published: null, sourceUrl: null };
  return { ...facts, ...empty, ...shapeChapter(fromText(text)) };
}

test('readings are shelved in their order, with their facts and every chapter its own', async () => {
  const both = { relationships: ['Ida/Wren'], series: [{ name: 'Slipway', position: null, url: null }] };
  const chapters = ['Low water', 'High water'].map((text) => chapterOf(told(text)));
  const shelved = await bring(
    readingOf('Aground', { ...both, chapters }),
    readingOf('Adrift', { ...both, authors: ['tern hollis', 'Ida Marsh'] }),
    readingOf('Ashore', { authors: [] }),
  );
  expect(shelved.map(({ outcome, title }) => [outcome, title])).toEqual([
    ['new', 'Aground'],
    ['new', 'Adrift'],
    ['new', 'Ashore'],
  ]);
  const texts = await readChapters(database.db, 'guest', shelved[0]?.workId ?? 0);
  expect(texts.map(({ html }) => html)).toEqual(chapters.map(({ html }) => html));
  const bylines = await database.db.selectFrom('bylines').select(['work_id', 'position']).execute();
  expect(bylines.filter((row) => row.work_id === shelved[1]?.workId)).toHaveLength(2);
  expect(new Set(bylines.map((row) => row.work_id)).size).toBe(2);
});

test('one that the database refuses fails alone, and the report says so', async () => {
  const shelved = await bring(
    readingOf('Before'),
    readingOf('Broken', { feedback: 'a letter that no database takes: \u0000' }),
    readingOf('Empty', { chapters: [chapterOf('')] }),
    readingOf('After'),
  );
  expect(shelved.map(({ outcome }) => outcome)).toEqual(['new', 'failed', 'failed', 'new']);
  const codes = shelved.map(({ reading }) => reading.error?.code);
  expect(codes).toEqual([undefined, 'file-damaged', 'work-needs-text', undefined]);
  const items = await database.db
    .selectFrom('import_items')
    .select(['files', 'work_id'])
    .where('outcome', '=', 'failed')
    .orderBy('files')
    .execute();
  expect(items).toEqual([
    { files: ['Broken.txt'], work_id: null },
    { files: ['Empty.txt'], work_id: null },
  ]);
});

test('of copies that come together the first is posted and the others are recognised', async () => {
  const sourceUrl = 'https://harbour.example/stories/7';
  const shelved = await bring(
    readingOf('Once'),
    readingOf('Once'),
    readingOf('Once, under another title', {}, told('Once')),
    readingOf('By address', { sourceUrl }),
    readingOf('By address, grown', { sourceUrl }, `${told('By address')}\n\n${told('More')}`),
  );
  expect(shelved.map(({ outcome }) => outcome)).toEqual(['new', 'unchanged', 'unchanged', 'new', 'updated']);
  expect(new Set(shelved.map(({ workId }) => workId)).size).toBe(2);
});

test('what a failed reading says stands in the report, and nothing is shelved', async () => {
  const error = { code: 'file-not-text' as const, message: 'The file is no text.' };
  const failed = { ...readingOf('Nothing'), draft: null, error };
  expect(await bring(failed)).toMatchObject([{ outcome: 'failed', workId: null, title: null }]);
});

test('after all of this the archive is sound', async () => {
  expect((await auditWorks(database.db)).filter((finding) => finding.count > 0)).toEqual([]);
});
