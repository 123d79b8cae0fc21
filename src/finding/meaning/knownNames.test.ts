import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followChanges } from '../../store/changes.ts';
import type { Tx } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { carryOut } from '../../tags/carryOut.ts';
import { makeAlias } from '../../tags/makeAlias.ts';
import { makeCanonical } from '../../tags/makeCanonical.ts';
import { makeSynonym } from '../../tags/makeSynonym.ts';
import { rename } from '../../tags/rename.ts';
import { setMembers } from '../../tags/setMembers.ts';
import { resolveTag } from '../../tags/resolve.ts';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { KnownNames } from './knownNames.ts';
import { tagMeaning } from './tagMeaning.ts';

const database = freshDatabase();
const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);

let names: KnownNames;
let unfollow: () => Promise<void>;
beforeEach(async () => {
  await sql`truncate works, tags restart identity cascade`.execute(database.db);
  names = new KnownNames(database.db, 0);
  unfollow = followChanges(
    database.pool,
    (change) => names.follow(change),
    () => names.forget(),
  );
});
afterEach(async () => {
  await unfollow();
  names.close();
});

let texts = 0;
const post = (
  tags: Partial<Record<'fandoms' | 'relationships' | 'characters' | 'additionalTags', string[]>>,
) =>
  write((tx) =>
    postWork(
      tx,
      workOf({ ...tags, chapters: [chapterOf(`Text number ${++texts}, unlike any other in the archive.`)] }),
      'test',
    ),
  );
const act = (one: Parameters<typeof carryOut>[1]) => write((tx) => carryOut(tx, one, { by: 'test' }));

