import { sql } from 'kysely';
import { PAGE_SIZE } from '../../finding/find.ts';
import { latelyChanged } from '../../finding/lately.ts';
import { meaningOf } from '../../finding/meaning/meaning.ts';
import type { Db } from '../../store/database.ts';
import { readBlurbsOf, type Blurb } from '../../works/blurb.ts';
import type { Site } from '../site.ts';
import { worksOf } from './listing.ts';
import type { ListingAddress } from './listingAddress.ts';
import type { ListingPlace } from './place.ts';

/**
 * The works of a listing that this archive shelved or changed last, the latest first, whenever they were written.
 * Throws `page-not-found` as the listing itself does.
 */
export async function latelyIn(site: Site, place: ListingPlace, asked: ListingAddress): Promise<Blurb[]> {
  const since = site.lastChange();
  const { within } = place;
  const { where, ruledOut } = await meaningOf(site, 'guest', asked.query, { within, since });
  const works = await latelyChanged(site, { where, ruledOut, within, since, take: PAGE_SIZE });
  if (works.length > 0) return readBlurbsOf(site.db, 'guest', works);
  return (await worksOf(site, place, { ...asked, page: 1 }, null, { facets: false })).works;
}

/** When the archive was made: the date of a feed that holds nothing yet. */
export async function archiveBegan(db: Db): Promise<Date> {
  const { rows } = await sql<{ began: Date }>`select min(applied_at) as began from migrations`.execute(db);
  return rows[0]?.began ?? new Date(0);
}
