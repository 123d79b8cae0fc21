import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { carryOut } from '../../tags/carryOut.ts';
import { coinTag } from '../../tags/coin.ts';
import { makeCanonical } from '../../tags/makeCanonical.ts';
import { makeParent } from '../../tags/makeParent.ts';
import { makeSynonym } from '../../tags/makeSynonym.ts';
import { seedFromPack } from '../../tags/seed.ts';
import { tagWork, type TypedTag } from '../../tags/tagging.ts';
import { postWork, touchWork } from '../../works/post.ts';
import { trashWork } from '../../works/trash.ts';
import type { NewWork } from '../../works/work.ts';
import { nameChanges } from './catchUp.ts';
import { compareNames } from './check.ts';
import { complete, type NameKind, type Typing } from './complete.ts';

const database = freshDatabase();
const BY = { by: 'test' };
let stories = 0;

function post(facts: Partial<NewWork>): Promise<number> {
  const chapters = [chapterOf(`Story ${++stories} is told here and nowhere else, at length.`)];
  const work = workOf({ title: `Story ${stories}`, chapters, ...facts });
  return database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
}
const coin = (kind: TypedTag['kind'], name: string) =>
  database.db.transaction().execute((tx) => coinTag(tx, kind, name));
const act = (what: Parameters<typeof carryOut>[1]) =>
  database.db.transaction().execute((tx) => carryOut(tx, what, BY));

async function catchUp(): Promise<void> {
  while ((await nameChanges(database.db, 100)) > 0);
}

async function names(typed: string, kinds: NameKind[], more: Partial<Typing> = {}): Promise<string[]> {
  const found = await complete(database.db, { typed, kinds, fandoms: [], unused: false, ...more });
  return found.map(({ name, means, works }) => `${name}${means === null ? '' : ` → ${means}`} ${works}`);
}

let harbour = 0;

beforeAll(async () => {
  await coin('fandom', 'Aft Cabin');
  harbour = await coin('fandom', 'The Harbour Hours');
  await act(makeCanonical(harbour));
  const anna = await coin('character', 'Anna Élise Marrow');
  await act(makeCanonical(anna));
  await act(makeParent(anna, harbour));
  const short = await coin('character', 'A. E. Marrow');
  await act(makeSynonym(short, anna));
  const nickname = await coin('character', 'Nan of the Quay');
  await act(makeSynonym(nickname, anna));
  await post({ fandoms: ['The Harbour Hours'], characters: ['Nan of the Quay'] });
  for (let count = 0; count < 3; count++)
    await post({
      fandoms: ['The Harbour Hours'],
      characters: ['Anna Élise Marrow'],
      authors: ['Quillfeather'],
    });
  await post({ fandoms: ['The Harbour Hours'], characters: ['A. E. Marrow'], title: 'The Marrow of Winter' });
  for (let count = 0; count < 6; count++)
    await post({ fandoms: ['Elsewhere'], characters: ['Marrow of the North'] });
  await post({
    fandoms: ['A Hidden Fandom'],
    characters: ['Marrowless'],
    visibility: 'draft',
    authors: ['Hidden Quill'],
  });
  await post({ fandoms: ['魏无羡传'], authors: ['Ångström'] });
  await catchUp();
});

test('any word of a name is found by its beginning, accents aside, canonical names first', async () => {
  expect(await names('mar', ['character'])).toEqual(['Anna Élise Marrow 5', 'Marrow of the North 6']);
  expect(await names('elise', ['character'])).toEqual(['Anna Élise Marrow 5']);
  expect(await names('an mar', ['character'])).toEqual(['Anna Élise Marrow 5']);
  expect(await names('marrow an', ['character'])).toEqual(['Anna Élise Marrow 5']);
  expect(await names('angs', ['author'])).toEqual(['Ångström 1']);
  expect(await names('arrow', ['character'])).toEqual([]);
});

test('a synonym says what it means, and is left out beside it', async () => {
  expect(await names('nan', ['character'])).toEqual(['Nan of the Quay → Anna Élise Marrow 5']);
  expect(await names('a e m', ['character'])).toEqual(['Anna Élise Marrow 5']);
  expect(await names('a. e. marrow', ['character'])).toEqual([
    'A. E. Marrow → Anna Élise Marrow 5',
    'Anna Élise Marrow 5',
  ]);
});

test('what belongs to the chosen fandoms comes first, the name itself before all', async () => {
  const other = await coin('fandom', 'Elsewhere');
  const north = await coin('character', 'Marrow of the North');
  await act(makeCanonical(other));
  await act(makeCanonical(north));
  await act(makeParent(north, other));
  await catchUp();
  expect(await names('mar', ['character'])).toEqual(['Marrow of the North 6', 'Anna Élise Marrow 5']);
  expect(await names('mar', ['character'], { fandoms: [harbour] })).toEqual([
    'Anna Élise Marrow 5',
    'Marrow of the North 6',
  ]);
  expect(await names('marrow of the north', ['character'], { fandoms: [harbour] })).toEqual([
    'Marrow of the North 6',
  ]);
  const [first] = await complete(database.db, {
    typed: 'anna',
    kinds: ['character'],
    fandoms: [],
    unused: false,
  });
  expect(first).toMatchObject({ kind: 'character', fandom: 'The Harbour Hours' });
});

