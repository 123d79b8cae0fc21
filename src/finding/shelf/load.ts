import { sql } from 'kysely';
import type { Canon } from '../../canon/canon.ts';
import type { Tx } from '../../store/database.ts';
import { SegmentBuilder } from './build.ts';
import { readWorks, shelve } from './readWorks.ts';
import type { Segment } from './segment.ts';

/** Works read at once. */
const CHUNK = 1000;
/**
 * After so many the heap is swept, where that may be asked for (`bin/fadeless.js`): V8 would let it grow by a hundred
 * megabytes first, and keeps what it has grown by.
 */
const SWEPT = 5 * CHUNK;

/** All works of the archive as a segment, read a chunk at a time. */
export async function loadSegment(tx: Tx, canon: Canon): Promise<Segment> {
  const builder = new SegmentBuilder();
  const known = new Map();
  for (let last = 0, swept = 0; ;) {
    const end = await endOfChunk(tx, last);
    if (end === null) return builder.finished();
    for (const work of await readWorks(tx, canon, known, { from: last + 1, to: end })) shelve(builder, work);
    last = end;
    if (builder.size >= swept + SWEPT) {
      globalThis.gc?.();
      swept = builder.size;
    }
  }
}

/** The number of the last work of the next chunk; null: there are no more. */
async function endOfChunk(tx: Tx, after: number): Promise<number | null> {
  const { rows } = await sql<{ end: number | null }>`
    select max(id) as end from (select id from works where id > ${after} order by id limit ${CHUNK}) as chunk`.execute(
    tx,
  );
  return rows[0]?.end ?? null;
}
