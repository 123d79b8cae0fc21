import { expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import type { Tx } from '../store/database.ts';
import { readCatalogue, readCatalogueCounts } from './catalogue.ts';
import { correctChapter } from './correctChapter.ts';
import { correctWork } from './correct.ts';
import { postWork } from './post.ts';
import { readChapters, readWork } from './read.ts';
import { readRevisions, returnToRevision } from './revisions.ts';
import { reviseWork } from './revise.ts';
import { clearSampleShelf, readSampleShelf, restoreSampleShelf } from './sampleShelf.ts';
import { showWork } from './show.ts';
import { decideAll, decideSuggestion } from './decideSuggestion.ts';
import { readOpenSuggestions, readSuggestions } from './suggestions.ts';
import { trashWork } from './trash.ts';
import type { NewWork } from './work.ts';

const database = freshDatabase();
const act = <T>(what: (tx: Tx) => Promise<T>) => database.db.transaction().execute(what);
const titled = (title: string, facts: Partial<NewWork> = {}) =>
  workOf({
    title,
    chapters: [chapterOf(`${title}, told from the pier in an hour between two tides.`)],
    ...facts,
  });
const post = (work: NewWork) => act((tx) => postWork(tx, work, 'test'));

async function suggesting(
  title: string,
  values: [kind: string, value: string][],
  facts: Partial<NewWork> = {},
) {
  const workId = await post(titled(title, facts));
  const rows = values.map(([kind, value]) => ({ work_id: workId, kind, value, because: ['So it says.'] }));
  await database.db.insertInto('suggestions').values(rows).execute();
  return { workId, suggestions: await readSuggestions(database.db, workId) };
}

test('a suggestion that is taken stands on the work, and comes off again when taken back', async () => {
  const { workId, suggestions } = await suggesting(
    'Kelp',
    [
      ['character', 'Ida Marsh'],
      ['rating', 'Mature'],
    ],
    {
      characters: ['Wren'],
    },
  );
  expect(await readWork(database.db, 'guest', workId)).toMatchObject({ characters: ['Wren'], rating: null });
  for (const { id } of suggestions) await act((tx) => decideSuggestion(tx, id, 'taken', 'keeper'));
  expect(await readWork(database.db, 'guest', workId)).toMatchObject({
    characters: ['Wren', 'Ida Marsh'],
    rating: 'Mature',
  });
  for (const { id } of suggestions) await act((tx) => decideSuggestion(tx, id, 'open', 'keeper'));
  expect(await readWork(database.db, 'guest', workId)).toMatchObject({ characters: ['Wren'], rating: null });
  const corrections = await database.db
    .selectFrom('corrections')
    .select('field')
    .where('work_id', '=', workId)
    .execute();
  expect(corrections).toEqual([]);
});

test('taking a suggestion back leaves what was changed by hand meanwhile', async () => {
  const { workId, suggestions } = await suggesting('Samphire', [['character', 'Ida Marsh']]);
  const id = suggestions[0]?.id ?? 0;
  await act((tx) => decideSuggestion(tx, id, 'taken', 'keeper'));
  await act((tx) => correctWork(tx, workId, { characters: ['Ida Marsh', 'Tern'] }, 'keeper'));
  await act((tx) => decideSuggestion(tx, id, 'open', 'keeper'));
  expect(await readWork(database.db, 'guest', workId)).toMatchObject({ characters: ['Tern'] });
});

test('a value that stood on the work before stays when the suggestion is taken back', async () => {
  const { workId, suggestions } = await suggesting('Dulse', [['character', 'ida marsh']], {
    characters: ['Ida Marsh'],
  });
  const id = suggestions[0]?.id ?? 0;
  await act((tx) => decideSuggestion(tx, id, 'taken', 'keeper'));
  await act((tx) => decideSuggestion(tx, id, 'open', 'keeper'));
  expect(await readWork(database.db, 'guest', workId)).toMatchObject({ characters: ['Ida Marsh'] });
});

test('a refused suggestion is kept as refused and waits no more', async () => {
  const { workId, suggestions } = await suggesting('Laver', [['warning', 'Major Character Death']]);
  await act((tx) => decideSuggestion(tx, suggestions[0]?.id ?? 0, 'refused', 'keeper'));
  expect(await readSuggestions(database.db, workId)).toMatchObject([{ decision: 'refused' }]);
  const { works } = await readOpenSuggestions(database.db, 1, 100);
  expect(works.map((work) => work.id)).not.toContain(workId);
  expect(await readWork(database.db, 'guest', workId)).toMatchObject({ warnings: [] });
});

test('all characters are taken at once, the rest waits', async () => {
  const { workId } = await suggesting('Marram', [
    ['character', 'Ida'],
    ['character', 'Wren'],
    ['relationship', 'Ida/Wren'],
  ]);
  expect(await act((tx) => decideAll(tx, workId, 'character', 'taken', 'keeper'))).toBe(2);
  expect(await readWork(database.db, 'guest', workId)).toMatchObject({
    characters: ['Ida', 'Wren'],
    relationships: [],
  });
});

test('an older text can be made current again, and an import of the later one does not undo that', async () => {
  const work = titled('Ebb', {
    sourceUrl: 'https://example.org/ebb',
    chapters: [chapterOf('The tide went out at four.')],
  });
  const id = await post(work);
  const later = { ...work, chapters: [chapterOf('The tide went out at five, or so they said.')] };
  await act((tx) => reviseWork(tx, id, later, 'import'));
  const [chapter] = await readChapters(database.db, 'guest', id);
  const chapterId = chapter?.id ?? 0;
  const revisions = await readRevisions(database.db, chapterId);
  expect(revisions.map(({ current }) => current)).toEqual([true, false]);
  await act((tx) =>
    returnToRevision(tx, { workId: id, chapterId, revisionId: revisions[1]?.id ?? 0 }, 'keeper'),
  );
  expect(await readWork(database.db, 'guest', id)).toMatchObject({ words: work.chapters[0]?.words });
  expect(await act((tx) => reviseWork(tx, id, later, 'import'))).toBe(false);
  expect((await readChapters(database.db, 'guest', id))[0]?.html).toBe(work.chapters[0]?.html);
  const newest = { ...work, chapters: [chapterOf('The tide went out at six.')] };
  expect(await act((tx) => reviseWork(tx, id, newest, 'import'))).toBe(true);
  expect((await readChapters(database.db, 'guest', id))[0]?.html).toBe(newest.chapters[0]?.html);
});

test('what was corrected about a chapter, a later import leaves alone', async () => {
  const work = titled('Flow', { chapters: [chapterOf('Water came.', { title: 'Chapter 1' })] });
  const id = await post(work);
  const [chapter] = await readChapters(database.db, 'guest', id);
  const { summary, notesBegin, notesEnd, published } = chapter!;
  const facts = { title: 'High Water', summary, notesBegin, notesEnd, published };
  const at = { workId: id, chapterId: chapter!.id };
  expect(await act((tx) => correctChapter(tx, at, facts, 'keeper'))).toEqual(['title']);
  await act((tx) =>
    reviseWork(
      tx,
      id,
      { ...work, chapters: [chapterOf('Water came again.', { title: 'Chapter One' })] },
      'import',
    ),
  );
  expect((await readChapters(database.db, 'guest', id))[0]).toMatchObject({
    title: 'High Water',
    html: chapterOf('Water came again.').html,
  });
});

test('clearing the sample shelf takes the samples and nothing else, and can be undone', async () => {
  const sample = await post(titled('A Sample'));
  const own = await post(titled('Brought By Hand'));
  await database.db.insertInto('sample_works').values({ work_id: sample }).execute();
  expect(await act((tx) => clearSampleShelf(tx, 'keeper'))).toBe(1);
  await expect(readWork(database.db, 'keeper', sample)).rejects.toMatchObject({ code: 'work-not-found' });
  await expect(readWork(database.db, 'guest', own)).resolves.toMatchObject({ title: 'Brought By Hand' });
  expect(await readSampleShelf(database.db)).toEqual({ standing: 0, cleared: 1 });
  expect(await act((tx) => restoreSampleShelf(tx, 'keeper'))).toBe(1);
  expect(await readSampleShelf(database.db)).toEqual({ standing: 1, cleared: 0 });
  await expect(readWork(database.db, 'guest', sample)).resolves.toMatchObject({ title: 'A Sample' });
});

test('the catalogue finds works by words of title and byline, hidden ones too, and the trash apart', async () => {
  const hidden = await post(titled('The Quiet Sluice', { authors: ['Orla Penn'], visibility: 'draft' }));
  const find = async (words: string, inTrash = false) =>
    (await readCatalogue(database.db, { words, inTrash }, 1, 20)).works.map((work) => work.id);
  expect(await find('sluice penn')).toEqual([hidden]);
  expect(await find("100% ' \\ _")).toEqual([]);
  await act((tx) => trashWork(tx, hidden, 'keeper'));
  expect(await find('sluice')).toEqual([]);
  expect(await find('sluice', true)).toEqual([hidden]);
  expect((await readCatalogueCounts(database.db)).trashed).toBe(1);
});

test('who may meet a work is decided in one act', async () => {
  const id = await post(titled('Behind Glass'));
  expect(await act((tx) => showWork(tx, id, 'private', 'keeper'))).toBe(true);
  await expect(readWork(database.db, 'guest', id)).rejects.toMatchObject({ code: 'work-not-found' });
  expect(await act((tx) => showWork(tx, id, 'private', 'keeper'))).toBe(false);
});
