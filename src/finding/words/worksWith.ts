import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { Viewer } from '../../works/viewer.ts';
import type { TextFilter } from '../query/query.ts';
import { ask, keysAt, type Asked, type Stems } from './asked.ts';
import type { Place } from './keys.ts';
import { tiersOf } from './tiers.ts';

/** Works found by words. */
export interface Found {
  /** Each once: the best matches first, the others behind them, the last posted first. */
  works: number[];
  /** Whether the first of them stand by how well they match. */
  ranked: boolean;
  /** How many works may hold exact words asked for and were not looked through: there were too many of them. */
  unread: number;
}

/** The most works whose words are looked through for exact ones, the last posted first: half a second's work. */
const MOST_LOOKED_THROUGH = 5_000;

/** The most works that are ranked; readers turn a few pages and then ask for less. */
const MOST_RANKED = 1_000;

/** The works that meet all of these filters, of those the viewer may meet in lists. */
export async function worksWith(db: Db, viewer: Viewer, filters: readonly TextFilter[]): Promise<Found> {
  const asked = await Promise.all(filters.map((filter) => ask(db, filter)));
  if (asked.some(({ sure, likely }) => sure === null && likely === null)) return NOTHING;
  const { works, unread } = await matching(db, viewer, asked);
  const best = await bestOf(db, viewer, asked, works);
  return {
    works: best.length === 0 ? works : [...new Set([...best, ...works])],
    ranked: best.length > 0,
    unread,
  };
}

const NOTHING: Found = { works: [], ranked: false, unread: 0 };

type Condition = RawBuilder<boolean>;

async function matching(
  db: Db,
  viewer: Viewer,
  asked: readonly Asked[],
): Promise<{ works: number[]; unread: number }> {
  const conditions = asked.map((one) =>
    anyOf([sureOf(one), likelyOf(one)].flatMap((condition) => condition ?? [])),
  );
  let works = await found(db, viewer, conditions);
  let unread = 0;
  for (const [at, one] of asked.entries()) {
    if (one.likely === null || works.length === 0) continue;
    const sure = sureOf(one);
    const certain = new Set(sure === null ? [] : await found(db, viewer, conditions.with(at, sure)));
    const doubtful = works.filter((id) => !certain.has(id));
    const holding = await lookThrough(db, one, doubtful.slice(0, MOST_LOOKED_THROUGH));
    unread += Math.max(0, doubtful.length - MOST_LOOKED_THROUGH);
    works = works.filter((id) => certain.has(id) || holding.has(id));
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

/** Works that meet all conditions, the last posted first. They come as one text: 100,000 rows would take longer to read than to find. */
async function found(
  db: Db,
  viewer: Viewer,
  conditions: readonly Condition[],
  most: number | null = null,
): Promise<number[]> {
  const { rows } = await sql<{ works: string | null }>`
    select string_agg(work_id::text, ' ' order by work_id desc) as works from (
      select work_id from text_works where ${allOf(conditions)} and ${listedFor(viewer)}
      ${most === null ? sql`` : sql`order by work_id desc limit ${most}`}) as found`.execute(db);
  const works = rows[0]?.works ?? '';
  return works === '' ? [] : works.split(' ').map(Number);
}

/** Which of these works have a line that matches. */
async function lookThrough(
  db: Db,
  { likely, fields }: Asked,
  works: readonly number[],
): Promise<Set<number>> {
  const line = likely?.line.holds ?? '';
  const isPlain = !/[\\?|]/.test(line);
  const { rows } = await sql<{ work_id: number }>`
    select distinct work_id from text_parts
    where work_id = any(${works}::bigint[]) and field = any(${fields}::text[])
      and ${isPlain ? sql`strpos(words, ${line}) > 0` : sql`words ~ ${line}`}`.execute(db);
  return new Set(rows.map(({ work_id }) => work_id));
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
  // No key has a space in it. Pieces joined by `or` would look to the planner like most of the table.
  const pieces = Array.from({ length: Math.ceil(keys.length / KEYS_AT_ONCE) }, (_, at) =>
    keys.slice(at * KEYS_AT_ONCE, (at + 1) * KEYS_AT_ONCE).join(' '),
  );
  return sql<boolean>`work_id in (
    select some_works.work_id from unnest(${pieces}::text[]) as piece,
      lateral (select work_id from text_works where text_keys(keys) && string_to_array(piece, ' ')) as some_works)`;
}

function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

/** The best matches, best first: by where the words stand, then the last posted first. */
async function bestOf(
  db: Db,
  viewer: Viewer,
  asked: readonly Asked[],
  works: readonly number[],
): Promise<number[]> {
  const tiers = tiersOf(asked);
  if (tiers.length === 0 || works.length < 2) return [];
  const among = new Set(works);
  const best = new Set<number>();
  const few = works.length <= MOST_RANKED ? [sql<boolean>`work_id = any(${works}::bigint[])`] : [];
  for (const tier of tiers) {
    if (best.size >= MOST_RANKED) break;
    const condition = tier.map(({ places, stems }) => having(places, stems));
    for (const id of await found(db, viewer, [...few, ...condition], MOST_RANKED))
      if (among.has(id)) best.add(id);
  }
  return [...best];
}
