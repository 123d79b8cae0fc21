import { sql, type RawBuilder } from 'kysely';
import { expect, test } from 'vitest';
import type { Tx } from '../store/database.ts';
import type { MapKind, TagKind } from '../store/schema.ts';
import { changesAfter, lastChange } from '../store/changes.ts';
import { freshDatabase } from '../testing/database.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { correctWork } from '../works/correct.ts';
import { postWork } from '../works/post.ts';
import type { NewWork } from '../works/work.ts';
import { canonicalByUse } from './canonicalByUse.ts';
import { carryOut } from './carryOut.ts';
import { hasTrigrams, splitPairs, trigramPairs } from './closeNames.ts';
import { coinTag } from './coin.ts';
import { demote } from './demote.ts';
import { foldTags } from './foldTags.ts';
import { makeCanonical } from './makeCanonical.ts';
import { makeMeta } from './makeMeta.ts';
import { makeParent } from './makeParent.ts';
import { makeSynonym } from './makeSynonym.ts';
import { decideProposal, readProposals } from './proposals.ts';
import { proposeMerges } from './proposeMerges.ts';
import { openRefilters, refilterStep } from './refilter.ts';
import { rename } from './rename.ts';
import { foldName, isFixed, lettersOf } from './tag.ts';
import { readTagPage } from './tagPage.ts';
import { tagWork, type TypedTag } from './tagging.ts';
import { filtersByHand, filtersDerived } from './testing/filtersByHand.ts';
import { readWranglings, undo } from './undo.ts';
import { weighTag } from './weigh.ts';

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
const coin = (kind: MapKind, name: string) => run((tx) => coinTag(tx, kind, name));
async function canonical(kind: MapKind, name: string): Promise<number> {
  const id = await coin(kind, name);
  await run((tx) => carryOut(tx, makeCanonical(id), by));
  return id;
}
/** Works made of nothing but tags, for tests about very many. */
async function bareWorks(count: number, tag: TypedTag): Promise<void> {
  const id = await coin(tag.kind, tag.name);
  await database.pool.query(
    `with made as (insert into works (title, title_sort, chapter_count, words, content_key)
       select 'bare', 'bare', 1, 1, sha256(convert_to($1 || n, 'UTF8')) from generate_series(1, $2) as n returning id)
     insert into work_tags (work_id, tag_id, position) select id, $3, 1 from made`,
    [tag.name, count, id],
  );
}

test('spellings are folded, and letters tell people from people in another order', () => {
  expect(foldName('  Éomer’s   “Rïde” — Straße ')).toBe('eomer\'s "ride" - strasse');
  expect(foldName('ＷＩＬＬＯＷ')).toBe('willow');
  expect(foldName('が')).not.toBe(foldName('か'));
  expect(foldName('हिन्दी')).not.toBe(foldName('हनद'));
  expect(foldName('🌊')).toBe('🌊');
  expect(foldName('ש'.repeat(900))).toHaveLength(300);
  expect(lettersOf('relationship', 'Maren Holt/Ilse')).toBe(lettersOf('relationship', 'ilse / Maren-Holt'));
  expect(lettersOf('relationship', 'Maren & Ilse')).not.toBe(lettersOf('relationship', 'Maren/Ilse'));
  expect(lettersOf('additional', 'Hurt/Comfort')).toBe('hurtcomfort');
});

test('the words every archive has are canonical from the start, folded as the archive folds', async () => {
  const words = await database.db
    .selectFrom('tags')
    .selectAll()
    .where('decided_by', '=', 'the archive')
    .execute();
  expect(words).toHaveLength(17);
  for (const word of words) {
    expect(word).toMatchObject({
      canonical: true,
      folded: foldName(word.name),
      letters: lettersOf(word.kind, word.name),
    });
    expect(isFixed(word)).toBe(true);
    await expect(run((tx) => carryOut(tx, demote(word.id, null), by))).rejects.toMatchObject({
      code: 'tag-vocabulary',
    });
  }
  const mature = words.find((word) => word.name === 'Mature')!;
  const old = await coin('rating', 'R');
  await run((tx) => carryOut(tx, makeSynonym(old, mature.id), by));
  const work = await post({ rating: 'R' });
  expect(await filtersOf(work)).toEqual(['Mature']);
});

