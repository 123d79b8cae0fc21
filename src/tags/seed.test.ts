import { beforeAll, expect, test } from 'vitest';
import type { Tx } from '../store/database.ts';
import { freshDatabase } from '../testing/database.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { postWork } from '../works/post.ts';
import type { NewWork } from '../works/work.ts';
import { carryOut } from './carryOut.ts';
import { coinTag } from './coin.ts';
import { demote } from './demote.ts';
import { makeAlias } from './makeAlias.ts';
import { makeCanonical } from './makeCanonical.ts';
import { makeSynonym } from './makeSynonym.ts';
import { relationshipsOf } from './relationshipsOf.ts';
import { resolveTag } from './resolve.ts';
import { seedFromPack, type TagSeed } from './seed.ts';
import { auditMap } from './soundness.ts';
import { filtersByHand, filtersDerived, mapAsText } from './testing/filtersByHand.ts';
import { undo } from './undo.ts';

const database = freshDatabase();
const run = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);
const by = { by: 'Wickfield' };

let stories = 0;
const post = (facts: Partial<NewWork>) =>
  run((tx) =>
    postWork(
      tx,
      workOf({
        title: `Story ${++stories}`,
        chapters: [chapterOf(`Story ${stories} is told here and nowhere else, at some length.`)],
        ...facts,
      }),
      'test',
    ),
  );

/** The names of what a work is found by directly. */
async function foundBy(work: number): Promise<string[]> {
  const rows = await database.db
    .selectFrom('work_filters')
    .innerJoin('tags', 'tags.id', 'tag_id')
    .select('name')
    .where('work_id', '=', work)
    .where('inherited', '=', false)
    .execute();
  return rows.map((row) => row.name).sort();
}

const SALTMARSH: TagSeed = {
  fandom: { name: 'Saltmarsh', others: ['Saltmarsh (TV)', 'SM'] },
  media: 'TV Shows',
  characters: [
    { name: 'Ilse Brandt', others: ['Ilse'] },
    { name: 'Maren Holt', others: ['Maren', 'Captain Holt'] },
    { name: 'Tobias Crewe', others: ['Tobias'] },
  ],
  relationships: [
    { name: 'Ilse Brandt/Maren Holt', members: ['Ilse Brandt', 'Maren Holt'], others: ['Ilse/Maren', 'I/M'] },
    { name: 'Ilse Brandt & Tobias Crewe', members: ['Ilse Brandt', 'Tobias Crewe'], others: [] },
  ],
};
const MERIDIAN: TagSeed = {
  fandom: { name: 'The Meridian Cycle', others: [] },
  characters: [
    { name: 'Maren of the Bells', others: ['Maren'] },
    { name: 'Ida Finch', others: ['Ida'] },
  ],
  relationships: [
    { name: 'Ida Finch/Maren of the Bells', members: ['Ida Finch', 'Maren of the Bells'], others: ['I/M'] },
  ],
};

let before: number[];
beforeAll(async () => {
  before = [
    await post({
      fandoms: ['Saltmarsh (TV)'],
      characters: ['maren', 'Captain Holt'],
      relationships: ['I/M'],
    }),
    await post({ fandoms: ['Meridian Cycle'], characters: ['Maren'] }),
    await post({ fandoms: ['Another World'], characters: ['Maren', 'Captain Holt'] }),
  ];
  await run((tx) => seedFromPack(tx, SALTMARSH));
  await run((tx) => seedFromPack(tx, MERIDIAN));
});

test('names that stood before the seed are understood after it, by the fandom of their work', async () => {
  expect(await foundBy(before[0]!)).toEqual(['Ilse Brandt/Maren Holt', 'Maren Holt', 'Saltmarsh']);
  expect(await foundBy(before[1]!)).toEqual([]);
  expect(await foundBy(before[2]!)).toEqual(['Maren Holt']);
});

test('one name means another person in another fandom, and nobody where the fandoms of a work disagree', async () => {
  const there = await post({
    fandoms: ['The Meridian Cycle'],
    characters: ['Maren'],
    relationships: ['I/M'],
  });
  expect(await foundBy(there)).toEqual([
    'Ida Finch/Maren of the Bells',
    'Maren of the Bells',
    'The Meridian Cycle',
  ]);
  const both = await post({ fandoms: ['SM', 'The Meridian Cycle'], characters: ['Maren', 'Ilse'] });
  expect(await foundBy(both)).toEqual(['Ilse Brandt', 'Saltmarsh', 'The Meridian Cycle']);
});

test('the same people in another order meet in one canonical, typed before or after', async () => {
  const work = await post({
    fandoms: ['Saltmarsh'],
    relationships: ['Maren Holt/Ilse Brandt', 'ilse/maren'],
  });
  expect(await foundBy(work)).toEqual(['Ilse Brandt/Maren Holt', 'Saltmarsh']);
  const stray = await post({ relationships: ['maren holt/ilse brandt'] });
  expect(await foundBy(stray)).toEqual(['Ilse Brandt/Maren Holt']);
});

test('seeding twice changes nothing', async () => {
  const map = await mapAsText(database.db);
  const again = await run((tx) => seedFromPack(tx, SALTMARSH));
  expect(again.wranglingId).toBeNull();
  expect(await mapAsText(database.db)).toBe(map);
});

