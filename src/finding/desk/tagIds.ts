import { endianness } from 'node:os';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import { UNDECIDED } from '../../tags/openTags.ts';

/** The numbers of all `tags as tag` that meet a condition, rising. */
export function tagIds(db: Db, condition: RawBuilder<unknown>): Promise<Uint32Array> {
  return numbers(db, sql`tag.id`, sql`tags as tag where ${condition}`);
}

/** Of `tags as tag` that meet a condition those of which nobody has said what they mean or where they belong, rising. */
export async function unwrangledIds(db: Db, condition: RawBuilder<unknown>): Promise<Uint32Array> {
  const [undecided, below] = await Promise.all([
    tagIds(db, sql`${UNDECIDED} and tag.kind <> 'media' and ${condition}`),
    numbers(db, sql`child_id`, sql`tag_parents`),
  ]);
  let next = 0;
  return undecided.filter((id) => {
    while (next < below.length && below[next]! < id) next++;
    return below[next] !== id;
  });
}

/** They come as bytes in one value: a row each takes ten times as long. */
async function numbers(db: Db, number: RawBuilder<unknown>, from: RawBuilder<unknown>): Promise<Uint32Array> {
  const { rows } = await sql<{ ids: Buffer | null }>`
    select string_agg(int4send(${number}::int4), ''::bytea) as ids from ${from}`.execute(db);
  const bytes = new Uint8Array(rows[0]?.ids ?? []);
  if (endianness() === 'LE') Buffer.from(bytes.buffer).swap32();
  return new Uint32Array(bytes.buffer).sort();
}
