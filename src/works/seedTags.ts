import type { Canon, Pack } from '../canon/canon.ts';
import type { Db, Tx } from '../store/database.ts';
import type { Wrangled } from '../tags/act.ts';
import { openNames, typedFandoms } from '../tags/openNames.ts';
import { resolveTag } from '../tags/resolve.ts';
import { seedFromPack } from '../tags/seed.ts';
import { packSeed } from './packSeed.ts';

/** Runs one change of the map as a transaction, and sees to the job it may need. */
type Wrangle = (change: (tx: Tx) => Promise<Wrangled>) => Promise<unknown>;

/** Pairings of one fandom that are read in one run. */
const READ_AT_ONCE = 2000;

/** AO3's names for a fandom with all that belongs to it: broader than the fandom, not the same. */
const BROADER = / (?:- All Media Types|& Related Fandoms)$/i;

/**
 * Seeds the tags of every fandom that stands in the archive and that a canon pack knows: its names first, then the
 * pairings that authors wrote in its works, as far as the pack can read them.
 */
export async function seedTags(db: Db, canon: Canon, wrangle: Wrangle): Promise<void> {
  for (const [pack, names] of await packsNeeded(db, canon)) {
    await wrangle((tx) => seedFromPack(tx, packSeed(pack, names)));
    const fandom = await resolveTag(db, 'fandom', pack.fandom);
    if (!fandom?.canonical) continue;
    const written = await openNames(db, fandom.canonical.id, 'relationship', READ_AT_ONCE);
    if (written.length > 0) await wrangle((tx) => seedFromPack(tx, packSeed(pack, names, written)));
  }
}

async function packsNeeded(db: Db, canon: Canon): Promise<Map<Pack, string[]>> {
  const needed = new Map<Pack, string[]>();
  for (const name of await typedFandoms(db)) {
    const pack = BROADER.test(name) ? null : canon.pack(name);
    if (pack) needed.set(pack, [...(needed.get(pack) ?? []), name]);
  }
  return needed;
}
