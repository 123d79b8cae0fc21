import { sql } from 'kysely';
import { noteChange, noteChanges } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import type { Hand, Wrangled } from './act.ts';
import { affectedWorks } from './affected.ts';
import { applyEdits } from './apply.ts';
import type { MapEdits } from './map.ts';
import { saysNothing, together, touchedTags } from './mapChange.ts';
import { refilter, worksOf } from './refilter.ts';
import { brokenRule } from './soundness.ts';

/** A change with what the log says of it. */
export interface LoggedChange {
  act: string;
  tagId: number | null;
  otherId: number | null;
  undoes?: number;
  edits: MapEdits;
}

/** More tags than these are not named one by one. */
const MOST_NOTED = 5_000;

/** A change that would leave the map unsound. */
export class UnsoundMap extends Error {}

/**
 * Writes changes of the map that touch different rows, each with its line of the log, and tells the works they touch.
 * The transaction took the map before it read what the changes rest on. Throws `UnsoundMap` when a rule of the map
 * would be broken. The result names the last line.
 */
export async function commitChanges(tx: Tx, changes: LoggedChange[], hand: Hand): Promise<Wrangled> {
  const saying = changes.filter((change) => !saysNothing(change.edits));
  if (saying.length === 0) return { wranglingId: null, works: 0, refilterId: null };
  const edits = together(saying.map((change) => change.edits));
  const works = await worksOf(tx, affectedWorks(edits));
  const counts = saying.length === 1 ? [works.length] : await worksOfEach(tx, saying);
  await applyEdits(tx, edits, hand);
  const touched = touchedTags(edits);
  const rule = await brokenRule(tx, touched);
  if (rule) throw new UnsoundMap(rule);
  const id = await log(tx, saying, counts, hand);
  await noteTags(tx, touched);
  return { wranglingId: id, works: works.length, refilterId: await refilter(tx, id, works) };
}

/** Notes every tag that a change touches, not only the one that it is about; beyond some thousands, that any may have changed. */
async function noteTags(tx: Tx, touched: number[]): Promise<void> {
  if (touched.length === 0 || touched.length > MOST_NOTED) await noteChange(tx, 'tag', null);
  else await noteChanges(tx, 'tag', touched);
}

/** How many works each of several changes touches, for its own line of the log. */
async function worksOfEach(tx: Tx, changes: LoggedChange[]): Promise<number[]> {
  const counts: number[] = [];
  for (const { edits } of changes) {
    const { rows } = await sql<{ works: number }>`
      select count(*) as works from (${affectedWorks(edits)}) as touched`.execute(tx);
    counts.push(rows[0]?.works ?? 0);
  }
  return counts;
}

/** Writes the lines of the log, each with how many works it touches. Returns the number of the last. */
async function log(tx: Tx, changes: LoggedChange[], counts: number[], hand: Hand): Promise<number> {
  const lines = changes.map(({ edits, ...change }, at) => ({ ...change, ...edits, works: counts[at] }));
  const { rows } = await sql<{ id: number }>`
    insert into wranglings (act, tag_id, other_id, undoes, before, after, works, done_as, done_by)
    select act, "tagId", "otherId", undoes, before, after, works, ${hand.as ?? 'person'}, ${hand.by}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as line (act text, "tagId" bigint, "otherId" bigint, undoes bigint, before jsonb, after jsonb, works integer)
    returning id`.execute(tx);
  return Math.max(...rows.map((row) => row.id));
}
