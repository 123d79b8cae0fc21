import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../ground/failures.ts';
import type { Tx } from '../store/database.ts';
import type { MapKind, TagKind } from '../store/schema.ts';
import { freshDatabase } from '../testing/database.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { postWork } from '../works/post.ts';
import type { Act } from './act.ts';
import { carryOut } from './carryOut.ts';
import { coinTag } from './coin.ts';
import { demote } from './demote.ts';
import { makeAlias, removeAlias } from './makeAlias.ts';
import { makeCanonical } from './makeCanonical.ts';
import { makeMeta, removeMeta } from './makeMeta.ts';
import { makeParent, removeParent } from './makeParent.ts';
import { makeSynonym } from './makeSynonym.ts';
import { rename } from './rename.ts';
import { setAside } from './setAside.ts';
import { setMembers } from './setMembers.ts';
import { auditMap } from './soundness.ts';
import { tagWork, type TypedTag } from './tagging.ts';
import { filtersByHand, filtersDerived, mapAsText } from './testing/filtersByHand.ts';
import { undo } from './undo.ts';
import { weighTag } from './weigh.ts';

const database = freshDatabase();
const run = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);

/** Few names, so that acts meet: five fandoms, eight characters, eight relationships, six additional tags. */
const NAMES: { kind: MapKind; name: string }[] = [
  ...['Saltmarsh', 'saltmarsh', 'Saltmarsh (TV)', 'The Meridian Cycle', 'Low Country'].map((name) => ({
    kind: 'fandom' as const,
    name,
  })),
  ...['Ilse', 'Ilse Brandt', 'Maren', 'Maren Holt', 'Tobias', 'ILSE', 'The Harbourmaster', 'Wren'].map(
    (name) => ({ kind: 'character' as const, name }),
  ),
  ...[
    'Ilse/Maren',
    'Maren/Ilse',
    'I/M',
    'Ilse Brandt/Maren Holt',
    'Ilse & Maren',
    'Maren/Tobias',
    'M/T',
    'Wren/Ilse',
  ].map((name) => ({ kind: 'relationship' as const, name })),
  ...['Fog', 'fog', 'Weather', 'Letters', 'Letter', 'Boats'].map((name) => ({
    kind: 'additional' as const,
    name,
  })),
  ...['Television', 'Books'].map((name) => ({ kind: 'media' as const, name })),
  ...['Mature', 'R'].map((name) => ({ kind: 'rating' as const, name })),
];
const WORKS = 6;

type Step =
  | { does: 'act'; what: number; kind: MapKind; places: [number, number, number]; wild: boolean }
  | { does: 'undo'; back: number }
  | { does: 'tag'; work: number; names: number[] }
  | { does: 'weigh'; work: number; tag: number; weight: 'main' | 'background' | null };