async function idOf(kind: MapKind, name: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from tags where kind = ${kind} and name = ${name}`.execute(database.db);
  return rows[0]!.id;
}

const nothing = () => Promise.reject(new Error('no canon and no index here'));

/** The relationships that works with this character's ships are found by. */
async function ships(name: string, known?: KnownNames): Promise<number[]> {
  const term = { kind: 'member', name, exact: false, main: false, excluded: false } as const;
  const { condition } = await tagMeaning(
    {
      db: database.db,
      shelf: { ask: nothing, close: nothing },
      canon: nothing,
      names: known,
      viewer: 'guest',
      today: '2004-05-31',
      fandomId: undefined,
      fandoms: [],
    },
    term,
  );
  return 'ids' in condition ? (condition.ids as number[]).toSorted((one, other) => one - other) : [];
}

/** What the names known are is what asking for them gives. */
async function agree(): Promise<{ known: number }> {
  const { rows } = await sql<{ kind: MapKind; name: string }>`
    select kind, name from tags union select kind, upper(display) from tags where display is not null
    union select kind, name from tag_aliases`.execute(database.db);
  let known = 0;
  for (const { kind, name } of rows) {
    const finds = names.finds(kind, name);
    if (finds !== null) {
      const asked = await resolveTag(database.db, kind, name);
      expect([asked?.canonical ? [asked.canonical.id] : asked?.typed.map(({ id }) => id), name]).toEqual([
        [finds],
        name,
      ]);
      known += 1;
    }
    if (kind === 'character') expect([name, await ships(name, names)]).toEqual([name, await ships(name)]);
    const shown = names.shown(name);
    if (shown) {
      const asked = await resolveTag(database.db, null, name);
      const tag = asked!.canonical ?? asked!.typed[0]!;
      expect({ ...shown, name, shared: asked!.shared }).toEqual({
        id: tag.id,
        kind: tag.kind,
        name: tag.display ?? tag.name,
        shared: false,
      });
    }
  }
  return { known };
}

/** Once everything committed so far was heard of and read. */
async function settled(): Promise<void> {
  await setTimeout(50);
  await expect.poll(() => names.finds('rating', 'Marker')).not.toBeNull();
}

const marker = () =>
  write((tx) => sql`insert into tags (kind, name, folded) values ('rating', 'Marker', 'marker')`.execute(tx));

test('what a name means is known once it was read, and asked for before', async () => {
  await post({ fandoms: ['Marsh Lights'], characters: ['Ilse'] });
  await marker();
  expect(names.finds('fandom', 'Marsh Lights')).toBeNull();
  names.forget();
  await settled();
  const fandom = await idOf('fandom', 'Marsh Lights');
  expect(names.finds('fandom', '  marsh   LIGHTS ')).toBe(fandom);
  expect(names.shown('Marsh Lights')).toEqual({ id: fandom, kind: 'fandom' });
  expect(names.shown('marsh lights')).toBeNull();
  expect(names.finds('character', 'Marsh Lights')).toBeNull();
  expect((await agree()).known).toBeGreaterThan(2);
});

test('a tag that comes with a work and is spelled like another makes both be asked for', async () => {
  await post({ fandoms: ['Marsh Lights'], additionalTags: ['Fog'] });
  await marker();
  names.forget();
  await settled();
  expect(names.finds('additional', 'Fog')).not.toBeNull();
  await post({ fandoms: ['Marsh Lights', 'Fog'], additionalTags: ['FOG', 'Boats'] });
  await settled();
  expect(names.finds('additional', 'fog')).toBeNull();
  expect(names.finds('fandom', 'fog')).not.toBeNull();
  expect(names.shown('Fog')).toBeNull();
  expect(names.finds('additional', 'Boats')).not.toBeNull();
  await agree();
});

test('a change of the map is followed: canonicals, synonyms, other spellings, names in one fandom', async () => {
  await post({ fandoms: ['Marsh Lights'], characters: ['Ilse', 'Ilse Brandt', 'Maren'] });
  await marker();
  const [ilse, brandt, maren] = [
    await idOf('character', 'Ilse'),
    await idOf('character', 'Ilse Brandt'),
    await idOf('character', 'Maren'),
  ];
  const fandom = await idOf('fandom', 'Marsh Lights');
  for (const one of [
    makeCanonical(fandom),
    makeCanonical(brandt),
    makeSynonym(ilse, brandt),
    rename(brandt, 'ILSE Brandt'),
    makeCanonical(maren),
    makeAlias('The Ferrywoman', maren, fandom),
    makeAlias('Ilse', maren, fandom),
  ]) {
    await act(one);
    await settled();
    await agree();
  }
  expect(names.finds('character', 'ilse brandt')).toBe(brandt);
  expect(names.shown('ILSE Brandt')).toEqual({ id: brandt, kind: 'character' });
  expect(names.finds('character', 'Ilse')).toBeNull();
  expect(names.finds('character', 'The Ferrywoman')).toBeNull();
});

test('what a character is in is known too, on the map and by the names of ships', async () => {
  await post({
    fandoms: ['Marsh Lights'],
    characters: ['Ilse', 'Maren', 'Tjark'],
    relationships: ['Ilse/Maren', 'ILSE & Tjark', 'Maren/Ilse Brandt', 'Ilsebill/Tjark'],
  });
  await marker();
  names.forget();
  await settled();
  const [ilse, maren] = [await idOf('character', 'Ilse'), await idOf('character', 'Maren')];
  const [loving, friends] = [
    await idOf('relationship', 'Ilse/Maren'),
    await idOf('relationship', 'ILSE & Tjark'),
  ];
  await expect.poll(() => names.shipsOf(ilse, 'Ilse')).toEqual(expect.arrayContaining([loving, friends]));
  expect(names.shipsOf(ilse, 'ilse')).toHaveLength(2);
  await agree();
  await post({ fandoms: ['Marsh Lights'], relationships: ['Ilse/Tjark', 'Ilse/Maren'] });
  await settled();
  await expect.poll(() => names.shipsOf(ilse, 'Ilse')).toHaveLength(3);
  await agree();
  for (const one of [
    makeCanonical(ilse),
    makeCanonical(maren),
    makeCanonical(loving),
    setMembers(loving, [ilse, maren], true),
    makeSynonym(await idOf('character', 'Tjark'), maren),
    makeCanonical(friends),
  ]) {
    await act(one);
    await settled();
    await expect.poll(() => names.shipsOf(ilse, 'Ilse')).not.toBeNull();
    await agree();
  }
  // The second became a canonical of which the map says nothing; the third tells them by its name.
  expect(names.shipsOf(ilse, 'Ilse')).toHaveLength(2);
  expect(names.shipsOf(ilse, 'Ilse')).toContain(loving);
  expect(names.shipsOf(maren, 'Maren')).toBeNull();
});
