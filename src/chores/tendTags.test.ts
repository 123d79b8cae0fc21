import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { pino } from 'pino';
import { loadCanon, SHIPPED_PACKS } from '../canon/load.ts';
import { freshDatabase } from '../testing/database.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { carryOut } from '../tags/carryOut.ts';
import { coinTag } from '../tags/coin.ts';
import { makeCanonical } from '../tags/makeCanonical.ts';
import { openRefilters } from '../tags/refilter.ts';
import { undo } from '../tags/undo.ts';
import { auditMap } from '../tags/soundness.ts';
import { filtersByHand, filtersDerived, mapAsText } from '../tags/testing/filtersByHand.ts';
import { postWork } from '../works/post.ts';
import type { NewWork } from '../works/work.ts';
import { prepareQueue, workQueue } from './queue.ts';
import { refilterWorks, tendTags } from './tendTags.ts';
import { wrangle } from './wrangle.ts';

const database = freshDatabase();
const canon = loadCanon([SHIPPED_PACKS]);
const ground = () => ({ db: database.db, settings: { canonicalAfter: 3 }, canon: () => canon });

let stories = 0;
const post = (facts: Partial<NewWork>) =>
  database.db.transaction().execute((tx) =>
    postWork(
      tx,
      workOf({
        title: `Story ${++stories}`,
        chapters: [chapterOf(`Story ${stories} is told here and nowhere else, at length.`)],
        ...facts,
      }),
      'test',
    ),
  );

