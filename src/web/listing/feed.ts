import type { Handler } from 'hono';
import { describeQuery } from '../../finding/query/describe.ts';
import type { Blurb } from '../../works/blurb.ts';
import { answer, elsewhere } from '../answer.ts';
import { searchIn } from '../askedAddress.ts';
import { ASK_EACH_TIME } from '../headers.ts';
import { pack } from '../packed.ts';
import type { Site } from '../site.ts';
import { atomFeed } from './atomFeed.ts';
import type { FeedForm } from './feedAddress.ts';
import { feedAddress } from './feedAddress.ts';
import { jsonFeed } from './jsonFeed.ts';
import { archiveBegan, latelyIn } from './lately.ts';
import { worksOf } from './listing.ts';
import { listingAddress, readListingAddress, type ListingAddress } from './listingAddress.ts';
import type { FindPlace, ListingPlace } from './place.ts';

/** What a feed is made of. */
export interface FeedSource {
  site: Site;
  title: string;
  /** From the root. */
  listing: string;
  self: string;
  works: Blurb[];
  /** When the archive last shelved or changed one of the works; of an empty feed, when it was made. */
  updated: Date;
}

const TYPES: Record<FeedForm, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};
const MAKERS: Record<FeedForm, (source: FeedSource) => string> = { atom: atomFeed, json: jsonFeed };

/**
 * The feed of a listing, filtered as its address says: the first page of it as a guest meets it, what the archive
 * shelved or changed last first unless the address asks for another order. Kept like a public page.
 */
export function feed(site: Site, findPlace: FindPlace, form: FeedForm): Handler {
  return async (c) => {
    const asked = readListingAddress(searchIn(c), () => 0);
    const place = await findPlace(site, c.req.param());
    const address = feedAddress(place.address, asked.query, form);
    if (!asked.settled) return elsewhere(c, address, 303);
    const cached = await site.pages.getOrMake(address, async () => {
      const works = asked.query.sort
        ? (await worksOf(site, place, { ...asked, page: 1 }, null, { facets: false })).works
        : await latelyIn(site, place, asked);
      const title = titleOf(place, asked);
      const listing = listingAddress(place.address, asked.query);
      const updated = await lastChangeOf(site, works);
      const body = MAKERS[form]({ site, title, listing, self: address, works, updated });
      return {
        ...pack(Buffer.from(body), TYPES[form]),
        about: ['lists'],
        workId: null,
        keep: true,
        shielded: false,
      };
    });
    return answer(c, cached, ASK_EACH_TIME);
  };
}

/** `Works in Buffy`, and where the listing stands within something `Low Water: Works in Buffy`. */
function titleOf(place: ListingPlace, { query }: ListingAddress): string {
  if (query.all.length === 0) return place.title;
  const described = describeQuery({ ...query, sort: null });
  return place.within === null ? described : `${place.title}: ${described}`;
}

async function lastChangeOf(site: Site, works: readonly Blurb[]): Promise<Date> {
  if (works.length === 0) return archiveBegan(site.db);
  return new Date(Math.max(...works.map(({ changedAt }) => changedAt.getTime())));
}