const any = fc.nat({ max: NAMES.length - 1 });
const place = fc.nat({ max: 7 });
const act = fc.record({
  does: fc.constant('act' as const),
  what: fc.nat({ max: 15 }),
  kind: fc.constantFrom<MapKind>(
    'fandom',
    'fandom',
    'character',
    'character',
    'relationship',
    'relationship',
    'additional',
    'additional',
    'rating',
  ),
  places: fc.tuple(place, place, place),
  wild: fc.nat({ max: 9 }).map((one) => one === 0),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: act },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('undo' as const), back: fc.nat({ max: 4 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('tag' as const),
      work: fc.nat({ max: WORKS - 1 }),
      names: fc.uniqueArray(any, { minLength: 2, maxLength: 10 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('weigh' as const),
      work: fc.nat({ max: WORKS - 1 }),
      tag: any,
      weight: fc.constantFrom('main' as const, 'background' as const, null),
    }),
  },
);

/** An act on tags of one kind, and of the kinds that suit it; a wild one takes tags of any kind. */
function actOf({ what, kind, places, wild }: Extract<Step, { does: 'act' }>, ids: number[]): Act {
  const numberOf = (of: MapKind, index: number): number => {
    const fitting = NAMES.flatMap((name, at) => (wild || name.kind === of ? [at] : []));
    return ids[fitting[index % fitting.length]!]!;
  };
  const [a, b, c] = [numberOf(kind, places[0]), numberOf(kind, places[1]), numberOf(kind, places[2])];
  const above = numberOf(kind === 'fandom' ? 'media' : 'fandom', places[1]);
  const fandom = numberOf('fandom', places[1]);
  const called = NAMES[ids.indexOf(c)]!.name;
  const acts: (() => Act)[] = [
    () => makeCanonical(a),
    () => makeCanonical(b),
    () => makeCanonical(above),
    () => makeSynonym(a, b),
    () => makeSynonym(b, c),
    () => demote(a, b),
    () => demote(a, places[2] === 0 ? null : c),
    () => makeParent(a, above),
    () => (places[2] % 3 === 0 ? removeParent(a, above) : makeParent(a, above)),
    () => makeMeta(a, b),
    () => makeMeta(b, c),
    () => (places[2] % 3 === 0 ? removeMeta(a, b) : makeMeta(a, b)),
    () => rename(a, NAMES[ids.indexOf(a)]!.name.toUpperCase()),
    () =>
      setMembers(
        numberOf('relationship', places[0]),
        [numberOf('character', places[1]), numberOf('character', places[2])],
        places[0] % 2 === 0,
      ),
    () => makeAlias(called, a, fandom),
    () => (places[2] % 2 === 0 ? removeAlias(called, a, fandom) : setAside(a, places[1] % 2 === 0)),
  ];
  return acts[what]!();
}

async function begin(): Promise<{ ids: number[]; works: number[] }> {
  const works: number[] = [];
  for (let work = 0; work < WORKS; work += 1)
    works.push(
      await run((tx) =>
        postWork(
          tx,
          workOf({
            title: `W${work}`,
            chapters: [chapterOf(`A story of its own, ${Math.random()}, that nobody else tells.`)],
          }),
          'test',
        ),
      ),
    );
  const ids: number[] = [];
  for (const { kind, name } of NAMES) ids.push(await run((tx) => coinTag(tx, kind, name)));
  // Most acts need canonical tags: two of three are from the start, and every work has some.
  for (const [index, id] of ids.entries())
    if (index % 3 !== 2) await run((tx) => carryOut(tx, makeCanonical(id), { by: 'test' }));
  for (const [index, work] of works.entries())
    await run((tx) =>
      tagWork(tx, work, typedOf([0, 1, 2, 3, 4, 5, 6].map((one) => (one * 5 + index) % NAMES.length))),
    );
  // Three storeys of broader tags, for acts to cut and lengthen.
  for (const kind of ['character', 'relationship', 'additional']) {
    const storeys = NAMES.flatMap((name, index) =>
      name.kind === kind && index % 3 !== 2 ? [ids[index]!] : [],
    ).slice(0, 4);
    for (const [storey, meta] of storeys.slice(1).entries())
      await run((tx) => carryOut(tx, makeMeta(storeys[storey]!, meta), { by: 'test' }));
  }
  return { ids, works };
}

/** Carries a step out; a refusal by a rule of the map changes nothing and is part of the game. */
async function take(one: Step, ids: number[], works: number[], log: number[]): Promise<void> {
  try {
    if (one.does === 'tag') await run((tx) => tagWork(tx, works[one.work]!, typedOf(one.names)));
    else if (one.does === 'weigh')
      await run((tx) => weighTag(tx, works[one.work]!, ids[one.tag]!, one.weight));
    else {
      const wrangle = (tx: Tx) =>
        one.does === 'undo'
          ? undo(tx, log.at(-1 - one.back) ?? -1, { by: 'test' })
          : carryOut(tx, actOf(one, ids), { by: 'test' });
      const { wranglingId } = await run(wrangle);
      if (wranglingId !== null) log.push(wranglingId);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.status).toBeLessThan(500);
  }
}

const typedOf = (names: number[]): TypedTag[] =>
  names
    .map((index) => NAMES[index]!)
    .filter((name) => name.kind !== 'media')
    .map(({ kind, name }) => ({ kind: kind as TagKind, name }));

async function wipe(): Promise<void> {
  await database.pool
    .query(`truncate work_tags, work_filters, tag_parents, tag_metas, tag_meta_closure, tag_members, tag_aliases, wranglings cascade;
    delete from tags; delete from works`);
}

const unsound = async () => (await auditMap(database.db)).filter((finding) => finding.count > 0);

test('whatever is done to tags and their map, the map stays sound and works are found by what it says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }), async (steps) => {
      await wipe();
      const { ids, works } = await begin();
      const log: number[] = [];
      for (const [index, one] of steps.entries()) {
        await take(one, ids, works, log);
        if (index % 6 === 5 || index === steps.length - 1) {
          expect(await unsound()).toEqual([]);
          expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
        }
      }
    }),
    { numRuns: 15, seed: 7, endOnFailure: true },
  );
}, 240_000);

test('taking a change back restores the map exactly, and taking that back makes the change again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 60, size: 'max' }), async (steps) => {
      await wipe();
      const { ids, works } = await begin();
      const log: number[] = [];
      for (const one of steps) {
        if (one.does !== 'act') {
          await take(one, ids, works, log);
          continue;
        }
        const before = await mapAsText(database.db);
        const lines = log.length;
        await take(one, ids, works, log);
        if (log.length === lines) {
          expect(await mapAsText(database.db)).toBe(before);
          continue;
        }
        const after = await mapAsText(database.db);
        const undone = await run((tx) => undo(tx, log.at(-1)!, { by: 'test' }));
        expect(await mapAsText(database.db)).toBe(before);
        const again = await run((tx) => undo(tx, undone.wranglingId!, { by: 'test' }));
        expect(await mapAsText(database.db)).toBe(after);
        log[log.length - 1] = again.wranglingId!;
      }
      expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
    }),
    { numRuns: 8, seed: 11, endOnFailure: true },
  );
}, 240_000);

test('an act that is tried and taken back again tells how many works it changes, and changes nothing', async () => {
  await wipe();
  const { ids, works } = await begin();
  const weather = ids[NAMES.findIndex((name) => name.name === 'Weather')]!;
  for (const [index, work] of works.entries())
    await run((tx) => tagWork(tx, work, index < 4 ? [{ kind: 'additional', name: 'Weather' }] : []));
  const before = await mapAsText(database.db);
  const tried = run(async (tx) => {
    throw Object.assign(new Error('tried'), await carryOut(tx, makeCanonical(weather), { by: 'test' }));
  });
  await expect(tried).rejects.toMatchObject({ works: 4 });
  expect(await mapAsText(database.db)).toBe(before);
  expect((await run((tx) => carryOut(tx, makeCanonical(weather), { by: 'test' }))).works).toBe(4);
});
