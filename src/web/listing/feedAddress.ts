import type { Query } from '../../finding/query/query.ts';
import { listingAddress } from './listingAddress.ts';

/** The forms in which a listing can be followed. */
export type FeedForm = 'atom' | 'json';

/** Where the feed of a listing with this query stands. */
export function feedAddress(address: string, query: Query, form: FeedForm): string {
  return listingAddress(`${address}/feed.${form}`, query);
}
