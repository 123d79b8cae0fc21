import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { TextField } from '../../store/schema.ts';
import type { Viewer } from '../../works/viewer.ts';
import { keysAt, type Line, type Stems } from './asked.ts';
import type { Place } from './keys.ts';
import { unpackedWorks, type WorkSet } from './workSets.ts';

/** A condition on `text_works`. */
export type Condition = RawBuilder<boolean>;

/** What `listedFor` says of the work, kept beside its keys. */
function listedFor(viewer: Viewer): Condition {
  if (viewer === 'keeper') return sql<boolean>`seen >= 1`;
  if (viewer === 'guest') return sql<boolean>`seen = 3`;
  return sql<boolean>`(seen >= 2 or seen = 1 and work_id in (
    select work_id from bylines where pseud_id = any(${[...viewer.pseuds]}::bigint[])))`;
}

/** Works that meet all conditions, of those the viewer may meet in lists; of them `newest` takes the last posted. */
export async function found(
  db: Db,
  viewer: Viewer,
  conditions: readonly Condition[],
  newest: number | null = null,
): Promise<WorkSet> {
  // They come as bytes: 100,000 rows, or numbers in letters, would take longer to send and to read than to find.
  const { rows } = await sql<{ works: Buffer | null }>`
    select ${PACKED} as works from (
      select work_id from text_works where ${allOf(conditions)} and ${listedFor(viewer)}
      ${newest === null ? sql`` : sql`order by work_id desc limit ${newest}`}) as found`.execute(db);
  return unpackedWorks(rows[0]?.works ?? null);
}

/** Numbers below 2^32 in four bytes each, as `unpackedWorks` reads them. */
const PACKED = sql`string_agg(int4send((work_id - 2147483648)::int4), ''::bytea)`;

/** Which of these works have a line in one of these fields that matches. */
export async function lookThrough(
  db: Db,
  fields: readonly TextField[],
  { holds, plain }: Line,
  works: WorkSet,
): Promise<WorkSet> {
  const [only = ''] = plain ?? [];
  const { rows } = await sql<{ work_id: number }>`
    select distinct work_id from text_parts
    where work_id = any(${[...works]}::bigint[]) and field = any(${fields}::text[])
      and ${plain?.length === 1 ? sql`strpos(words, ${only}) > 0` : sql`words ~ ${holds}`}`.execute(db);
  return Uint32Array.from(rows, ({ work_id }) => work_id).sort();
}

/** A work has one of these stems at one of these places. There are few of them: the index goes through them for each work. */
export function having(places: readonly Place[], stems: Stems): Condition {
  return sql<boolean>`text_keys(keys) && ${keysAt(places, stems)}::text[]`;
}

export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}
