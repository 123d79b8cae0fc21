import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { freshDatabase } from '../testing/database.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { readBlurbsOf } from './blurb.ts';
import { postWork } from './post.ts';
import type { Visibility } from '../store/schema.ts';

const database = freshDatabase();

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
