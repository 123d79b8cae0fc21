import type { Canon } from '../../canon/canon.ts';
import { canonOf } from '../../canon/canonOf.ts';
import { markOfPacks } from '../../canon/packFiles.ts';

/** The canon that settings are placed by, and what it was read from. */
export interface PlacedBy {
  canon: Canon;
  /** As `markOfPacks` says. */
  mark: string;
}

/**
 * The packs of these folders as they are now. Of those that a snapshot kept none is read: what reads them weighs more
 * than all that the thread of the index holds beside its arrays.
 */
export async function packsNow(folders: string[], kept: PlacedBy | null): Promise<PlacedBy> {
  // First the mark: a pack that changes meanwhile is read once more at the next start.
  const mark = await markOfPacks(folders);
  if (mark === kept?.mark) return kept;
  const { loadCanon } = await import('../../canon/load.ts');
  return { mark, canon: await loadCanon(folders) };
}

/** What a snapshot kept. */
export function keptPacks(mark: string, packs: Canon['packs']): PlacedBy {
  return { mark, canon: canonOf(packs) };
}