test('a seed sown for standing names alone leaves out whom nobody wrote about', async () => {
  const seed: TagSeed = {
    fandom: { name: 'Hollow Crown', others: [] },
    characters: [
      { name: 'Oona Vey', others: ['Oona'] },
      { name: 'Brannagh', others: [] },
    ],
    relationships: [],
  };
  await post({ fandoms: ['Hollow Crown'], characters: ['Oona'] });
  await run((tx) => seedFromPack(tx, seed, 'standing'));
  expect((await resolveTag(database.db, 'character', 'Oona Vey'))?.canonical?.name).toBe('Oona Vey');
  expect(await resolveTag(database.db, 'character', 'Brannagh')).toBeNull();
});

test("a wrangler's decision stands over a seed", async () => {
  const seed: TagSeed = {
    fandom: { name: 'Low Country', others: ['LC'] },
    characters: [
      { name: 'Wren Marsh', others: ['Wren', 'Little Wren'] },
      { name: 'Tern', others: [] },
    ],
    relationships: [],
  };
  const wren = await run((tx) => coinTag(tx, 'character', 'The Wren of the Marsh'));
  await run((tx) => carryOut(tx, makeCanonical(wren), by));
  const seeded = await run((tx) => coinTag(tx, 'character', 'Wren Marsh'));
  await run((tx) => carryOut(tx, makeSynonym(seeded, wren), by));
  const tern = await run((tx) => coinTag(tx, 'character', 'Tern'));
  await run((tx) => carryOut(tx, makeCanonical(tern), by));
  await run((tx) => carryOut(tx, demote(tern, null), by));
  await run((tx) => seedFromPack(tx, seed));
  const work = await post({ fandoms: ['LC'], characters: ['Wren', 'Tern'] });
  expect(await foundBy(work)).toEqual(['Low Country', 'The Wren of the Marsh']);
  const fandom = (await resolveTag(database.db, 'fandom', 'LC'))!.canonical!;
  const other = await run((tx) => coinTag(tx, 'character', 'Somebody Else'));
  await run((tx) => carryOut(tx, makeCanonical(other), by));
  await run((tx) => carryOut(tx, makeAlias('Wren', other, fandom.id), by));
  await run((tx) => seedFromPack(tx, seed));
  expect(await foundBy(work)).toEqual(['Low Country', 'Somebody Else']);
});

test('a seed that a person took back does not come again', async () => {
  const seed: TagSeed = {
    fandom: { name: 'Gull Rock', others: ['GR'] },
    characters: [{ name: 'Petrel Ash', others: [] }],
    relationships: [],
  };
  const map = await run(async (tx) => {
    for (const [kind, name] of [
      ['fandom', 'Gull Rock'],
      ['character', 'Petrel Ash'],
    ] as const)
      await coinTag(tx, kind, name);
    return mapAsText(tx);
  });
  const sown = await run((tx) => seedFromPack(tx, seed));
  await run((tx) => undo(tx, sown.wranglingId!, by));
  expect(await mapAsText(database.db)).toBe(map);
  expect((await run((tx) => seedFromPack(tx, seed))).wranglingId).toBeNull();
});

test('a name is resolved with its closure, in its fandom, exactly, or as several candidates', async () => {
  const { db } = database;
  const [saltmarsh, meridian] = [
    (await resolveTag(db, null, 'SM'))!,
    (await resolveTag(db, 'fandom', 'the meridian cycle'))!,
  ];
  expect(saltmarsh).toMatchObject({ kind: 'fandom', canonical: { name: 'Saltmarsh' } });
  expect((await resolveTag(db, null, 'i/m', meridian.canonical!.id))?.canonical?.name).toBe(
    'Ida Finch/Maren of the Bells',
  );
  expect((await resolveTag(db, null, 'I/M', saltmarsh.typed[0]!.id))?.canonical?.name).toBe(
    'Ilse Brandt/Maren Holt',
  );
  const open = (await resolveTag(db, 'relationship', 'I/M'))!;
  expect(open.canonical).toBeNull();
  expect(open.candidates.map((one) => one.fandom?.name)).toEqual(['Saltmarsh', 'The Meridian Cycle']);
  const holt = (await resolveTag(db, 'character', 'CAPTAIN HOLT'))!;
  expect(holt.canonical?.name).toBe('Maren Holt');
  expect(holt.typed.map((tag) => tag.name)).toEqual(['Captain Holt']);
  expect(await resolveTag(db, null, 'nobody ever typed this')).toBeNull();
});

test('the relationships of a character are found by its members', async () => {
  const { db } = database;
  const ilse = (await resolveTag(db, 'character', 'Ilse Brandt'))!.canonical!.id;
  const maren = (await resolveTag(db, 'character', 'Captain Holt'))!.typed[0]!.id;
  const names = async (ids: number[]) =>
    (await db.selectFrom('tags').select('name').where('id', 'in', ids).orderBy('name').execute()).map(
      (row) => row.name,
    );
  expect(await names(await relationshipsOf(db, [ilse]))).toEqual([
    'Ilse Brandt & Tobias Crewe',
    'Ilse Brandt/Maren Holt',
  ]);
  expect(await names(await relationshipsOf(db, [ilse], true))).toEqual(['Ilse Brandt/Maren Holt']);
  expect(await names(await relationshipsOf(db, [maren, ilse]))).toEqual(['Ilse Brandt/Maren Holt']);
});

test('after all of this the map is sound and every work is found by what it says', async () => {
  expect((await auditMap(database.db)).filter((finding) => finding.count > 0)).toEqual([]);
  expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
});
