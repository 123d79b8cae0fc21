import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { ShownNames } from './shownNames.ts';

const database = freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NAMES = ['Ashgrove', 'Östra Ån', 'كلمات من الريح', '波', 'a'.repeat(127), `${'é'.repeat(140)} ends`];

async function tagsCalled(names: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) {
    const { rows } = await sql<{ id: number }>`
      insert into tags (kind, name, folded) values ('additional', ${name}, lower(${name})) returning id`.execute(
      database.db,
    );
    ids.push(rows[0]!.id);
  }
  return ids;
}

test('names come in the order asked, read or kept, whatever they are written in', async () => {
  const names = new ShownNames(folder);
  const ids = await tagsCalled(NAMES);
  const asked = [ids[3]!, 999_999, ...ids, ids[0]!];
  const told = [NAMES[3], null, ...NAMES, NAMES[0]];
  expect(await names.of(database.db, asked)).toEqual(told);
  await sql`update tags set display = 'another'`.execute(database.db);
  expect(await names.of(database.db, asked)).toEqual(told);
  expect(readdirSync(folder)).toEqual([]);
  names.close();
});

test('a tag that changed is asked for anew, the others are not', async () => {
  const names = new ShownNames(folder);
  const [one, other] = await tagsCalled(['one of two', 'the other of two']);
  await names.of(database.db, [one!, other!]);
  await sql`update tags set display = upper(name) where id in (${one!}, ${other!})`.execute(database.db);
  names.forget([one!]);
  expect(await names.of(database.db, [one!, other!])).toEqual(['ONE OF TWO', 'the other of two']);
  names.forget(null);
  expect(await names.of(database.db, [one!, other!])).toEqual(['ONE OF TWO', 'THE OTHER OF TWO']);
  names.close();
});

test('what was asked for before a change is told, but not kept', async () => {
  const names = new ShownNames(folder);
  const [id] = await tagsCalled(['before']);
  const asking = names.of(database.db, [id!]);
  names.forget([id!]);
  expect(await asking).toEqual(['before']);
  await sql`update tags set display = 'after' where id = ${id!}`.execute(database.db);
  expect(await names.of(database.db, [id!])).toEqual(['after']);
  names.close();
});

test('names that were read ahead are not asked for again', async () => {
  const names = new ShownNames(folder);
  await sql`insert into tags (kind, name, folded)
    select 'character', 'person ' || n, 'person ' || n from generate_series(1, 4500) as n`.execute(
    database.db,
  );
  await names.readAhead(database.db);
  const { rows } = await sql<{
    id: number;
    name: string;
  }>`select id, name from tags where kind = 'character'`.execute(database.db);
  await sql`update tags set display = 'nobody'`.execute(database.db);
  expect(
    await names.of(
      database.db,
      rows.map(({ id }) => id),
    ),
  ).toEqual(rows.map(({ name }) => name));
  names.close();
});

test('where no file can be made, names are asked for', async () => {
  const path = join(folder, 'no folder');
  writeFileSync(path, '');
  const names = new ShownNames(path);
  const [id] = await tagsCalled(['kept nowhere']);
  expect(await names.of(database.db, [id!, id!])).toEqual(['kept nowhere', 'kept nowhere']);
  names.close();
});
