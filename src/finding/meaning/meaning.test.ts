import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { loadCanon } from '../../canon/load.ts';
import type { Tx } from '../../store/database.ts';
import { carryOut } from '../../tags/carryOut.ts';
import { coinTag } from '../../tags/coin.ts';
import { makeCanonical } from '../../tags/makeCanonical.ts';
import { makeSynonym } from '../../tags/makeSynonym.ts';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { foldSeries } from '../../works/foldSeries.ts';
import { postWork } from '../../works/post.ts';
import type { NewWork } from '../../works/work.ts';
import { nameChanges } from '../naming/catchUp.ts';
import { parseQuery } from '../query/parse.ts';
import { loadSegment } from '../shelf/load.ts';
import type { Shelf } from '../shelf/question.ts';
import { ShelfIndex } from '../shelf/shelfIndex.ts';
import { ALL_WORKS } from '../counting.ts';
import { meaningOf } from './meaning.ts';

const database = freshDatabase();
const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);

let shelf: Shelf;
beforeAll(async () => {
  const post = (title: string, facts: Partial<NewWork>) =>
    write((tx) =>
      postWork(
        tx,
        workOf({ title, chapters: [chapterOf(`All of ${title}, word for word.`)], ...facts }),
        'test',
      ),
    );
  await post('One', { authors: ['Zoë Ångström'], additionalTags: ['Slow Burn'] });
  await post('Two', { authors: ['Zoe Lind'], additionalTags: ['The slowest of burns'] });
  await post('Three', {
    authors: ['Maren'],
    additionalTags: ['Fog'],
    series: [{ name: 'Café Étoile', position: 1, url: null }],
  });
  await post('Four', { authors: ['Zoë Hidden'] });
  await sql`update works set anonymous = true where title = 'Four'`.execute(database.db);
  await write(async (tx) => {
    const [canonical, synonym] = [
      await coinTag(tx, 'additional', 'Slow Burn'),
      await coinTag(tx, 'additional', 'The slowest of burns'),
    ];
    await carryOut(tx, makeCanonical(canonical), { by: 'test' });
    await carryOut(tx, makeSynonym(synonym, canonical), { by: 'test' });
  });
  while ((await nameChanges(database.db, 100)) > 0);
  const canon = await loadCanon(['src/canon/samples']);
  const index = new ShelfIndex(await write((tx) => loadSegment(tx, canon)), 0);
  shelf = { ask: async (question) => index.answer(question), close: async () => {} };
});

const finder = () => ({ db: database.db, shelf, canon: () => loadCanon(['src/canon/samples']) });

/** How many works a line finds, and what a reader is told of it. */
async function found(line: string): Promise<{ total: number; told: string[] }> {
  const meaning = await meaningOf(finder(), 'guest', parseQuery(line).query);
  const { total } = await shelf.ask({
    ...ALL_WORKS,
    viewer: 'guest',
    since: 0,
    where: meaning.where,
    ruledOut: meaning.ruledOut.map(({ condition }) => condition),
  });
  return { total, told: meaning.notices.map(({ code }) => code) };
}

test('a name of which only words are said finds what a synonym with these words means', async () => {
  expect(await found('tag:slowest')).toEqual({ total: 2, told: ['name-by-words'] });
  expect(await found('-tag:slowest')).toEqual({ total: 2, told: ['name-by-words'] });
});

test('a series is found whatever the letter case and the accents, one that was begun before they were folded too', async () => {
  expect(await found('series:"cafe etoile"')).toEqual({ total: 1, told: [] });
  await sql`update series set folded = null`.execute(database.db);
  expect(await foldSeries(database.db)).toBe(1);
  expect(await foldSeries(database.db)).toBe(0);
  expect(await found('series:"CAFÉ etoile"')).toEqual({ total: 1, told: [] });
  expect(await found('series:"cafe etoiles"')).toEqual({ total: 0, told: ['name-unknown'] });
});

test('a word that a vocabulary has not is answered with all that it has, those that a keeper added too', async () => {
  await write(async (tx) => {
    await carryOut(tx, makeCanonical(await coinTag(tx, 'rating', 'For the Grown')), { by: 'test' });
    await coinTag(tx, 'rating', 'Typed Once');
  });
  const { notices } = await meaningOf(finder(), 'guest', parseQuery('rating:Ultraviolet').query);
  expect(notices.map(({ sentence }) => sentence)).toEqual([
    'No rating is called “Ultraviolet”, so no work has it. It can be Not Rated, General Audiences, Teen And Up Audiences, Mature, Explicit or For the Grown.',
  ]);
});

test('authors are found whatever the accents, or by words of their names, but not by what a guest may not know', async () => {
  expect(await found('by:"zoe angstrom"')).toEqual({ total: 1, told: [] });
  expect(await found('by:zoe')).toEqual({ total: 2, told: ['name-by-words'] });
  expect(await found('by:hidden')).toEqual({ total: 0, told: ['name-unknown'] });
});
