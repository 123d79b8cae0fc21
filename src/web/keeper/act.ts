import { changesAfter, lastChange } from '../../store/changes.ts';
import type { Tx } from '../../store/database.ts';
import type { Site } from '../site.ts';

/** By whom the keeper's acts are done, for the record. */
export const KEEPER = 'keeper';

/**
 * Carries out an act as one transaction, and drops at once the finished pages it touches: whoever acted meets no
 * page from before.
 */
export async function act<Result>(site: Site, what: (tx: Tx) => Promise<Result>): Promise<Result> {
  const { result, changes } = await site.db.transaction().execute(async (tx) => {
    const before = await lastChange(tx);
    const done = await what(tx);
    return { result: done, changes: await changesAfter(tx, before) };
  });
  for (const change of changes) site.pages.follow(change);
  return result;
}