async function filtersOf(work: number): Promise<string[]> {
  const rows = await database.db
    .selectFrom('work_filters')
    .innerJoin('tags', 'tags.id', 'tag_id')
    .select('name')
    .where('work_id', '=', work)
    .execute();
  return rows.map((row) => row.name).sort();
}

test('refusals say what to do, and change nothing', async () => {
  const [fog, mist] = [await coin('additional', 'Sea Fog'), await coin('additional', 'Sea Mist')];
  await expect(run((tx) => carryOut(tx, makeSynonym(fog, mist), by))).rejects.toThrow(
    /“Sea Mist” is not canonical.*Make it canonical first/,
  );
  const weather = await canonical('additional', 'Weather');
  await run((tx) => carryOut(tx, makeCanonical(fog), by));
  await run((tx) => carryOut(tx, makeMeta(fog, weather), by));
  await expect(run((tx) => carryOut(tx, makeMeta(weather, fog), by))).rejects.toMatchObject({
    code: 'tag-circle',
  });
  await expect(run((tx) => carryOut(tx, makeSynonym(fog, weather), by))).rejects.toMatchObject({
    code: 'tag-canonical',
  });
  await expect(run((tx) => carryOut(tx, demote(fog, null), by))).rejects.toMatchObject({
    code: 'tag-in-use',
  });
  const fandom = await canonical('fandom', 'The Fog Country');
  await expect(run((tx) => carryOut(tx, makeMeta(fog, fandom), by))).rejects.toMatchObject({
    code: 'tag-kinds-differ',
  });
  await expect(run((tx) => carryOut(tx, makeParent(fandom, fog), by))).rejects.toMatchObject({
    code: 'tag-parent-kind',
  });
  await expect(run((tx) => carryOut(tx, rename(fog, 'Haar'), by))).rejects.toMatchObject({
    code: 'tag-name-differs',
  });
  await expect(run((tx) => carryOut(tx, makeCanonical(99_999_999), by))).rejects.toMatchObject({
    code: 'tag-not-found',
  });
});

test('what an author typed stays as typed when its canonical is written differently', async () => {
  const work = await post({ additionalTags: ['SLOW burn'] });
  const tag = await canonical('additional', 'SLOW burn');
  await run((tx) => carryOut(tx, rename(tag, 'Slow Burn'), by));
  expect(await readTagPage(database.db, tag)).toMatchObject({
    tag: { name: 'SLOW burn', display: 'Slow Burn' },
    works: 1,
  });
  const typed = await database.db
    .selectFrom('work_tags')
    .innerJoin('tags', 'tags.id', 'tag_id')
    .select('name')
    .where('work_id', '=', work)
    .execute();
  expect(typed.map((row) => row.name)).toContain('SLOW burn');
});

test('a tag marked main or background keeps its mark through a revision of the work', async () => {
  const ship = await canonical('relationship', 'Ilse/Maren');
  const work = await post({ relationships: ['Ilse/Maren', 'Oona/Brannagh'], additionalTags: ['Boats'] });
  const tag = await database.db
    .selectFrom('tags')
    .select('id')
    .where('name', '=', 'Ilse/Maren')
    .executeTakeFirstOrThrow();
  expect(await run((tx) => weighTag(tx, work, tag.id, 'main'))).toBe(true);
  expect(await run((tx) => weighTag(tx, work, tag.id, 'main'))).toBe(false);
  await run((tx) =>
    correctWork(tx, work, { relationships: ['Oona/Brannagh', 'Ilse/Maren'], additionalTags: [] }, 'test'),
  );
  const filter = await database.db
    .selectFrom('work_filters')
    .selectAll()
    .where('work_id', '=', work)
    .execute();
  expect(filter).toMatchObject([{ tag_id: ship, weight: 'main', position: 2, inherited: false }]);
});

