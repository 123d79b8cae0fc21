import { sql } from 'kysely';
import type { Database } from '../../store/database.ts';
import { deriveFilters } from '../../tags/filters.ts';
import { holdMap } from '../../tags/lock.ts';
import { factsOf } from './compact.ts';
import { keptAndFresh } from './start.ts';
import { FLAG_BITS, type Segment } from './segment.ts';
import { COLLECTION } from './terms.ts';

/** Works whose filters are derived anew to see whether they are right. */
const SAMPLE = 5000;

/** How many works were compared, and which of them differ. */
export interface Comparison {
  works: number;
  differing: number[];
}

/**
 * Compares the index that the next start would have (the snapshot, with what the log tells since) with the database,
 * work by work. Hits aside: they are counted all the time. null: no snapshot is kept, and nothing can be wrong in it.
 */
export async function compareIndex(
  database: Pick<Database, 'db'>,
  canonFolders: string[],
  folder: string,
): Promise<Comparison | null> {
  const both = await keptAndFresh(database, canonFolders, folder);
  if (!both) return null;
  const [kept, fresh] = [linesOf(both.kept), linesOf(both.fresh)];
  const all = new Set([...kept.keys(), ...fresh.keys()]);
  return { works: fresh.size, differing: [...all].filter((id) => kept.get(id) !== fresh.get(id)) };
}

/** Compares what works are found by with what their tags and the map say; of a large archive some works, by chance. */
export async function compareFilters({ db }: Pick<Database, 'db'>): Promise<Comparison> {
  const undo = new Error('nothing of this is to stay');
  let found: Comparison = { works: 0, differing: [] };
  await db
    .transaction()
    .execute(async (tx) => {
      await holdMap(tx);
      const { rows } = await sql<{ id: number }>`
        select id from works order by random() limit ${SAMPLE}`.execute(tx);
      const works = rows.map(({ id }) => id);
      found = { works: works.length, differing: await deriveFilters(tx, works) };
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
}

/** All that a segment says of each work, as text. */
function linesOf(segment: Segment): Map<number, string> {
  const lines = new Map<number, string>();
  const { kinds, ids, collections } = segment.terms;
  for (let row = 0; row < segment.size; row++) {
    const entries = segment.entries.subarray(segment.starts[row], segment.starts[row + 1]);
    const tags = Array.from(entries, (entry) => {
      const term = entry >>> FLAG_BITS;
      const flags = entry & ((1 << FLAG_BITS) - 1);
      return `${kinds[term]} ${kinds[term] === COLLECTION ? collections[ids[term]!] : ids[term]} ${flags}`;
    });
    const facts = { ...factsOf(segment, row), hits: 0 };
    lines.set(facts.id, JSON.stringify([facts, tags.sort()]));
  }
  return lines;
}