test('of several fandoms a name says the chosen one, else the one that most works are in', async () => {
  const [small, large] = [await coin('fandom', 'Aft Cabin'), harbour];
  await act(makeCanonical(small));
  const bosun = await coin('character', 'Bosun Pike');
  await act(makeCanonical(bosun));
  await act(makeParent(bosun, large));
  await act(makeParent(bosun, small));
  await post({ fandoms: ['Aft Cabin'], characters: ['Bosun Pike'] });
  await catchUp();
  const fandomSaid = async (fandoms: number[]) => {
    const asked = { typed: 'bosun', kinds: ['character' as const], fandoms, unused: false };
    return (await complete(database.db, asked))[0]?.fandom;
  };
  expect(await fandomSaid([])).toBe('The Harbour Hours');
  expect(await fandomSaid([small])).toBe('Aft Cabin');
});

test('titles and authors are completed as well, and all kinds at once', async () => {
  expect(await names('winter', ['title'])).toEqual(['The Marrow of Winter 1']);
  expect(await names('quill', ['author'])).toEqual(['Quillfeather 3']);
  expect((await names('marrow', ['character', 'title', 'author', 'fandom'])).length).toBe(4);
});

test('Chinese names are found from any of their characters on', async () => {
  expect(await names('无羡', ['fandom'])).toEqual(['魏无羡传 1']);
  expect(await names('魏无羡传', ['fandom'])).toEqual(['魏无羡传 1']);
});

test('what stands on drafts alone is not told, but to the desk', async () => {
  expect(await names('marrowl', ['character'])).toEqual([]);
  expect(await names('hidden', ['fandom', 'author', 'title'])).toEqual([]);
  expect(await names('marrowl', ['character'], { unused: true })).toEqual(['Marrowless 0']);
});

test('counts follow what happens to works', async () => {
  const work = await post({ fandoms: ['Windmills'], authors: ['Miller'], title: 'Sails' });
  await catchUp();
  expect(await names('wind', ['fandom'])).toEqual(['Windmills 1']);
  await database.db.transaction().execute(async (tx) => {
    await tagWork(tx, work, [{ kind: 'fandom', name: 'Watermills' }]);
    await touchWork(tx, work);
  });
  await catchUp();
  expect(await names('wind', ['fandom'])).toEqual([]);
  expect(await names('water', ['fandom'])).toEqual(['Watermills 1']);
  await database.db.transaction().execute((tx) => trashWork(tx, work, 'test'));
  await catchUp();
  expect(await names('water', ['fandom'])).toEqual([]);
  expect(await names('mill', ['author'])).toEqual([]);
  expect(await names('sails', ['title'])).toEqual([]);
});

test('an anonymous work tells no author', async () => {
  const work = await post({ authors: ['Nightjar'] });
  await catchUp();
  expect(await names('nightj', ['author'])).toEqual(['Nightjar 1']);
  await database.db.updateTable('works').set({ anonymous: true }).where('id', '=', work).execute();
  await database.db.transaction().execute((tx) => touchWork(tx, work));
  await catchUp();
  expect(await names('nightj', ['author'])).toEqual([]);
});

test('hostile and empty typing finds nothing and breaks nothing', async () => {
  for (const typed of [
    '',
    '   ',
    "'; drop table tags; --",
    '%',
    '_',
    '\\',
    '<script>',
    'x'.repeat(5000),
    '(((',
  ])
    expect(await names(typed, ['fandom', 'character', 'title'])).toEqual([]);
});

test('a pack that says much of many tags at once names them all anew', async () => {
  await post({ fandoms: ['Saltmarsh'], characters: ['Ilse Brandt', 'Captain Holt'] });
  await catchUp();
  const seed = {
    fandom: { name: 'Saltmarsh', others: ['SM'] },
    characters: [
      { name: 'Ilse Brandt', others: [] },
      { name: 'Maren Holt', others: ['Captain Holt'] },
    ],
    relationships: [],
  };
  await database.db.transaction().execute((tx) => seedFromPack(tx, seed));
  await catchUp();
  expect(await names('captain', ['character'])).toEqual(['Captain Holt → Maren Holt 1']);
  expect((await compareNames(database)).differing).toEqual([]);
});

test('every name is kept as it is and counted as the works say, and what is not is found', async () => {
  await catchUp();
  const sound = await compareNames(database);
  expect(sound).toEqual({ waiting: 0, names: expect.any(Number), differing: [] });
  expect(sound.names).toBeGreaterThan(10);
  const { db } = database;
  const harm = async (statement: string) => {
    await database.pool.query(statement);
    return (await compareNames(database)).differing;
  };
  const author = await db
    .selectFrom('pseuds')
    .select('id')
    .where('name', '=', 'Quillfeather')
    .executeTakeFirstOrThrow();
  expect(
    await harm(`update namings set works = works + 1 where kind = 'author' and id = ${author.id}`),
  ).toEqual([`author ${author.id}`]);
  expect(
    await harm(`delete from naming_words where kind = 'fandom' and id = ${harbour} and word = 'harbour'`),
  ).toEqual([`author ${author.id}`, `fandom ${harbour}`]);
  await post({ title: 'Not Counted Yet' });
  expect(await compareNames(database)).toMatchObject({ waiting: expect.any(Number), differing: [] });
});
