import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Canon } from '../../canon/canon.ts';
import { loadCanon } from '../../canon/load.ts';
import type { Db, Tx } from '../../store/database.ts';
import { carryOut } from '../../tags/carryOut.ts';
import { coinTag } from '../../tags/coin.ts';
import { makeAlias } from '../../tags/makeAlias.ts';
import { makeCanonical } from '../../tags/makeCanonical.ts';
import { readTagPage } from '../../tags/tagPage.ts';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { loadSegment } from '../shelf/load.ts';
import type { Question, Shelf } from '../shelf/question.ts';
import { readWorks } from '../shelf/readWorks.ts';
import { ShelfIndex } from '../shelf/shelfIndex.ts';
import { shelveWild, shelveWork, wildMap, wildWork } from '../shelf/testing/archive.ts';
import { TagStandings } from '../shelf/tagStandings.ts';
import { readBins, type Bin } from './bins.ts';
import { countUses } from './countUses.ts';
import { searchTags, type TagSearch } from './searchTags.ts';

const database = freshDatabase();
const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);
const EVERYTHING = { skip: 0, take: 1000 };
let canon: Canon;
beforeAll(async () => {
  canon = await loadCanon(['src/canon/samples']);
});

test('bins and searches hold the tags that plain SQL finds, the most used first', async () => {
  const archive = fc.record({ map: wildMap, works: fc.array(wildWork, { minLength: 1, maxLength: 12 }) });
  await fc.assert(
    fc.asyncProperty(archive, fc.option(wildWork), fc.gen(), async ({ map, works }, change, draw) => {
      const shelved = await write((tx) => shelveWild(tx, map, works));
      const some = () => draw(() => fc.subarray(shelved.tags));
      await sql`update tags set aside = id = any(${some()}::bigint[])`.execute(database.db);
      await sql`delete from tag_parents`.execute(database.db);
      await sql`insert into tag_parents select id, (select min(id) from tags where kind = 'fandom' and canonical) from tags
        where id = any(${some()}::bigint[]) and exists (select from tags where kind = 'fandom' and canonical)`.execute(
        database.db,
      );
      const index = new ShelfIndex(await write((tx) => loadSegment(tx, canon)), 0);
      if (change) {
        const id = await write((tx) => shelveWork(tx, shelved, change, shelved.works[0]));
        const [read] = await write((tx) => readWorks(tx, canon, new Map(), [id]));
        index.update(new Map([[id, read ?? null]]), 0);
      }
      const shelf: Shelf = shelfOf(index);
      const finder = { db: database.db, shelf };
      const { bins } = await readBins(finder, EVERYTHING);
      expect(sorted(bins)).toEqual(sorted(await binsBySql(database.db)));
      const fandoms = bins.flatMap(({ fandom }) => fandom?.id ?? []);
      const search: TagSearch = {
        ...draw(() =>
          fc.record({
            kind: fc.option(fc.constantFrom('fandom' as const, 'character' as const), { nil: undefined }),
            state: fc.option(fc.constantFrom('canonical', 'synonym', 'open', 'unwrangled', 'aside'), {
              nil: undefined,
            }),
          }),
        ),
        fandomId: draw(() => fc.constantFrom(undefined, null, ...fandoms)),
      };
      const { tags, total } = await searchTags(finder, search, 1, 1000);
      expect(tags.map(({ id }) => id).sort((a, b) => a - b)).toEqual(await foundBySql(database.db, search));
      expect(total).toBe(tags.length);
      if (search.fandomId === undefined)
        expect(tags.map(({ works: uses }) => uses)).toEqual(
          tags.map(({ works: uses }) => uses).sort((a, b) => b - a),
        );
      const uses = await countUses(
        finder,
        tags.map(({ id }) => id),
      );
      expect(tags.map(({ id }) => uses.get(id))).toEqual(tags.map((tag) => tag.works));
      const one = draw(() => fc.constantFrom(...shelved.tags));
      expect(await readTagPage(database.db, one, (ids) => countUses(finder, ids))).toEqual(
        await readTagPage(database.db, one),
      );
    }),
    { numRuns: 12 },
  );
}, 120_000);

/** The index as the archive's tags stand now. */
function shelfOf(index: ShelfIndex): Shelf {
  const ask = async (question: Question) => {
    const standings = new TagStandings();
    await standings.follow(database.db);
    return index.answer(question, standings);
  };
  return { ask, close: async () => {} };
}

test('words are looked for as they are, in any letter case and accents', async () => {
  await sql`insert into tags (kind, name, folded) values ('additional', '%_\\', '%_\\'), ('character', 'Ilse Brandt', 'ilse brandt')`.execute(
    database.db,
  );
  const index = new ShelfIndex(await write((tx) => loadSegment(tx, canon)), 0);
  const shelf: Shelf = shelfOf(index);
  const named = async (words: string) =>
    (await searchTags({ db: database.db, shelf }, { words })).tags.map(({ name }) => name);
  expect(await named('%_\\')).toEqual(['%_\\']);
  expect(await named('brändt ILSE')).toEqual(['Ilse Brandt']);
});

