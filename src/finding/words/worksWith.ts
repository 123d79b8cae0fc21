import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { Viewer } from '../../works/viewer.ts';
import type { TextFilter } from '../query/query.ts';
import { ask, type Asked, type Stems } from './asked.ts';
import { FEW_STEMS, withAnyStem } from './manyStems.ts';
import { allOf, anyOf, found, having, lookThrough, type Condition } from './textWorks.ts';
import { tiersOf } from './tiers.ts';
import { apart, bestFirst, has, joined, type WorkSet } from './workSets.ts';

/** Works found by words. */
export interface Found {
  /** Each once: the best matches first, the others behind them, the last posted first. */
  works: Uint32Array;
  /** Whether the first of them stand by how well they match. */
  ranked: boolean;
  /** How many works may hold what is asked for and were not looked through: there were too many of them. */
  unread: number;
}

/** The most works whose words are looked through for exact ones, the last posted first: half a second's work. */
export const MOST_LOOKED_THROUGH = 3_000;

/** The most works that are ranked; readers turn a few pages and then ask for less. */
const MOST_RANKED = 1_000;

/** The works that meet all of these filters, of those the viewer may meet in lists and of `among`; null: of all. */
export async function worksWith(
  db: Db,
  viewer: Viewer,
  filters: readonly TextFilter[],
  among: WorkSet | null = null,
): Promise<Found> {
  const asked = await Promise.all(filters.map((filter) => ask(db, filter)));
  if (asked.some(({ sure, likely }) => sure === null && likely === null)) return NOTHING;
  const { works, unread } = await matching(db, viewer, asked, among);
  const best = await bestOf(db, viewer, asked, works);
  return { works: bestFirst(best, works), ranked: best.length > 0, unread };
}

const NOTHING: Found = { works: new Uint32Array(0), ranked: false, unread: 0 };

async function matching(
  db: Db,
  viewer: Viewer,
  asked: readonly Asked[],
  among: WorkSet | null,
): Promise<{ works: WorkSet; unread: number }> {
  const matches = await Promise.all(asked.map((one) => matchesOf(db, viewer, one)));
  const may = matches.map((one) => one.may);
  const all = await meeting(db, viewer, may);
  let works = among ? apart(all, among).both : all;
  let unread = matches.reduce((sum, one) => sum + one.unread, 0);
  for (const [at, { fields, likely }] of asked.entries()) {
    if (likely === null || works.length === 0) continue;
    const { surely } = matches[at]!;
    const certain = surely === null ? new Uint32Array(0) : await meeting(db, viewer, may.with(at, surely));
    const { both, only } = apart(works, certain);
    const read = only.subarray(Math.max(0, only.length - MOST_LOOKED_THROUGH));
    unread += only.length - read.length;
    works = joined(both, await lookThrough(db, fields, likely.line, read));
  }
  return { works, unread };
}

/** What finds works: a condition, or, where there are too many stems for one, the works themselves. */
type Matching = { condition: Condition } | { works: WorkSet };

/** What finds the works that may meet a filter, and those that surely do; null: none does so. */
interface Matches {
  may: Matching;
  surely: Matching | null;
  unread: number;
}

async function matchesOf(db: Db, viewer: Viewer, one: Asked): Promise<Matches> {
  const { sure, likely } = one;
  const [surely, maybe] = await Promise.all([
    sure && allStems(db, viewer, one, sure),
    likely && allStems(db, viewer, one, likely.stems),
  ]);
  const unread = (surely?.unread ?? 0) + (maybe?.unread ?? 0);
  const both = [surely, maybe].flatMap((found) => found?.matching ?? []);
  return { may: await eitherOf(db, viewer, both), surely: surely?.matching ?? null, unread };
}

/** Works with one of each of these sets of stems. */
async function allStems(
  db: Db,
  viewer: Viewer,
  { places, fields, begins }: Asked,
  sets: readonly Stems[],
): Promise<{ matching: Matching; unread: number }> {
  const isMany = (stems: Stems) => stems.length > FEW_STEMS;
  const condition = allOf(sets.filter((stems) => !isMany(stems)).map((stems) => having(places, stems)));
  const many = sets.find(isMany);
  if (many === undefined || begins === null) return { matching: { condition }, unread: 0 };
  const { works, unread } = await withAnyStem(db, viewer, { stems: many, places, fields, begins });
  if (sets.length === 1) return { matching: { works }, unread };
  return { matching: { works: await meeting(db, viewer, [{ condition }, { works }]) }, unread };
}

async function eitherOf(db: Db, viewer: Viewer, some: readonly Matching[]): Promise<Matching> {
  const conditions = some.flatMap((one) => ('condition' in one ? one.condition : []));
  if (conditions.length === some.length) return { condition: anyOf(conditions) };
  const sets = await Promise.all(some.map((one) => meeting(db, viewer, [one])));
  return { works: sets.reduce(joined) };
}

/** The works that meet all of these. */
async function meeting(db: Db, viewer: Viewer, all: readonly Matching[]): Promise<WorkSet> {
  const conditions = all.flatMap((one) => ('condition' in one ? one.condition : []));
  const sets = all.flatMap((one) => ('works' in one ? [one.works] : []));
  if (conditions.length > 0 || sets.length === 0) sets.unshift(await found(db, viewer, conditions));
  return sets.reduce((one, other) => apart(one, other).both);
}

/** The best matches, best first: by where the words stand, then the last posted first. */
async function bestOf(db: Db, viewer: Viewer, asked: readonly Asked[], works: WorkSet): Promise<number[]> {
  const tiers = tiersOf(asked);
  if (tiers.length === 0 || works.length < 2) return [];
  const best = new Set<number>();
  const few = works.length <= MOST_RANKED ? [sql<boolean>`work_id = any(${[...works]}::bigint[])`] : [];
  for (const tier of tiers) {
    if (best.size >= Math.min(MOST_RANKED, works.length)) break;
    const condition = tier.map(({ places, stems }) => having(places, stems));
    const next = await found(db, viewer, [...few, ...condition], MOST_RANKED);
    for (const id of next.reverse()) if (has(works, id)) best.add(id);
  }
  return [...best];
}