test('absurd names are stored and found', async () => {
  const long = Array.from({ length: 4000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
  ).join('');
  const work = await post({ additionalTags: [long, '/', '🌊', '%_\\', "Robert'); drop table tags;--"] });
  const tags = await database.db
    .selectFrom('work_tags')
    .innerJoin('tags', 'tags.id', 'tag_id')
    .select(['name', 'folded'])
    .where('work_id', '=', work)
    .execute();
  expect(tags).toHaveLength(5);
  expect(tags.every((tag) => tag.folded !== null && tag.folded !== '')).toBe(true);
});

test('names typed before there was a map are folded when the archive opens', async () => {
  await database.pool.query(`insert into tags (kind, name) values ('additional', 'Ünter Öld Nämes')`);
  expect(await foldTags(database.db)).toBe(1);
  expect(await foldTags(database.db)).toBe(0);
  const row = await database.db
    .selectFrom('tags')
    .selectAll()
    .where('name', '=', 'Ünter Öld Nämes')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ folded: 'unter old names', letters: 'unteroldnames' });
});

test('a small change tells its works at once, as one row of the change log that names them', async () => {
  const works = [await post({ additionalTags: ['Lanterns'] }), await post({ additionalTags: ['Lanterns'] })];
  const since = await run((tx) => lastChange(tx));
  const lanterns = await canonical('additional', 'Lanterns');
  const changes = await run((tx) => changesAfter(tx, since));
  expect(changes).toMatchObject([
    { subject: 'tag', subjectId: lanterns, subjectIds: null },
    { subject: 'work', subjectId: null, subjectIds: works },
  ]);
});

test('a large change is a job: each step moves its works from the old filters to the new, and a second change meanwhile is kept', async () => {
  await bareWorks(4500, { kind: 'additional', name: 'Ferries' });
  const ferries = await coin('additional', 'Ferries');
  const first = await run((tx) => carryOut(tx, makeCanonical(ferries), by));
  expect(first).toMatchObject({ works: 4500 });
  const found = async (tag: number) =>
    Number(
      (
        await database.db
          .selectFrom('work_filters')
          .select((query) => query.fn.countAll().as('n'))
          .where('tag_id', '=', tag)
          .executeTakeFirstOrThrow()
      ).n,
    );
  expect(await found(ferries)).toBe(0);
  expect(await refilterStep(database.db, first.refilterId!)).toBe(true);
  expect(await found(ferries)).toBe(2000);
  expect(await openRefilters(database.db)).toMatchObject([
    { works: 4500, worksDone: 2000, wranglingId: first.wranglingId },
  ]);

  const boats = await canonical('additional', 'Vessels');
  const second = await run((tx) => carryOut(tx, makeMeta(ferries, boats), by));
  while (await refilterStep(database.db, first.refilterId!));
  if (second.refilterId !== null) while (await refilterStep(database.db, second.refilterId));
  expect([await found(ferries), await found(boats)]).toEqual([4500, 4500]);
  expect(await openRefilters(database.db)).toEqual([]);
  expect(await refilterStep(database.db, first.refilterId!)).toBe(false);
  expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
});