test('a name that a fandom gives a meaning lies in no bin of that fandom, but in others', async () => {
  const act = (one: Parameters<typeof carryOut>[1]) => write((tx) => carryOut(tx, one, { by: 'test' }));
  const post = (fandom: string, said: string) =>
    write((tx) =>
      postWork(
        tx,
        workOf({ fandoms: [fandom], relationships: ['M/I'], chapters: [chapterOf(`${said} of ${fandom}.`)] }),
        'test',
      ),
    );
  const marsh = await write((tx) => coinTag(tx, 'fandom', 'The Marsh'));
  const quay = await write((tx) => coinTag(tx, 'fandom', 'The Quay'));
  const pair = await write((tx) => coinTag(tx, 'relationship', 'Maren/Ilse'));
  for (const one of [marsh, quay, pair]) await act(makeCanonical(one));
  await act(makeAlias('M/I', pair, marsh));
  await post('The Marsh', 'A night');
  const listed = async (fandomId: number) => {
    const shelf = shelfOf(new ShelfIndex(await write((tx) => loadSegment(tx, canon)), 0));
    const finder = { db: database.db, shelf };
    const { bins } = await readBins(finder, EVERYTHING);
    const { tags } = await searchTags(finder, { fandomId, state: 'unwrangled', kind: 'relationship' });
    expect(bins.find(({ fandom }) => fandom?.id === fandomId)?.relationships ?? 0).toBe(tags.length);
    return tags.map(({ name }) => name);
  };
  expect(await listed(marsh)).toEqual([]);
  await post('The Quay', 'A day');
  expect(await listed(quay)).toEqual(['M/I']);
  expect(await listed(marsh)).toEqual([]);
});

const WAITING = sql`not tag.canonical and tag.synonym_of is null and not tag.aside and tag.kind <> 'media'
  and exists (select from work_tags join works on works.id = work_id where tag_id = tag.id and trashing_id is null)`;
const BELOW_NONE = sql`not exists (select from tag_parents where child_id = tag.id)`;
const FANDOM_OF = sql`select work_id, tag_id from work_filters join tags on tags.id = tag_id and tags.kind = 'fandom'`;
const STANDING = sql`select tag_id, work_id from work_tags join works on works.id = work_id and trashing_id is null`;
const FOUND = sql`select tag_id, work_id from work_filters join works on works.id = work_id and trashing_id is null`;

async function binsBySql(db: Db): Promise<Bin[]> {
  const { rows } = await sql<{ id: number | null; name: string | null } & Omit<Bin, 'fandom'>>`
    with binned as (
      select distinct tag.id, tag.kind, fandom.tag_id as fandom_id
      from tags as tag join (${STANDING}) as standing on standing.tag_id = tag.id
        left join (${FANDOM_OF}) as fandom on fandom.work_id = standing.work_id
      where ${WAITING} and tag.kind in ('character', 'relationship', 'additional') and ${BELOW_NONE})
    select fandom_id as id, coalesce(fandom.display, fandom.name) as name,
      count(*) filter (where binned.kind = 'character') as characters,
      count(*) filter (where binned.kind = 'relationship') as relationships,
      count(*) filter (where binned.kind = 'additional') as additional
    from binned left join tags as fandom on fandom.id = fandom_id group by 1, 2`.execute(db);
  return rows.map(({ id, name, ...counts }) => ({
    fandom: id === null || name === null ? null : { id, name },
    ...counts,
  }));
}

const sorted = (bins: Bin[]) =>
  bins.toSorted((one, other) => (one.fandom?.id ?? 0) - (other.fandom?.id ?? 0));

async function foundBySql(db: Db, { kind, state, fandomId }: TagSearch): Promise<number[]> {
  const states = {
    canonical: sql`tag.canonical`,
    synonym: sql`tag.synonym_of is not null`,
    aside: sql`tag.aside`,
    open: WAITING,
    unwrangled: sql`${WAITING} and ${BELOW_NONE}`,
  };
  const used = sql`(select * from (${STANDING}) as typed union select * from (${FOUND}) as found)`;
  const isOpen = state === 'open' || state === 'unwrangled';
  const inFandom = (id: number) => sql`(exists (select from ${used} as used where used.tag_id = tag.id
      and exists (select from work_filters where work_filters.work_id = used.work_id and work_filters.tag_id = ${id}))
    or (not ${isOpen}::boolean and exists (select from tag_parents where child_id = tag.id and parent_id = ${id})))`;
  const place =
    fandomId === undefined
      ? sql`true`
      : fandomId === null
        ? sql`exists (select from ${used} as used where used.tag_id = tag.id
            and not exists (select from (${FANDOM_OF}) as fandom where fandom.work_id = used.work_id))`
        : inFandom(fandomId);
  const { rows } = await sql<{ id: number }>`
    select id from tags as tag where ${state ? states[state] : sql`true`} and ${kind ? sql`tag.kind = ${kind}` : sql`true`} and ${place}
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}
