import { expect, test } from 'vitest';
import { pseudNamed } from '../people/pseuds.ts';
import { freshDatabase } from '../testing/database.ts';
import { readShelf } from '../testing/readShelf.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { auditWorks } from './audit.ts';
import { concealWork, revealWork } from './conceal.ts';
import { endHiding, hideWork } from './hide.ts';
import { postWork } from './post.ts';
import { readChapters, readSeries, readWork } from './read.ts';
import { readStanding } from './standing.ts';
import type { Member, Viewer } from './viewer.ts';
import type { NewWork } from './work.ts';

const database = freshDatabase();
const act = <Result>(what: Parameters<ReturnType<typeof database.db.transaction>['execute']>[0]) =>
  database.db.transaction().execute(what) as Promise<Result>;
const post = (facts: Partial<NewWork>) =>
  act<number>((tx) =>
    postWork(tx, workOf({ ...facts, chapters: [chapterOf(`${facts.title} is told here.`)] }), 'test'),
  );
const memberNamed = async (name: string): Promise<Member> => ({
  pseuds: [(await pseudNamed(database.db, name))?.id ?? 0],
});
const stranger: Viewer = { pseuds: [] };

/** Which of the viewers meet the work in lists, and which may read it. */
async function seers(id: number, viewers: Record<string, Viewer>) {
  const listed: string[] = [];
  const read: string[] = [];
  for (const [name, viewer] of Object.entries(viewers)) {
    const { works } = await readShelf(database.db, viewer, {}, 1);
    if (works.some((work) => work.id === id)) listed.push(name);
    const found = await readWork(database.db, viewer, id).catch(() => null);
    const chapters = await readChapters(database.db, viewer, id).catch(() => []);
    expect(chapters.length).toBe(found === null ? 0 : 1);
    if (found) read.push(name);
  }
  return { listed, read };
}

test('each level of visibility is met by those it is for, and its author and the keeper meet them all', async () => {
  const expected = {
    draft: { listed: ['author', 'keeper'], read: ['author', 'keeper'] },
    private: { listed: ['author', 'keeper'], read: ['author', 'keeper'] },
    link: { listed: ['author', 'keeper'], read: ['guest', 'member', 'author', 'keeper'] },
    members: { listed: ['member', 'author', 'keeper'], read: ['member', 'author', 'keeper'] },
    public: {
      listed: ['guest', 'member', 'author', 'keeper'],
      read: ['guest', 'member', 'author', 'keeper'],
    },
  };
  for (const [visibility, seen] of Object.entries(expected)) {
    const id = await post({
      title: `Told To ${visibility}`,
      authors: ['Leveller'],
      visibility: visibility as NewWork['visibility'],
    });
    const viewers = {
      guest: 'guest',
      member: stranger,
      author: await memberNamed('Leveller'),
      keeper: 'keeper',
    };
    expect([visibility, await seers(id, viewers as Record<string, Viewer>)]).toEqual([visibility, seen]);
  }
});

test('a hidden or unrevealed work is there for its author and the keeper alone, until that ends', async () => {
  const id = await post({ title: 'Out Of Sight', authors: ['Osprey'] });
  const viewers: Record<string, Viewer> = {
    guest: 'guest',
    member: stranger,
    author: await memberNamed('Osprey'),
    keeper: 'keeper',
  };
  const all = Object.keys(viewers);
  expect(await act((tx) => hideWork(tx, id, ' copied from a book ', 'keeper'))).toBe(true);
  expect(await act((tx) => hideWork(tx, id, 'again', 'keeper'))).toBe(false);
  expect(await seers(id, viewers)).toEqual({ listed: ['author', 'keeper'], read: ['author', 'keeper'] });
  expect(await act((tx) => concealWork(tx, id, 'unrevealed', 'keeper'))).toBe(true);
  expect(await act((tx) => endHiding(tx, id, 'keeper'))).toBe(true);
  expect(await act((tx) => endHiding(tx, id, 'keeper'))).toBe(false);
  expect(await seers(id, viewers)).toEqual({ listed: ['author', 'keeper'], read: ['author', 'keeper'] });
  expect(await act((tx) => revealWork(tx, id, 'unrevealed', 'keeper'))).toBe(true);
  expect(await seers(id, viewers)).toEqual({ listed: all, read: all });
});

