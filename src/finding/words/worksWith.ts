import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { Viewer } from '../../works/viewer.ts';
import type { TextFilter } from '../query/query.ts';
import { ask, keysAt, type Asked, type Stems } from './asked.ts';
import type { Place } from './keys.ts';
import { tiersOf } from './tiers.ts';
import { apart, bestFirst, has, joined, unpackedWorks, type WorkSet } from './workSets.ts';

/** Works found by words. */
export interface Found {
  /** Each once: the best matches first, the others behind them, the last posted first. */
  works: Uint32Array;
  /** Whether the first of them stand by how well they match. */
  ranked: boolean;
  /** How many works may hold exact words asked for and were not looked through: there were too many of them. */
  unread: number;
}

/** The most works whose words are looked through for exact ones, the last posted first: half a second's work. */
const MOST_LOOKED_THROUGH = 3_000;

/** The most works that are ranked; readers turn a few pages and then ask for less. */
const MOST_RANKED = 1_000;

/** The works that meet all of these filters, of those the viewer may meet in lists. */
export async function worksWith(db: Db, viewer: Viewer, filters: readonly TextFilter[]): Promise<Found> {
  const asked = await Promise.all(filters.map((filter) => ask(db, filter)));
  if (asked.some(({ sure, likely }) => sure === null && likely === null)) return NOTHING;
  const { works, unread } = await matching(db, viewer, asked);
  const best = await bestOf(db, viewer, asked, works);
  return { works: bestFirst(best, works), ranked: best.length > 0, unread };
}

const NOTHING: Found = { works: new Uint32Array(0), ranked: false, unread: 0 };

type Condition = RawBuilder<boolean>;

async function matching(
  db: Db,
  viewer: Viewer,
  asked: readonly Asked[],
): Promise<{ works: WorkSet; unread: number }> {
  const conditions = asked.map((one) =>
    anyOf([sureOf(one), likelyOf(one)].flatMap((condition) => condition ?? [])),
  );
  let works = await found(db, viewer, conditions);
  let unread = 0;
  for (const [at, one] of asked.entries()) {
    if (one.likely === null || works.length === 0) continue;
    const sure = sureOf(one);
    const certain = sure === null ? new Uint32Array(0) : await found(db, viewer, conditions.with(at, sure));
    const { both, only } = apart(works, certain);
    const read = only.subarray(Math.max(0, only.length - MOST_LOOKED_THROUGH));
    unread += only.length - read.length;
    works = joined(both, await lookThrough(db, one, read));
  }
  return { works, unread };
}

/** SQL condition on `text_works`: what `listedFor` says of the work, kept beside its keys. */
function listedFor(viewer: Viewer): Condition {
  if (viewer === 'keeper') return sql<boolean>`seen >= 1`;
  if (viewer === 'guest') return sql<boolean>`seen = 3`;
  return sql<boolean>`(seen >= 2 or seen = 1 and work_id in (
    select work_id from bylines where pseud_id = any(${[...viewer.pseuds]}::bigint[])))`;
}

/** Works that meet all conditions, of which `newest` takes the last posted. They come as bytes: 100,000 rows, or
 * numbers in letters, would take longer to send and to read than to find. */
async function found(
  db: Db,
  viewer: Viewer,
  conditions: readonly Condition[],
  newest: number | null = null,
): Promise<WorkSet> {
  const { rows } = await sql<{ works: Buffer | null }>`
    select ${PACKED} as works from (
      select work_id from text_works where ${allOf(conditions)} and ${listedFor(viewer)}
      ${newest === null ? sql`` : sql`order by work_id desc limit ${newest}`}) as found`.execute(db);
  return unpackedWorks(rows[0]?.works ?? null);
}

/** Numbers below 2^32 in four bytes each, as `unpackedWorks` reads them. */
const PACKED = sql`string_agg(int4send((work_id - 2147483648)::int4), ''::bytea)`;

/** Which of these works have a line that matches. */
async function lookThrough(db: Db, { likely, fields }: Asked, works: WorkSet): Promise<WorkSet> {
  const { holds, plain } = likely!.line;
  const [only = ''] = plain ?? [];
  const { rows } = await sql<{ work_id: number }>`
    select distinct work_id from text_parts
    where work_id = any(${[...works]}::bigint[]) and field = any(${fields}::text[])
      and ${plain?.length === 1 ? sql`strpos(words, ${only}) > 0` : sql`words ~ ${holds}`}`.execute(db);
  return Uint32Array.from(rows, ({ work_id }) => work_id).sort();
}

function sureOf({ sure, places }: Asked): Condition | null {
  return sure && allOf(sure.map((stems) => having(places, stems)));
}

function likelyOf({ likely, places }: Asked): Condition | null {
  return likely && allOf(likely.stems.map((stems) => having(places, stems)));
}

/** The index goes through a list of keys once for every work in it: longer lists are asked for piece by piece. */
const KEYS_AT_ONCE = 60;

/** A work has one of these stems at one of these places. */
function having(places: readonly Place[], stems: Stems): Condition {
  const keys = keysAt(places, stems);
  if (keys.length <= KEYS_AT_ONCE) return sql<boolean>`text_keys(keys) && ${keys}::text[]`;
  // Each piece is planned as the few keys it is; joined by `or` they would look like most of the table.
  const pieces = Array.from({ length: Math.ceil(keys.length / KEYS_AT_ONCE) }, (_, at) => {
    const some = keys.slice(at * KEYS_AT_ONCE, (at + 1) * KEYS_AT_ONCE);
    return sql`select work_id from text_works where text_keys(keys) && ${some}::text[]`;
  });
  return sql<boolean>`work_id in (${sql.join(pieces, sql` union all `)})`;
}

function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
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
