import type { Context, Handler } from 'hono';
import { answer } from './answer.ts';
import { joined, pathIn } from './askedAddress.ts';
import { asSeen, type SiteViewer } from './asSeen.ts';
import { ASK_EACH_TIME, NOBODY_ELSE } from './headers.ts';
import { pack } from './packed.ts';
import type { CachedPage, Subject } from './pageCache.ts';
import { noteReading } from './reading/noteReading.ts';
import { seenFromCookie, type Shield } from './reading/seen.ts';
import type { Site } from './site.ts';

/** A page that is the same for everyone; what no guest may see, the keeper alone does. */
export interface PublicPage {
  /** The query parameters that change the page, each with the form of its values; all others are ignored. */
  query?: Record<string, RegExp>;
  /** Whether a reader's spoiler shield may change the page. Readers without one share it all the same. */
  shielded?: boolean;
  render(site: Site, at: PageAddress): Promise<Rendering>;
}

export interface PageAddress {
  /** The named parts of the path, decoded. */
  path: Record<string, string>;
  query: Record<string, string | undefined>;
  /** Whose page it is: a guest's, or the keeper's own of what guests may not see. */
  viewer: SiteViewer;
  /** The shield of the reader for whom alone the page is made; null: it is made for everyone. */
  shield: Shield | null;
}

interface Rendering {
  html: string;
  /** What it is about: a change there drops it. */
  about: Subject[];
  /** The one path of this page, where others lead to it too (a name in other letters): only there it is kept. */
  path?: string;
  /** The work whose text it shows. */
  workId?: number;
  /** false: of pages of this kind, this one is the same whatever shield a reader has. */
  shielded?: boolean;
}

/**
 * Serves a public page: made once for each state of what it is about, then from memory. Where a reader's shield may
 * change it, their page is made for them and kept by nobody.
 */
export function publicPage(site: Site, page: PublicPage): Handler {
  return async (c) => {
    const query = knownQuery(c, page.query ?? {});
    const address = addressOf(c, query);
    const own = await ownPage(c, site, page, { address, query });
    if (own) return own;
    const make = async (viewer: SiteViewer): Promise<Omit<CachedPage, 'until'>> => {
      const at = { path: c.req.param(), query, viewer, shield: null };
      const { html, about, workId, path, shielded } = await page.render(site, at);
      const packed = pack(Buffer.from(html), 'text/html; charset=utf-8');
      const keep = path === undefined || address.split('?')[0] === path;
      return { ...packed, about, workId: workId ?? null, keep, shielded: shielded ?? page.shielded ?? false };
    };
    const { viewer, seen } = await asSeen(site, c, (as) =>
      as === 'guest' ? site.pages.getOrMake(address, () => make(as)) : make(as),
    );
    if (viewer !== 'guest') return answer(c, seen, NOBODY_ELSE);
    if (seen.workId !== null) noteReading(site, seen.workId, c);
    return answer(c, seen, ASK_EACH_TIME);
  };
}

/** The page as it is for a reader with a shield; null: theirs is everyone's. */
async function ownPage(
  c: Context,
  site: Site,
  page: PublicPage,
  { address, query }: { address: string; query: Record<string, string> },
): Promise<Response | null> {
  if (!page.shielded || site.pages.get(address)?.shielded === false) return null;
  const seen = seenFromCookie(c.req.header('cookie'));
  if (seen.length === 0) return null;
  const shield = { seen, off: c.req.query('shield') === 'off' };
  const { viewer, seen: own } = await asSeen(site, c, (as) =>
    page.render(site, { path: c.req.param(), query, viewer: as, shield }),
  );
  const { html, workId, shielded } = own;
  if (shielded === false) return null;
  if (workId !== undefined && viewer === 'guest') noteReading(site, workId, c);
  return answer(c, pack(Buffer.from(html), 'text/html; charset=utf-8'), NOBODY_ELSE);
}

function knownQuery(c: Context, known: Record<string, RegExp>): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, form] of Object.entries(known)) {
    const value = c.req.query(name);
    if (value !== undefined && form.test(value)) query[name] = value;
  }
  return query;
}

/** What a page is kept under: as its links write it, so that `fastPath.ts` finds it without reading the query. */
function addressOf(c: Context, query: Record<string, string>): string {
  return joined(pathIn(c), new URLSearchParams(query).toString());
}
