import type { Canon } from '../../canon/canon.ts';
import { markOfPacks } from '../../canon/packFiles.ts';
import type { Database, Tx } from '../../store/database.ts';
import { changesBehind, positionNow, type Position } from './changedWorks.ts';
import { loadSegment } from './load.ts';
import { originOf, resumed } from './origin.ts';
import { keptPacks, packsNow, type PlacedBy } from './packs.ts';
import { readWorks, type ShelvedWork } from './readWorks.ts';
import type { Segment } from './segment.ts';
import { ShelfIndex } from './shelfIndex.ts';
import { loadSnapshot } from './snapshot.ts';

/** Works read at once when many changed. */
export const CHUNK = 2000;

/** Where a shelf starts from. */
export interface Start {
  index: ShelfIndex;
  position: Position;
  placedBy: PlacedBy;
  /** Read from the database, not from a snapshot. */
  isNew: boolean;
}

/** From what the last run kept; null: there is nothing that fits. */
export async function fromSnapshot(
  database: Pick<Database, 'db'>,
  canonFolders: string[],
  folder: string,
): Promise<Start | null> {
  const mark = await markOfPacks(canonFolders);
  const origin = await snapshot(database, (tx) => originOf(tx, mark));
  const kept = await loadSnapshot(folder, origin);
  const position = kept && (await snapshot(database, (tx) => resumed(tx, kept.position)));
  if (!position) return null;
  const index = new ShelfIndex(kept.stock, position.change);
  return { index, position, placedBy: keptPacks(mark, kept.packs), isNew: false };
}

/** From the whole archive. */
export function loaded(database: Database, placedBy: PlacedBy): Promise<Start> {
  return snapshot(database, async (tx) => {
    const position = await positionNow(tx);
    const index = new ShelfIndex(await loadSegment(tx, placedBy.canon), position.change);
    return { index, position, placedBy, isNew: true };
  });
}

/** The segment that the next start would have, caught up, and one read anew, both true at one moment; null: no snapshot. */
export async function keptAndFresh(
  database: Pick<Database, 'db'>,
  canonFolders: string[],
  folder: string,
): Promise<{ kept: Segment; fresh: Segment } | null> {
  const start = await fromSnapshot(database, canonFolders, folder);
  if (!start) return null;
  const { canon } = await packsNow(canonFolders, null);
  return snapshot(database, async (tx) => {
    const { works, position } = await changesBehind(tx, start.position);
    if (works === null) return null;
    start.index.update(await readAll(tx, canon, [...works]), position.change);
    for (const _ of start.index.compacting());
    return { kept: start.index.base.segment, fresh: await loadSegment(tx, canon) };
  });
}

/** These works as they are now; null: gone. */
export async function readAll(tx: Tx, canon: Canon, ids: number[]): Promise<Map<number, ShelvedWork | null>> {
  const found = new Map<number, ShelvedWork | null>(ids.map((id) => [id, null]));
  for (let from = 0; from < ids.length; from += CHUNK) {
    const read = await readWorks(tx, canon, new Map(), ids.slice(from, from + CHUNK));
    for (const work of read) found.set(work.id, work);
  }
  return found;
}

/** Reads in one snapshot of the database. */
export function snapshot<T>({ db }: Pick<Database, 'db'>, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
