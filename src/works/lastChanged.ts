import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { listedFor } from './viewer.ts';

/** The works in lists that changed last, at most so many: the latest first. */
export async function lastChanged(db: Db, most: number): Promise<Uint32Array> {
  // They come as bytes: as rows or in letters many would take longer to send and to read than to find.
  const { rows } = await sql<{ works: Buffer | null }>`
    select string_agg(int8send(id), ''::bytea) as works from (
      select id from works where ${listedFor('guest')} order by changed_at desc, id desc limit ${most}) as found`.execute(
    db,
  );
  const bytes = rows[0]?.works ?? Buffer.alloc(0);
  const works = new Uint32Array(bytes.length / 8);
  for (let at = 0; at < works.length; at++) works[at] = bytes.readUInt32BE(at * 8 + 4);
  return works;
}

/** Of these works in lists those that changed last, at most so many: the latest first. */
export async function lastChangedOf(db: Db, workIds: readonly number[], most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from works where id = any(${[...workIds]}::bigint[]) and ${listedFor('guest')}
    order by changed_at desc, id desc limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}
