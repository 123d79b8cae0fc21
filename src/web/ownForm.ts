import type { Context } from 'hono';

/** Whether a form came from a page of this site, as far as the browser says. */
export function sentFromHere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header('host'));
}

/** An address on this site, and nothing a browser could take for another's; else null. */
export function pathWithin(back: string | undefined): string | null {
  return back && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(back) ? back : null;
}