test('acts, undoings and postings at the same time end in a sound whole', async () => {
  const [tern, gull] = [await canonical('character', 'Tern'), await canonical('character', 'Gull')];
  const others = await Promise.all(
    ['Tern!', 'tern', 'Terns', 'gull', 'Gull!'].map((name) => coin('character', name)),
  );
  const typed = ['Tern', 'Tern!', 'tern', 'Terns', 'gull', 'Gull', 'Gull!'];
  const acts = others.flatMap((id) => [
    run((tx) => carryOut(tx, makeSynonym(id, tern), by)),
    run((tx) => carryOut(tx, makeSynonym(id, gull), by)),
  ]);
  const posts = typed.flatMap((name) => [post({ characters: [name] }), post({ characters: [name, 'Tern'] })]);
  const merges = [
    run((tx) => carryOut(tx, demote(tern, gull), by)),
    run((tx) => carryOut(tx, demote(gull, tern), by)),
  ];
  const ended = await Promise.allSettled([...acts, ...posts, ...merges]);
  const failed = ended
    .filter((one) => one.status === 'rejected')
    .map((one) => (one.reason as { code?: string }).code);
  expect(failed.filter((code) => !code?.startsWith('tag-'))).toEqual([]);
  const log = await readWranglings(database.db, { limit: 4 });
  await Promise.allSettled(log.map((line) => run((tx) => undo(tx, line.id, by))));
  expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
});

test('frequent names become canonical in their most used spelling, and what a person decided is left alone', async () => {
  for (const name of ['Pining', 'Pining', 'pining', 'Tides']) await post({ additionalTags: [name] });
  for (let work = 0; work < 4; work += 1) await post({ additionalTags: ['Salt Roads'] });
  const refused = await canonical('additional', 'Crossed Letters');
  for (let work = 0; work < 3; work += 1) await post({ additionalTags: ['Crossed Letters'] });
  await run((tx) => carryOut(tx, demote(refused, null), by));
  const made = await run((tx) => canonicalByUse(tx, 3));
  expect(made.wranglingId).not.toBeNull();
  // Each line of the log counts the works of its own name.
  const lines = await readWranglings(database.db, { limit: 2 });
  expect(lines.map(({ works }) => works).toSorted((a, b) => a - b)).toEqual([3, 4]);
  const states = async (kind: TagKind, name: string) =>
    database.db
      .selectFrom('tags')
      .select(['canonical', 'synonym_of', 'decided_as'])
      .where('kind', '=', kind)
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
  const pining = await database.db
    .selectFrom('tags')
    .select('id')
    .where('name', '=', 'Pining')
    .executeTakeFirstOrThrow();
  expect(await states('additional', 'Pining')).toMatchObject({ canonical: true, decided_as: 'rule' });
  expect(await states('additional', 'pining')).toMatchObject({ canonical: false, synonym_of: pining.id });
  expect(await states('additional', 'Tides')).toMatchObject({ canonical: false, synonym_of: null });
  expect(await states('additional', 'Crossed Letters')).toMatchObject({
    canonical: false,
    decided_as: 'person',
  });
  expect((await run((tx) => canonicalByUse(tx, 3))).wranglingId).toBeNull();
  const [line] = await readWranglings(database.db, { tagId: pining.id, limit: 1 });
  await run((tx) => undo(tx, line!.id, by));
  expect((await run((tx) => canonicalByUse(tx, 3))).wranglingId).toBeNull();
});

