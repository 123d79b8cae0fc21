import { sql } from 'kysely';
import { PAGE_SIZE } from '../../finding/find.ts';
import type { Db } from '../../store/database.ts';
import type { Blurb } from '../../works/blurb.ts';
import type { Site } from '../site.ts';
import { worksOf } from './listing.ts';
import type { ListingAddress } from './listingAddress.ts';
import type { ListingPlace } from './place.ts';

/**
 * The works of a listing that this archive shelved or changed last, the latest first, whenever they were written: the
 * last posted and the last updated ones, since an old story can be shelved today and one shelved long ago can grow.
 */
export async function latelyIn(site: Site, place: ListingPlace, asked: ListingAddress): Promise<Blurb[]> {
  const sorted = (by: 'posted' | 'updated') => ({
    ...asked,
    page: 1,
    query: { ...asked.query, sort: { by, descending: true, seed: null } },
  });
  const found = await Promise.all([
    worksOf(site, place, sorted('posted'), null, { facets: false }),
    worksOf(site, place, sorted('updated'), null, { facets: false }),
  ]);
  const works = new Map(found.flatMap((each) => each.works).map((work) => [work.id, work]));
  return [...works.values()]
    .sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime() || other.id - one.id)
    .slice(0, PAGE_SIZE);
}

/** When the archive was made: the date of a feed that holds nothing yet. */
export async function archiveBegan(db: Db): Promise<Date> {
  const { rows } = await sql<{ began: Date }>`select min(applied_at) as began from migrations`.execute(db);
  return rows[0]?.began ?? new Date(0);
}