async function foundBy(work: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from work_filters join tags on tags.id = tag_id where work_id = ${work} order by kind, name`.execute(
    database.db,
  );
  return rows.map((row) => row.name);
}

test('after tending, the names fans use for one pairing meet in one canonical tag', async () => {
  await prepareQueue(database.pool);
  const written = [
    'Willow/Tara',
    'W/T',
    'Tara Maclay/Willow Rosenberg',
    'willow rosenberg/tara maclay',
    'Willow x Tara',
    'Tara & Willow friendship',
  ];
  const works = [];
  for (const [index, name] of written.entries())
    works.push(
      await post({ fandoms: [['BtVS', 'Buffy the Vampire Slayer (TV)'][index % 2]!], relationships: [name] }),
    );
  const elsewhere = await post({
    fandoms: ['The Tide Office'],
    relationships: ['W/T'],
    characters: ['Willow'],
  });
  await tendTags(ground());
  const fandom = 'Buffy the Vampire Slayer';
  for (const work of works.slice(0, 5))
    expect(await foundBy(work)).toEqual([fandom, 'Tara Maclay/Willow Rosenberg']);
  expect(await foundBy(works[5]!)).toEqual([fandom, 'Tara Maclay & Willow Rosenberg']);
  expect(await foundBy(elsewhere)).toEqual([]);
  const later = await post({
    fandoms: ['Buffy the Vampire Slayer'],
    relationships: ['T/W'],
    characters: ['Willow', 'Giles'],
  });
  expect(await foundBy(later)).toEqual([
    'Rupert Giles',
    'Willow Rosenberg',
    fandom,
    'Tara Maclay/Willow Rosenberg',
  ]);
});

test('a short name that a pack knows, in works of its fandom, is not proposed as a misspelling of another', async () => {
  for (let work = 0; work < 2; work += 1)
    await post({ fandoms: ['Buffy the Vampire Slayer'], relationships: ['Buffy/Spike', 'Willow/Xander'] });
  await tendTags(ground());
  const { rows } = await sql<{ name: string }>`
    select name from merge_proposals join tags on tags.id = tag_id where kind = 'relationship'`.execute(
    database.db,
  );
  const proposed = rows.map(({ name }) => name);
  for (const name of ['Buffy/Spike', 'Willow/Xander']) expect(proposed).not.toContain(name);
});

test('a pairing that became canonical by use knows who is in it, and the undoing of that is kept', async () => {
  for (const name of ['Ilse/Maren Holt', 'Ilse/Maren Holt', 'ilse/maren holt'])
    await post({ fandoms: ['The Tide Office'], relationships: [name], characters: ['Ilse'] });
  for (let work = 0; work < 3; work += 1) await post({ relationships: ['Willow/Ilse'] });
  await tendTags(ground());
  const { rows } = await sql<{ pairing: string; members: string[] }>`
    select whole.name as pairing, array_agg(member.name order by position) as members from tag_members
    join tags as whole on whole.id = relationship_id join tags as member on member.id = character_id
    where whole.decided_as = 'rule' group by 1`.execute(database.db);
  // “Willow” means somebody in Buffy, so a person must say who is meant here.
  expect(rows).toEqual([{ pairing: 'Ilse/Maren Holt', members: ['Ilse', 'Maren Holt'] }]);
  const line = await database.db
    .selectFrom('wranglings')
    .select('id')
    .where('act', '=', 'members')
    .executeTakeFirstOrThrow();
  await database.db.transaction().execute((tx) => undo(tx, line.id, { by: 'Wickfield' }));
  await tendTags(ground());
  expect(
    await database.db.selectFrom('wranglings').select('id').where('act', '=', 'members').execute(),
  ).toHaveLength(1);
});

test('tending again changes nothing', async () => {
  const map = await mapAsText(database.db);
  const lines = await database.db.selectFrom('wranglings').select('id').execute();
  await tendTags(ground());
  expect(await mapAsText(database.db)).toBe(map);
  expect(await database.db.selectFrom('wranglings').select('id').execute()).toHaveLength(lines.length);
  expect((await auditMap(database.db)).filter((finding) => finding.count > 0)).toEqual([]);
  expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
});

test('a change over more works than are told at once is queued, and the queue finishes it', async () => {
  const { db, pool } = database;
  const tag = await db.transaction().execute((tx) => coinTag(tx, 'additional', 'Everywhere'));
  await pool.query(
    `with made as (insert into works (title, title_sort, chapter_count, words, content_key)
       select 'bare', 'bare', 1, 1, sha256(convert_to('bare' || n, 'UTF8')) from generate_series(1, 2500) as n returning id)
     insert into work_tags (work_id, tag_id, position) select id, $1, 1 from made`,
    [tag],
  );
  const done = await wrangle(db, (tx) => carryOut(tx, makeCanonical(tag), { by: 'Wickfield' }));
  expect(done).toMatchObject({ works: 2500 });
  expect(await openRefilters(db)).toHaveLength(1);
  const chores = {
    'import-upload': async () => {},
    'reread-settings': async () => {},
    'tend-tags': () => tendTags(ground()),
    refilter: (order: { refilterId: number }) => refilterWorks(db, order),
  };
  const queue = await workQueue(pool, chores, pino({ level: 'silent' }), { alone: true });
  await expect.poll(() => openRefilters(db), { timeout: 20_000 }).toEqual([]);
  await queue.stop();
  expect(await filtersDerived(db)).toEqual(await filtersByHand(db));
});

test('what other archives and years call a fixed word means it, for what stands and for what will be typed', async () => {
  const stood = await post({ warnings: ['Choose Not To Use Archive Warnings'], categories: ['Femslash'] });
  await tendTags(ground());
  const typed = await post({ warnings: ['choose not to use archive warnings', 'Underage'], categories: [] });
  expect(await foundBy(stood)).toEqual(
    expect.arrayContaining(['F/F', 'Creator Chose Not To Use Archive Warnings']),
  );
  expect(await foundBy(typed)).toEqual(
    expect.arrayContaining(['Creator Chose Not To Use Archive Warnings', 'Underage Sex']),
  );
  const before = await mapAsText(database.db);
  await tendTags(ground());
  expect(await mapAsText(database.db)).toEqual(before);
  expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
  expect((await auditMap(database.db)).filter(({ count }) => count > 0)).toEqual([]);
});
