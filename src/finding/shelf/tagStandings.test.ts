import { expect, test } from 'vitest';
import type { Tx } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { carryOut } from '../../tags/carryOut.ts';
import { coinTag } from '../../tags/coin.ts';
import { makeCanonical } from '../../tags/makeCanonical.ts';
import { makeParent } from '../../tags/makeParent.ts';
import { makeSynonym } from '../../tags/makeSynonym.ts';
import { setAside } from '../../tags/setAside.ts';
import { undo } from '../../tags/undo.ts';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { TagStandings } from './tagStandings.ts';

const database = freshDatabase();
const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);
const by = { by: 'Wickfield' };
const STATES = ['canonical', 'synonym', 'open', 'unwrangled', 'aside'] as const;
const KINDS = ['fandom', 'character', 'additional', 'media', null] as const;

let texts = 0;
const post = (tx: Tx, characters: string[]) =>
  postWork(
    tx,
    workOf({
      title: `Tale ${++texts}`,
      characters,
      chapters: [chapterOf(`The tale of boat number ${texts}, told once.`)],
    }),
    'test',
  );

const followed = new TagStandings();

/** Holds what was followed against what is read anew. */
async function compared(): Promise<TagStandings> {
  await followed.follow(database.db);
  const anew = new TagStandings();
  await anew.follow(database.db);
  for (const kind of KINDS)
    for (const state of STATES) expect(standing(followed, kind, state)).toEqual(standing(anew, kind, state));
  return anew;
}

function standing(standings: TagStandings, kind: MapKind | null, state: (typeof STATES)[number]): number[] {
  const isAsked = standings.sieve(kind, state);
  return Array.from({ length: standings.end }, (_, id) => id).filter(isAsked);
}

test('every act on the map is followed, and its undoing', async () => {
  await compared();
  const [fandom, sailor, mate] = await write(async (tx) => [
    await coinTag(tx, 'fandom', 'Lantern Street'),
    await coinTag(tx, 'character', 'Ilse Brandt'),
    await coinTag(tx, 'character', 'Ilse'),
  ]);
  const states = async (id: number) => {
    const anew = await compared();
    return STATES.filter((state) => anew.sieve('character', state)(id));
  };
  expect(await states(sailor)).toEqual(['open', 'unwrangled']);
  await write((tx) => carryOut(tx, makeCanonical(fandom), by));
  await write((tx) => carryOut(tx, makeCanonical(sailor), by));
  expect(await states(sailor)).toEqual(['canonical']);
  const meant = await write((tx) => carryOut(tx, makeSynonym(mate, sailor), by));
  expect(await states(mate)).toEqual(['synonym']);
  await write((tx) => undo(tx, meant.wranglingId!, by));
  expect(await states(mate)).toEqual(['open', 'unwrangled']);
  const placed = await write((tx) => carryOut(tx, makeParent(mate, fandom), by));
  expect(await states(mate)).toEqual(['open']);
  await write((tx) => undo(tx, placed.wranglingId!, by));
  await write((tx) => carryOut(tx, setAside(mate, true), by));
  expect(await states(mate)).toEqual(['aside']);
});

test('a tag is not missed because a later one was committed first', async () => {
  // What all of them share is there already, so that none waits for another.
  await write((tx) => post(tx, ['First']));
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: hasBegun, resolve: begun } = Promise.withResolvers<void>();
  const slow = write(async (tx) => {
    await post(tx, ['The Slow Sailor']);
    begun();
    await mayEnd;
  });
  await hasBegun;
  for (const name of ['Quick', 'Quicker', 'Quickest']) {
    await write((tx) => post(tx, [name]));
    await compared();
  }
  end();
  await slow;
  await compared();
  await write((tx) => post(tx, ['Latest']));
  const anew = await compared();
  expect(standing(anew, 'character', 'unwrangled')).toHaveLength(6);
});
