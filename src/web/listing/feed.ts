import type { Handler } from 'hono';
import { describeQuery } from '../../finding/query/describe.ts';
import type { Found } from '../../finding/find.ts';
import { answer, elsewhere } from '../answer.ts';
import { searchIn } from '../askedAddress.ts';
import { ASK_EACH_TIME } from '../headers.ts';
import { pack } from '../packed.ts';
import type { Site } from '../site.ts';
import { atomFeed } from './atomFeed.ts';
import type { FeedForm } from './feedAddress.ts';
import { feedAddress } from './feedAddress.ts';
import { jsonFeed } from './jsonFeed.ts';
import { worksOf } from './listing.ts';
import { listingAddress, readListingAddress } from './listingAddress.ts';
import type { FindPlace } from './place.ts';

/** What a feed is made of. */
export interface FeedSource {
  site: Site;
  title: string;
  /** From the root. */
  listing: string;
  self: string;
  found: Found;
}

const TYPES: Record<FeedForm, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};
const MAKERS: Record<FeedForm, (source: FeedSource) => string> = { atom: atomFeed, json: jsonFeed };

/**
 * The feed of a listing, filtered as its address says: the first page of it as a guest meets it, the newest first
 * unless the address asks for another order. Kept like a public page.
 */
export function feed(site: Site, findPlace: FindPlace, form: FeedForm): Handler {
  return async (c) => {
    const asked = readListingAddress(searchIn(c), () => 0);
    const place = await findPlace(site, c.req.param());
    const address = feedAddress(place.address, asked.query, form);
    if (!asked.settled) return elsewhere(c, address, 303);
    const cached = await site.pages.getOrMake(address, async () => {
      const newest = { ...place, usual: { by: 'updated', descending: true } as const };
      const found = await worksOf(site, newest, { ...asked, page: 1 }, null);
      const filtered = asked.query.all.length > 0;
      const title = filtered
        ? `${place.title}: ${describeQuery({ ...asked.query, sort: null })}`
        : place.title;
      const listing = listingAddress(place.address, asked.query);
      const body = MAKERS[form]({ site, title, listing, self: address, found });
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
