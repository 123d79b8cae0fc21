import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../store/database.ts';
import { freshDatabase } from '../testing/database.ts';
import { testShelf } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { concealWork } from '../works/conceal.ts';
import { postWork } from '../works/post.ts';
import type { Viewer } from '../works/viewer.ts';
import type { NewWork } from '../works/work.ts';
import { collectionNamed } from './collections.ts';
import { readFandoms, readHoldings, readNewest, readPeople } from './holdings.ts';
import type { Shelf } from './shelf/question.ts';

const database = freshDatabase();
let shelf: Shelf;
beforeAll(async () => {
  await post({ title: 'One', authors: ['Ash'], fandoms: ['Lantern Street'], collections: ['Café Nights'] });
  await post({ title: 'Two', authors: ['Ash', 'Birch'], fandoms: ['Lantern Street', 'The Ferry Books'] });
  const masked = await post({ title: 'Masked', authors: ['Cedar'], fandoms: ['The Ferry Books'] });
  await act((tx) => concealWork(tx, masked, 'anonymous', 'keeper'));
  await post({
    title: 'Drafted',
    authors: ['Dogwood'],
    fandoms: ['Nobody Knows'],
    collections: ['Whispers'],
    visibility: 'draft',
  });
  shelf = await testShelf(database);
});
afterAll(() => shelf.close());

const act = <Result>(what: (tx: Tx) => Promise<Result>) => database.db.transaction().execute(what);
const post = (facts: Partial<NewWork>) =>
  act((tx) => postWork(tx, workOf({ ...facts, chapters: [chapterOf(`${facts.title} is told.`)] }), 'test'));

const finder = () => ({ db: database.db, shelf });
const by = (viewer: Viewer) => ({ viewer, since: 0 });
const inOrder = <Entry extends { name: string }>(entries: Entry[]) =>
  entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));

test('what the archive holds is counted of what the viewer may meet, and no author of an anonymous work', async () => {
  expect(await readHoldings(finder(), by('guest'), 1)).toEqual({
    works: 3,
    words: 9,
    authors: 2,
    fandoms: 2,
    largest: [{ name: 'Lantern Street', works: 2 }],
  });
  expect(await readHoldings(finder(), by('keeper'), 0)).toMatchObject({ works: 4, authors: 4, fandoms: 3 });
});

test('people and fandoms stand with the works that the viewer may know them by', async () => {
  expect(inOrder(await readPeople(finder(), by('guest')))).toEqual([
    { name: 'Ash', works: 2 },
    { name: 'Birch', works: 1 },
  ]);
  expect(inOrder(await readFandoms(finder(), by('guest')))).toEqual([
    { name: 'Lantern Street', works: 2, media: [] },
    { name: 'The Ferry Books', works: 2, media: [] },
  ]);
});

test('the works posted last come first, without those kept from the viewer', async () => {
  const { works, folded } = await readNewest(finder(), by('guest'), 2);
  expect(folded).toBe(0);
  expect(works.map(({ title, authors }) => [title, authors.length])).toEqual([
    ['Masked', 0],
    ['Two', 2],
  ]);
});

test('a collection is found in any letters, and not by the works that a guest may not meet', async () => {
  expect(await collectionNamed(finder(), by('guest'), 'cafe nights')).toBe('Café Nights');
  expect(await collectionNamed(finder(), by('guest'), 'whispers')).toBeNull();
  expect(await collectionNamed(finder(), by('keeper'), 'whispers')).toBe('Whispers');
});