test('names that may mean the same are proposed once, within a kind, and a refused pair stays refused', async () => {
  for (const name of [
    'Lighthouses',
    'Lighthouse',
    'Lighthouse',
    'Hurt/Comfort',
    'Hurt/Comfort',
    'hurt comfort',
    'Unreliable Narrator',
    'Unreliable Narrator',
    'Unrelaible Narrator',
  ])
    await post({ additionalTags: [name] });
  for (const name of ['Ida/Oona', 'Ida/Oona', 'Oona/Ida', 'Ida/Oona/Wren', 'Ida & Oona'])
    await post({ relationships: [name] });
  await post({ characters: ['Lighthouse'] });
  await proposeMerges(database.db);
  const pairs = async () =>
    (await readProposals(database.db, { limit: 100 })).map(
      (one) => `${one.tag.name} -> ${one.into.name}: ${one.reason}`,
    );
  expect(await pairs()).toEqual(
    expect.arrayContaining([
      'hurt comfort -> Hurt/Comfort: letters',
      'Oona/Ida -> Ida/Oona: members',
      'Lighthouses -> Lighthouse: plural',
      'Unrelaible Narrator -> Unreliable Narrator: close',
    ]),
  );
  expect(
    (await readProposals(database.db, { kind: 'character', limit: 100 })).map((one) => one.tag.name),
  ).not.toContain('Lighthouse');
  expect((await pairs()).filter((pair) => /Wren|Ida & Oona/.test(pair))).toEqual([]);
  expect(await proposeMerges(database.db)).toBe(0);

  const all = await readProposals(database.db, { limit: 100 });
  const yes = all.find((one) => one.tag.name === 'hurt comfort')!;
  const no = all.find((one) => one.tag.name === 'Lighthouses')!;
  await run((tx) => decideProposal(tx, yes.id, true, by));
  await run((tx) => decideProposal(tx, no.id, false, by));
  await expect(run((tx) => decideProposal(tx, no.id, true, by))).rejects.toMatchObject({
    code: 'proposal-not-found',
  });
  await proposeMerges(database.db);
  expect((await pairs()).filter((pair) => /Lighthouses|hurt comfort/.test(pair))).toEqual([]);
  expect(await readTagPage(database.db, yes.into.id)).toMatchObject({
    tag: { canonical: true },
    works: 3,
    synonyms: [{ name: 'hurt comfort' }],
  });
});

test('close spellings are the same with the server’s trigrams and without', async () => {
  for (const name of ['Enemies to Lovers', 'Enemies to Lovers', 'Enemies To Lovres', 'Enemys to Lovers'])
    await post({ additionalTags: [name] });
  await database.pool.query('delete from merge_proposals');
  expect(await hasTrigrams(database.db)).toBe(true);
  const named = async (tx: Tx, pairs: RawBuilder<unknown>) =>
    (
      await sql<{
        pair: string;
      }>`select tag.name || ' -> ' || other.name as pair from (${pairs}) as pairs (tag_id, into_id, reason, score)
      join tags as tag on tag.id = tag_id join tags as other on other.id = into_id where other.name = 'Enemies to Lovers' order by 1`.execute(
        tx,
      )
    ).rows.map((row) => row.pair);
  const pairs = ['Enemies To Lovres -> Enemies to Lovers', 'Enemys to Lovers -> Enemies to Lovers'];
  expect(await run(async (tx) => named(tx, await trigramPairs(tx, 100)))).toEqual(pairs);
  expect(await run((tx) => named(tx, splitPairs(100)))).toEqual(pairs);
});

test('tag pages show what hangs together', async () => {
  const fandom = await canonical('fandom', 'Saltmarsh');
  const media = await canonical('media', 'Television');
  const ilse = await canonical('character', 'Ilse Brandt');
  await run((tx) => carryOut(tx, makeParent(fandom, media), by));
  await run((tx) => carryOut(tx, makeParent(ilse, fandom), by));
  await post({
    fandoms: ['Saltmarsh'],
    characters: ['Ilse Brandt', 'The Harbourmaster'],
    additionalTags: ['Ropes'],
  });
  const page = await readTagPage(database.db, fandom);
  expect(page).toMatchObject({
    parents: [{ name: 'Television' }],
    children: [{ name: 'Ilse Brandt' }],
    works: 1,
  });
  expect((await readWranglings(database.db, { tagId: fandom, limit: 5 })).map((line) => line.act)).toEqual([
    'parent',
    'parent',
    'canonical',
  ]);
});

test('a work without tags is found by none', async () => {
  const work = await post({ rating: 'Mature' });
  expect(await filtersOf(work)).toEqual(['Mature']);
  await run((tx) => tagWork(tx, work, []));
  expect(await filtersOf(work)).toEqual([]);
});
