import { sql } from 'kysely';
import type { Handler } from 'hono';
import { answer } from '../answer.ts';
import { SECURITY } from '../headers.ts';
import { pack } from '../packed.ts';
import type { Site } from '../site.ts';

const text = (words: string) => pack(Buffer.from(words), 'text/plain; charset=utf-8');

/** Where programs need not go: books and covers are made on request, settings are a reader's own. */
export function robots(_site: Site): Handler {
  const rules = text(
    'User-agent: *\nDisallow: /downloads/\nDisallow: /reading\nDisallow: /shield\nDisallow: /me\n',
  );
  return (c) => answer(c, rules, 'public, max-age=86400');
}

/** An open book, in ink on light and in paper on dark. */
export function favicon(): Handler {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:none;stroke:#7a3219;stroke-width:2.6;' +
    'stroke-linejoin:round;stroke-linecap:round}@media(prefers-color-scheme:dark){path{stroke:#e3ab7c}}</style>' +
    '<path d="M16 8.500C12.500 5.800 8 5.500 4 7v18c4-1.500 8.500-1.200 12 1.500 3.500-2.700 8-3 12-1.500V7c-4-1.500-8.500-1.200-12 1.500v18"/></svg>';
  const packed = pack(Buffer.from(drawing), 'image/svg+xml');
  return (c) => answer(c, packed, 'public, max-age=604800');
}

/** The process answers. */
export function healthy(): Handler {
  return (c) => answer(c, text('ok\n'), 'no-store');
}

/** The process can do its work: the database answers too. */
export function ready(site: Site): Handler {
  return async (c) => {
    try {
      await sql`select 1`.execute(site.db);
      return await answer(c, text('ready\n'), 'no-store');
    } catch {
      return await answer(c, text('the database does not answer\n'), 'no-store', {}, 503);
    }
  };
}

/** What is personal about a page, for the page's script to put in. Guests are not asked for it. */
export function me(site: Site): Handler {
  return async (c) => {
    const { keeper } = await site.session(c.req.raw);
    const links = keeper ? [{ name: 'Keeper', address: '/keeper' }, ...linksAt(c.req.query('at') ?? '')] : [];
    return c.json({ keeper, links }, 200, { ...SECURITY, 'cache-control': 'private, no-store' });
  };
}

/** What the keeper may want to do about the page at this path. */
function linksAt(path: string): { name: string; address: string }[] {
  const work = /^\/works\/([1-9]\d{0,14})(\/|$)/.exec(path);
  if (work) return [{ name: 'Edit', address: `/keeper/works/${work[1]}` }];
  const tag = /^\/tags\/([^/?]+)(?:\/works)?$/.exec(path);
  return tag ? [{ name: 'Wrangle', address: `/keeper/tags/called/${tag[1]}` }] : [];
}