test('a work is not hidden without a reason', async () => {
  const id = await post({ title: 'Not Without Reason' });
  await expect(act((tx) => hideWork(tx, id, ' ', 'keeper'))).rejects.toMatchObject({ code: 'field-invalid' });
});

test('of an anonymous work nobody but its author and the keeper learns who wrote it', async () => {
  const series = [{ name: 'The Masked Ones', position: 1, url: null }];
  const id = await act<number>((tx) =>
    postWork(
      tx,
      workOf({
        title: 'Behind A Mask',
        authors: ['Veil'],
        feedback: 'veil@example.org',
        archivePermission: 'ask Veil',
        sourceUrl: 'https://example.org/veil/1',
        series,
        chapters: [
          chapterOf('A mask is put on.', { authors: ['Veil'], sourceUrl: 'https://example.org/veil/1/1' }),
        ],
      }),
      'test',
    ),
  );
  const author = await memberNamed('Veil');
  const seriesId = (await readWork(database.db, 'guest', id)).series[0]?.id ?? 0;
  await act((tx) => concealWork(tx, id, 'anonymous', 'keeper'));
  const { pseuds } = author;
  for (const viewer of ['guest', stranger] satisfies Viewer[]) {
    const work = await readWork(database.db, viewer, id);
    expect(work).toMatchObject({ authors: [], anonymous: true, series: [], title: 'Behind A Mask' });
    expect(JSON.stringify([work, await readChapters(database.db, viewer, id)])).not.toMatch(/veil/i);
    expect((await readShelf(database.db, viewer, { pseudId: pseuds[0] }, 1)).total).toBe(0);
    expect((await readShelf(database.db, viewer, { seriesId }, 1)).total).toBe(0);
    await expect(readSeries(database.db, viewer, seriesId)).rejects.toMatchObject({ code: 'page-not-found' });
  }
  for (const viewer of [author, 'keeper'] satisfies Viewer[]) {
    expect(await readWork(database.db, viewer, id)).toMatchObject({
      authors: [{ name: 'Veil' }],
      anonymous: true,
      feedback: 'veil@example.org',
      series: [{ name: 'The Masked Ones' }],
    });
    expect((await readShelf(database.db, viewer, { pseudId: pseuds[0] }, 1)).total).toBe(1);
  }
  await act((tx) => revealWork(tx, id, 'anonymous', 'keeper'));
  expect(await readWork(database.db, 'guest', id)).toMatchObject({
    authors: [{ name: 'Veil' }],
    anonymous: false,
  });
});

test('of an anonymous work the keeper is told where its own words name its author', async () => {
  const id = await act<number>((tx) =>
    postWork(
      tx,
      workOf({
        title: 'Ottoline Remembers',
        authors: ['Ottoline', 'Bo'],
        chapters: [chapterOf('Bo begins.'), chapterOf('It ends.\n\nWritten by OTTOLINE.')],
      }),
      'test',
    ),
  );
  expect((await readStanding(database.db, id)).tellings).toEqual([]);
  await act((tx) => concealWork(tx, id, 'anonymous', 'keeper'));
  expect((await readStanding(database.db, id)).tellings).toEqual([
    { name: 'Ottoline', places: ['the title', 'chapter 2'] },
  ]);
});

test('a sound archive is found sound, and a standing without its record is not', async () => {
  const found = async () => (await auditWorks(database.db)).filter(({ count }) => count > 0);
  expect(await found()).toEqual([]);
  const id = await post({ title: 'Unrecorded' });
  await database.db.updateTable('works').set({ anonymous: true }).where('id', '=', id).execute();
  await database.db
    .updateTable('revisions')
    .set({ html: `<p><img src="/images/${'0a'.repeat(32)}.png" alt=""></p>` })
    .where('chapter_id', 'in', database.db.selectFrom('chapters').select('id').where('work_id', '=', id))
    .execute();
  expect(await found()).toEqual([
    { check: 'revisions whose text does not match its hash', count: 1 },
    {
      check: 'works that are trashed, hidden, unrevealed or anonymous otherwise than their record says',
      count: 1,
    },
    { check: 'pictures that stand in a text but are not its work’s', count: 1 },
  ]);
});
