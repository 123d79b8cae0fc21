import type { Context, Handler } from 'hono';
import { answer } from './answer.ts';
import { ASK_EACH_TIME } from './headers.ts';
import { pack } from './packed.ts';
import type { Subject } from './pageCache.ts';
import { noteReading } from './reading/noteReading.ts';
import type { Site } from './site.ts';

/** A page that is the same for everyone. */
export interface PublicPage {
  /** The query parameters that change the page, each with the form of its values; all others are ignored. */
  query?: Record<string, RegExp>;
  render(site: Site, at: PageAddress): Promise<Rendering>;
}

export interface PageAddress {
  /** The named parts of the path, decoded. */
  path: Record<string, string>;
  query: Record<string, string | undefined>;
}

interface Rendering {
  html: string;
  /** What it is about: a change there drops it. */
  about: Subject[];
  /** The one path of this page, where others lead to it too (a name in other letters): only there it is kept. */
  path?: string;
  /** The work whose text it shows. */
  workId?: number;
}

/** Serves a public page: made once for each state of what it is about, then from memory. */
export function publicPage(site: Site, page: PublicPage): Handler {
  return async (c) => {
    const query = knownQuery(c, page.query ?? {});
    const address = addressOf(c, query);
    const cached = await site.pages.getOrMake(address, async () => {
      const { html, about, workId, path } = await page.render(site, { path: c.req.param(), query });
      const packed = pack(Buffer.from(html), 'text/html; charset=utf-8');
      const keep = path === undefined || address.split('?')[0] === path;
      return { ...packed, about, workId: workId ?? null, keep };
    });
    if (cached.workId !== null) noteReading(site, cached.workId, c);
    return answer(c, cached, ASK_EACH_TIME);
  };
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
  const search = new URLSearchParams(query).toString();
  const path = c.req.url.slice(c.req.url.indexOf('/', 8)).replace(/[?#].*$/s, '');
  return search === '' ? path : `${path}?${search}`;
}
