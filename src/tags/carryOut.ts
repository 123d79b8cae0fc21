import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.ts';
import type { Act, Hand, Wrangled } from './act.ts';
import { affectedWorks } from './affected.ts';
import { commitChanges } from './commit.ts';
import { takeMap } from './lock.ts';
import { readPiece } from './piece.ts';

/** Carries an act out. Throws what the act throws; nothing is changed then. */
export async function carryOut(tx: Tx, act: Act, hand: Hand): Promise<Wrangled> {
  await takeMap(tx);
  const piece = await readPiece(tx, tagsOf(act));
  const edits = act.plan(piece, hand.as ?? 'person').edits();
  return commitChanges(tx, [{ act: act.name, tagId: act.tagId, otherId: act.otherId ?? null, edits }], hand);
}

/** How many works an act would derive anew: at least as many as it would change. Throws what the act throws. */
export async function preview(db: Db, act: Act): Promise<{ works: number }> {
  const edits = act.plan(await readPiece(db, tagsOf(act)), 'person').edits();
  const { rows } = await sql<{
    works: number;
  }>`select count(*) as works from (${affectedWorks(edits)}) as affected`.execute(db);
  return { works: rows[0]?.works ?? 0 };
}

function tagsOf({ tagId, otherId, around = [] }: Act): number[] {
  return [...new Set([tagId, ...(otherId === undefined ? [] : [otherId]), ...around])];
}
