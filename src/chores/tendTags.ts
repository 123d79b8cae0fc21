import type { Canon } from '../canon/canon.ts';
import type { Settings } from '../ground/settings.ts';
import type { Db } from '../store/database.ts';
import { readByUseRule } from '../tags/byUseRule.ts';
import { canonicalByUse } from '../tags/canonicalByUse.ts';
import { membersByName } from '../tags/membersByName.ts';
import { proposeMerges } from '../tags/proposeMerges.ts';
import { openRefilters, refilterStep } from '../tags/refilter.ts';
import { seedWords } from '../tags/seedWords.ts';
import { seedTags } from '../works/seedTags.ts';
import { queueRefilter, wrangle } from './wrangle.ts';

/** What tending the tags stands on. */
export interface TagGround {
  db: Db;
  settings: Pick<Settings, 'canonicalAfter'>;
  canon(): Promise<Canon>;
}

/**
 * What wranglers would do every day: takes up jobs that were left, knows other spellings of fixed words, seeds fandoms from their canon packs, makes frequent
 * tags canonical, says who the pairings among them are between, and proposes tags that may mean the same. Done twice it changes nothing the second time.
 */
export async function tendTags(ground: TagGround): Promise<void> {
  const { db, settings } = ground;
  const left = await openRefilters(db);
  await db.transaction().execute(async (tx) => {
    for (const { id } of left) await queueRefilter(tx, id);
  });
  await wrangle(db, seedWords);
  await seedTags(db, await ground.canon(), (change) => wrangle(db, change));
  const { uses } = await readByUseRule(db, settings.canonicalAfter);
  if (uses > 0) while ((await wrangle(db, (tx) => canonicalByUse(tx, uses))).wranglingId !== null);
  if (uses > 0) await tellMembers(db);
  await proposeMerges(db);
}

async function tellMembers(db: Db): Promise<void> {
  let last: number | null = 0;
  while (last !== null) last = await tellSomeMembers(db, last);
}

async function tellSomeMembers(db: Db, after: number): Promise<number | null> {
  let last: number | null = null;
  await wrangle(db, async (tx) => {
    const some = await membersByName(tx, after);
    last = some.last;
    return some.done;
  });
  return last;
}

/** Tends the tags and tells every work of it before it returns: for an import where nobody works the queue. */
export async function tendTagsNow(ground: TagGround): Promise<void> {
  await tendTags(ground);
  for (const { id } of await openRefilters(ground.db)) await refilterWorks(ground.db, { refilterId: id });
}

/** Tells works what the map now says, step by step, until all of a job are told. */
export async function refilterWorks(db: Db, { refilterId }: { refilterId: number }): Promise<void> {
  while (await refilterStep(db, refilterId));
}
