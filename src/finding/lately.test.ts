import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { testShelf } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { postWork, touchWork } from '../works/post.ts';
import { trashWork } from '../works/trash.ts';
import { latelyChanged } from './lately.ts';
import type { CardShelf, Condition } from './shelf/question.ts';

const database = freshDatabase();
let shelf: CardShelf;
/** By their number on the shelf: those of odd number are in French. */
const works: number[] = [];

beforeAll(async () => {
  for (let at = 0; at < 40; at++) {
    const work = workOf({
      title: `Lamp ${at}`,
      language: at % 2 === 1 ? 'fr' : 'en',
      updated: `${2020 - at}-01-01`,
      visibility: at === 30 ? 'members' : 'public',
      chapters: [chapterOf(`Lamp number ${at} was lit before the others.`)],
    });
    works.push(await database.db.transaction().execute((tx) => postWork(tx, work, 'test')));
  }
  shelf = await testShelf(database);
  // The oldest shelved, dated in the middle, changed last.
  for (const at of [17, 4, 2, 3]) await database.db.transaction().execute((tx) => touchWork(tx, works[at]!));
  await database.db.transaction().execute((tx) => trashWork(tx, works[39]!, 'test'));
});
afterAll(() => shelf.close());

const FRENCH: Condition = { is: 'language', tags: ['fr'] };
/** The window alone, the whole listing, and a window that is made wider again and again. */
const REACHES = [
  { first: 500, wider: 8, few: 5000 },
  { first: 3, wider: 2, few: 100 },
  { first: 1, wider: 2, few: 0 },
  { first: 7, wider: 3, few: 5 },
];

/** Numbers on the shelf, as they must come. */
async function lately(within: Condition | null, take: number, ruledOut: Condition[] = []) {
  const { rows } = await database.pool.query<{ id: string }>('select max(id) as id from changes');
  const term = { kind: 'lang', value: 'en' } as never;
  const found = await Promise.all(
    REACHES.map((reach) =>
      latelyChanged(
        { db: database.db, shelf },
        {
          within,
          take,
          where: [],
          ruledOut: ruledOut.map((condition) => ({ part: term, condition })),
          since: Number(rows[0]?.id),
        },
        reach,
      ),
    ),
  );
  return found.map((ids) => ids.map((id) => works.indexOf(id)));
}

test('what changed last comes first, whatever its date and its place on the shelf, however far is looked', async () => {
  const first = [3, 2, 4, 17, 38, 37, 36];
  for (const found of await lately(null, 7)) expect(found).toEqual(first);
});

test('only works of the listing are among them, and all of these if they are few', async () => {
  for (const found of await lately(FRENCH, 4)) expect(found).toEqual([3, 17, 37, 35]);
  for (const found of await lately(FRENCH, 30))
    expect(found).toEqual([3, 17, ...oddFrom(37).filter((at) => at !== 3 && at !== 17)]);
  for (const found of await lately(null, 3, [FRENCH])) expect(found).toEqual([2, 4, 38]);
});

test('a listing of nothing has nothing', async () => {
  for (const found of await lately({ is: 'language', tags: ['cy'] }, 20)) expect(found).toEqual([]);
});

test('works that guests do not meet are in none', async () => {
  for (const found of await lately(null, 40)) {
    expect(found).toHaveLength(38);
    expect(found).not.toContain(30);
    expect(found).not.toContain(39);
  }
});

function oddFrom(top: number): number[] {
  return Array.from({ length: (top + 1) / 2 }, (_, at) => top - at * 2);
}
