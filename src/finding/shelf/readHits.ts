import { sql } from 'kysely';
import type { Db } from '../../store/database.ts';
import { Growing } from './growing.ts';
import { lowerBound } from './placed.ts';

/** Rows read at once: few, so that what they leave behind is little. */
const CHUNK = 4_000;

/** How often works were read. */
export interface Hits {
  /** Their numbers, rising. */
  works: Uint32Array;
  counts: Uint32Array;
}

/** How often each work was read. Hits are counted all the time and stand in no log. */
export async function readHits(db: Db): Promise<Hits> {
  const [works, counts] = [new Growing(Uint32Array), new Growing(Uint32Array)];
  for (let last = 0; ;) {
    const { rows } = await sql<{ id: number; count: number }>`
      select work_id as id, count from hits where work_id > ${last} order by work_id limit ${CHUNK}`.execute(
      db,
    );
    for (const { id, count } of rows) {
      works.push(id);
      counts.push(count);
    }
    if (rows.length < CHUNK) return { works: works.taken(), counts: counts.taken() };
    last = rows.at(-1)!.id;
  }
}

/** Those of one work. */
export function hitsOf({ works, counts }: Hits, work: number): number {
  const at = lowerBound(works, work, 0, works.length);
  return works[at] === work ? counts[at]! : 0;
}

/** Those of these works, their numbers rising. */
export function hitsOfAll({ works, counts }: Hits, ids: Uint32Array): Uint32Array {
  let at = 0;
  return ids.map((id) => {
    while (at < works.length && works[at]! < id) at++;
    return works[at] === id ? counts[at]! : 0;
  });
}
