import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastChange } from '../../store/changes.ts';
import { freshDatabase } from '../../testing/database.ts';
import { testShelf } from '../../testing/site.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork, touchWork } from '../../works/post.ts';
import { ALL_WORKS } from '../counting.ts';
import type { CardShelf } from './question.ts';

const database = freshDatabase();
let shelf: CardShelf;
const works: number[] = [];

beforeAll(async () => {
  for (const title of ['One', 'Two', 'Three', 'Four']) {
    const work = workOf({ title, chapters: [chapterOf(`${title} lamps were lit.`)] });
    works.push(await database.db.transaction().execute((tx) => postWork(tx, work, 'test')));
  }
  shelf = await testShelf(database);
});
afterAll(() => shelf.close());

test('works in a given order come once each, those that changed since the index was built too', async () => {
  const [one, two, three, four] = works as [number, number, number, number];
  await database.db.transaction().execute((tx) => touchWork(tx, one));
  const found = async (ids: number[], where: number[]) => {
    const since = await lastChange(database.db);
    const among = { is: 'work', ids: where } as const;
    const order = { by: 'given', ids } as const;
    const answer = await shelf.ask({ ...ALL_WORKS, viewer: 'guest', since, where: [among], order, take: 20 });
    return answer.works;
  };
  expect(await found([three, one, two], [one, two, three])).toEqual([three, one, two]);
  expect(await found([three, one], works)).toEqual([three, one, two, four]);
});

test('where nothing is found, it is told whether the place of the listing holds any work', async () => {
  const [one] = works as [number];
  const at = (ids: number[], where: number[]) => {
    const place = { is: 'work', ids } as const;
    const found = {
      ...ALL_WORKS,
      viewer: 'guest',
      since: 0,
      place,
      where: [place, { is: 'work', ids: where }],
    } as const;
    return shelf.ask({ ...found, where: [...found.where] });
  };
  expect((await at([one], [])).placeHolds).toBe(true);
  expect((await at([one + 1000], [])).placeHolds).toBe(false);
  expect((await at([one], [one])).placeHolds).toBeUndefined();
});
