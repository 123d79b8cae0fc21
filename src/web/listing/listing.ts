import type { Context, Handler } from 'hono';
import { findWorks, type Asked, type Found } from '../../finding/find.ts';
import { meaningOf } from '../../finding/meaning/meaning.ts';
import { termsOf } from '../../finding/query/query.ts';
import { shieldOf } from '../../finding/shield.ts';
import { Failure } from '../../ground/failures.ts';
import { answer, elsewhere } from '../answer.ts';
import { joined, pathIn, searchIn } from '../askedAddress.ts';
import { ASK_EACH_TIME } from '../headers.ts';
import { pack, packQuickly, type Packed } from '../packed.ts';
import { seenFromCookie, type Shield } from '../reading/seen.ts';
import { giveBack, takeSheet, type Sheet } from '../sheet.ts';
import type { Site } from '../site.ts';
import { readListingAddress, searchOf, type ListingAddress } from './listingAddress.ts';
import { putTogether } from './cards.tsx';
import { listingPage } from './ListingPage.tsx';
import type { FindPlace, ListingPlace } from './place.ts';

const HTML = 'text/html; charset=utf-8';
const SEEDS = 1_000_000;
/** Read more often than any other listing, and packed as well as can be. */
const FRONT = '/works';

/**
 * A listing of works, filtered as its address says. Every query has one address; others are sent on to it. Without a
 * spoiler shield a listing is a public page like any other: made once for each state of the archive, then from memory.
 */
export function listing(site: Site, findPlace: FindPlace): Handler {
  return async (c) => {
    const asked = readListingAddress(searchIn(c), () => Math.floor(Math.random() * SEEDS));
    const path = pathIn(c);
    const seen = seenFromCookie(c.req.header('cookie'));
    if (asked.unshielded && seen.length === 0)
      return elsewhere(c, joined(path, searchOf(asked.query, asked.page)), 303);
    if (!asked.settled) return elsewhere(c, joined(path, asked.search), 303);
    if (seen.length > 0) {
      const { page } = await made(site, c, findPlace, asked, { seen, off: asked.unshielded });
      return answer(c, page, 'private, no-store');
    }
    // A query with a mistake has the address of one without it, but its page says more.
    const address = joined(path, asked.problems.length > 0 ? searchIn(c) : asked.search);
    const cached = await site.pages.getOrMake(address, async () => {
      const { page, place } = await made(site, c, findPlace, asked, null);
      // What stands in texts becomes findable a moment after the change that brought it.
      const lasting = asked.problems.length === 0 && place.address === path && !searched(asked);
      const keep = lasting && (asked.search === '' || 'when asked for again');
      return { ...page, about: ['lists'], workId: null, keep, shielded: true };
    });
    return answer(c, cached, ASK_EACH_TIME);
  };
}

async function made(
  site: Site,
  c: Context,
  findPlace: FindPlace,
  asked: ListingAddress,
  shield: Shield | null,
): Promise<{ page: Packed; place: ListingPlace }> {
  // All that a page is drawn from is let go before it is packed: it would outlive its youth meanwhile.
  const { sheet, place } = await drawn(site, c, findPlace, asked, shield);
  const front = pathIn(c) === FRONT && asked.search === '' && shield === null;
  try {
    const page = front
      ? pack(Buffer.from(sheet.bytes), HTML)
      : await packQuickly(sheet.bytes, HTML, c.req.header('accept-encoding'));
    return { page, place };
  } finally {
    giveBack(sheet);
  }
}

async function drawn(
  site: Site,
  c: Context,
  findPlace: FindPlace,
  asked: ListingAddress,
  shield: Shield | null,
): Promise<{ sheet: Sheet; place: ListingPlace }> {
  // Both are looked up at once: names that come together share a statement.
  const meaning = searched(asked) ? undefined : meaningOf(site, 'guest', asked.query);
  const [place] = await Promise.all([findPlace(site, c.req.param()), meaning]);
  const found = await worksOf(site, place, asked, shield, { meaning, finished: meaning !== undefined });
  const sheet = takeSheet();
  putTogether(site, sheet, listingPage({ site, place, asked, found, shield }), found);
  return { sheet, place };
}

/** Whether words are looked for in texts: then cards show where they stand. */
function searched({ query }: ListingAddress): boolean {
  return termsOf(query.all).some(({ kind }) => kind === 'text');
}

/**
 * The works that a listing shows to a guest. Throws `page-not-found` past the end, and for a place that holds nothing
 * for a guest whatever the filters. With `finished`, the cards that are drawn already are not read.
 */
export async function worksOf(
  site: Site,
  place: ListingPlace,
  asked: ListingAddress,
  shield: Shield | null,
  { facets = true, finished, meaning }: Partial<Pick<Asked, 'facets' | 'finished' | 'meaning'>> = {},
): Promise<Found> {
  const found = await findWorks(site, {
    viewer: 'guest',
    within: place.within,
    usual: place.usual,
    since: site.lastChange(),
    query: asked.query,
    shield: shield && !shield.off ? shieldOf(await site.canon(), shield.seen) : null,
    page: asked.page,
    facets,
    finished,
    meaning,
  });
  if (found.ids.length > 0) return found;
  if (asked.page > 1) throw new Failure('page-not-found');
  if (!found.placeHolds && found.shielded === 0) throw new Failure('page-not-found');
  return found;
}
