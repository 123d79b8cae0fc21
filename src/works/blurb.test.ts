import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { freshDatabase } from '../testing/database.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { readBlurbsOf } from './blurb.ts';
import { auditWorks } from './audit.ts';
import { postWork } from './post.ts';
import { reviseWork } from './revise.ts';
import type { Visibility } from '../store/schema.ts';

const database = freshDatabase();
const elsewhere = freshDatabase();

function post(title: string, visibility: Visibility): Promise<number> {
  const work = workOf({ title, visibility, chapters: [chapterOf(`${title} is told here.`)] });
  return database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
}

test('cards come in the order asked for, without the works that the viewer may not meet', async () => {
  const open = await post('An Open Door', 'public');
  const kept = await post('A Kept Door', 'members');
  const other = await post('Another Door', 'public');
  const asked = [other, kept, open, 9_999_999];
  const titles = async (viewer: 'guest' | 'keeper' | { pseuds: number[] }) =>
    (await readBlurbsOf(database.db, viewer, asked)).map(({ title }) => title);
  expect(await titles('guest')).toEqual(['Another Door', 'An Open Door']);
  expect(await titles('keeper')).toEqual(['Another Door', 'A Kept Door', 'An Open Door']);
  expect(await titles({ pseuds: [] })).toEqual(['Another Door', 'A Kept Door', 'An Open Door']);
  expect(await readBlurbsOf(database.db, 'guest', [])).toEqual([]);
});

test('each connection keeps the plan of the cards, and other cards come by it', async () => {
  const first = await post('A First Room', 'public');
  const second = await post('A Second Room', 'public');
  const single = await openDatabase(database.url, { connections: 1 });
  for (const id of [first, second, first]) {
    const [card] = await readBlurbsOf(single.db, 'guest', [id]);
    expect(card?.id).toBe(id);
  }
  const { rows } = await sql`select name from pg_prepared_statements`.execute(single.db);
  expect(rows).toHaveLength(1);
  await single.close();
});

test('a card says what its work says now, whether it was put together before or is read without', async () => {
  const work = workOf({ title: 'A Painted Door', fandoms: ['Harbour Lights'], characters: ['Ada', 'Bo'] });
  const id = await database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
  const next = { ...work, authors: ['Wren', 'Marrow'], characters: ['Bo', 'Ada'], relationships: ['Ada/Bo'] };
  await database.db.transaction().execute((tx) => reviseWork(tx, id, next, 'test'));
  const [kept] = await readBlurbsOf(database.db, 'guest', [id]);
  expect(kept?.authors.map(({ name }) => name)).toEqual(['Wren', 'Marrow']);
  expect(kept).toMatchObject({
    fandoms: ['Harbour Lights'],
    characters: ['Bo', 'Ada'],
    relationships: ['Ada/Bo'],
  });
  await sql`delete from cards where work_id = ${id}`.execute(database.db);
  expect(await readBlurbsOf(database.db, 'guest', [id])).toEqual([{ ...kept, cardVersion: 0 }]);
});

test('cards of two archives never have a version in common', async () => {
  const versions: number[] = [];
  for (const { db } of [database, elsewhere]) {
    for (let at = 0; at < 8; at++) {
      const work = workOf({ title: `Door ${at}`, chapters: [chapterOf(`Door number ${at} stood open.`)] });
      const id = await db.transaction().execute((tx) => postWork(tx, work, 'test'));
      const [card] = await readBlurbsOf(db, 'guest', [id]);
      versions.push(card?.cardVersion ?? 0);
    }
  }
  expect(versions.every((version) => version >= 1 && version < 2 ** 32)).toBe(true);
  expect(new Set(versions).size).toBe(16);
});

test('a card whose work was changed behind the archive’s back is found by the audit', async () => {
  const id = await post('A Door Repainted', 'public');
  const lagging = async () =>
    (await auditWorks(database.db)).find(({ check }) => check.includes('catalogue card'))?.count;
  expect(await lagging()).toBe(0);
  await sql`delete from bylines where work_id = ${id}`.execute(database.db);
  expect(await lagging()).toBe(1);
});

test('two who change a work at once leave a card with both changes', async () => {
  const id = await post('A Door Between', 'public');
  const [one, other] = await Promise.all([openDatabase(database.url), openDatabase(database.url)]);
  const rename = (of: typeof one, name: string) =>
    of.db.transaction().execute(async (tx) => {
      await sql`insert into pseuds (name) values (${name})`.execute(tx);
      await sql`insert into bylines select ${id}, id, 10 + id from pseuds where name = ${name}`.execute(tx);
      await sql`insert into changes (subject, subject_id) values ('work', ${id})`.execute(tx);
    });
  await Promise.all([rename(one, 'Fenwick'), rename(other, 'Odile')]);
  const [card] = await readBlurbsOf(database.db, 'guest', [id]);
  expect(card?.authors.map(({ name }) => name).toSorted()).toEqual(['Fenwick', 'Marrow', 'Odile']);
  await Promise.all([one.close(), other.close()]);
});
