import type { Tx } from '../store/database.ts';
import type { Act, Hand, Wrangled } from './act.ts';
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

function tagsOf({ tagId, otherId, around = [] }: Act): number[] {
  return [...new Set([tagId, ...(otherId === undefined ? [] : [otherId]), ...around])];
}
