import type { Context } from 'hono';

/** The path of a request as it was written, not decoded: as links write it, so that what is kept under it is found. */
export function pathIn(c: Context): string {
  return c.req.url.slice(c.req.url.indexOf('/', 8)).replace(/[?#].*$/s, '');
}

/** The search string of a request, without `?`. */
export function searchIn(c: Context): string {
  const at = c.req.url.indexOf('?');
  return at < 0 ? '' : c.req.url.slice(at + 1).replace(/#.*$/s, '');
}

/** A path with a search string, which may be empty. */
export function joined(path: string, search: string): string {
  return search === '' ? path : `${path}?${search}`;
}
