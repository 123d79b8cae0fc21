import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { noteChange, lastChange } from '../../store/changes.ts';
import type { Tx } from '../../store/database.ts';
import { freshDatabase } from '../../testing/database.ts';
import { workOf, chapterOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import type { NewWork } from '../../works/work.ts';
import { trashWork } from '../../works/trash.ts';
import { compareFilters, compareIndex } from './check.ts';
import { openShelf } from './openShelf.ts';
import type { Question, Shelf } from './question.ts';

const database = freshDatabase();
const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);
const folder = mkdtempSync(join(tmpdir(), 'fadeless-shelf-'));
let shelf: Shelf;
const sources = () => ({ url: database.url, canonFolders: [], snapshotFolder: folder });

beforeAll(async () => {
  await post('Before the index');
  shelf = await openShelf(sources());
});
afterAll(async () => {
  await shelf.close();
  rmSync(folder, { recursive: true });
});

let texts = 0;
const post = (title: string, more: Partial<NewWork> = {}) =>
  write((tx) =>
    postWork(
      tx,
      workOf({
        ...more,
        title,
        chapters: [
          chapterOf(`Text number ${++texts}, and words enough to be told apart from any other one.`),
        ],
      }),
      'test',
    ),
  );

const everything: Question = {
  viewer: 'guest',
  where: [],
  ruledOut: [],
  shield: null,
  order: { by: 'id', descending: false },
  skip: 0,
  take: 100,
  facets: null,
  timeline: null,
  since: 0,
};

/** The works that the index knows of once it knows of every change so far. */
async function works(): Promise<number[]> {
  return (await shelf.ask({ ...everything, since: await write(lastChange) })).works;
}

test('a work that is posted is found, and one that is thrown away is not', async () => {
  const id = await post('After the index');
  expect(await works()).toContain(id);
  await write((tx) => trashWork(tx, id, 'test'));
  expect(await works()).not.toContain(id);
});

test('choices are told as they are shown, after a tag is shown otherwise too', async () => {
  await post('With a fandom', { fandoms: ['Marsh Lights'] });
  const facets = { kinds: ['fandom'], most: 10, also: [], named: true } as const;
  const shown = async () =>
    (await shelf.ask({ ...everything, facets, since: await write(lastChange) })).names;
  const [name] = (await shown())!;
  await write(async (tx) => {
    const { rows } = await sql<{ id: number }>`
      update tags set display = 'Shown otherwise' where kind = 'fandom' and name = ${name} returning id`.execute(
      tx,
    );
    await noteChange(tx, 'tag', rows[0]!.id);
  });
  expect(await shown()).toEqual(['Shown otherwise']);
  expect((await shelf.ask(everything)).names).toBeUndefined();
});

test('a change is not missed because a later one was committed first', async () => {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: hasBegun, resolve: begun } = Promise.withResolvers<number>();
  const slow = write(async (tx) => {
    const id = await postWork(tx, workOf({ title: 'Slow' }), 'test');
    begun(id);
    await mayEnd;
    return id;
  });
  const slowId = await hasBegun;
  const quick = await post('Quick');
  expect(await works()).toContain(quick);
  expect(await works()).not.toContain(slowId);
  end();
  await slow;
  expect(await works()).toContain(slowId);
});

test('what changed while nobody listened is read when the connection is there again', async () => {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query = 'listen changes'`.execute(
    database.db,
  );
  const id = await post('While the line was down');
  expect(await works()).toContain(id);
});

test('a change of the whole archive reads it anew', async () => {
  const id = await post('Renamed by hand');
  await database.db.updateTable('works').set({ visibility: 'private' }).where('id', '=', id).execute();
  await write((tx) => noteChange(tx, 'archive', null));
  expect(await works()).not.toContain(id);
});

test('the next start goes on from the snapshot, and reads what was missed', async () => {
  await expect.poll(() => readdirSync(folder)).toEqual(['shelf']);
  await shelf.close();
  const id = await post('While the index was away');
  shelf = await openShelf(sources());
  expect(await works()).toContain(id);
});

test('the doctor names works that changed behind the back of the log', async () => {
  await expect.poll(() => compareIndex(database, [], folder)).toMatchObject({ differing: [] });
  const id = (await works())[0]!;
  await database.db.updateTable('works').set({ words: 7 }).where('id', '=', id).execute();
  expect(await compareIndex(database, [], folder)).toMatchObject({ differing: [id] });
  expect(await compareFilters(database)).toMatchObject({ differing: [] });
});

test('a damaged snapshot is as good as none', async () => {
  const all = await works();
  await shelf.close();
  const file = join(folder, 'shelf');
  const bytes = readFileSync(file);
  bytes[bytes.length - 3]! ^= 1;
  writeFileSync(file, bytes);
  shelf = await openShelf(sources());
  expect(await works()).toEqual(all);
});

test('an archive that cannot be reached is said', async () => {
  const nowhere = { ...sources(), url: 'postgres://127.0.0.1:1/none' };
  await expect(openShelf(nowhere)).rejects.toThrow(/database/i);
});
