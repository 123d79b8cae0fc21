import type { IncomingMessage, ServerResponse } from 'node:http';
import { ASK_EACH_TIME, SECURITY } from './headers.ts';
import { encodingFor, etag, ready, unchanged, type Encoding } from './packed.ts';
import type { CachedPage } from './pageCache.ts';
import { noteReadingBy } from './reading/noteReading.ts';
import type { Site } from './site.ts';

/**
 * Answers a GET for a public page that lies finished in memory, in front of the router: no Request, no Response, no
 * copying. Says false, having touched nothing, when the page must be made, packed or judged; then the router answers,
 * with the same headers and bytes.
 */
export function answerFromMemory(site: Site, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET') return false;
  const page = site.pages.get(request.url ?? '');
  if (!page || (page.shielded && request.headers.cookie?.includes('seen='))) return false;
  const encoding = encodingFor(request.headers['accept-encoding'], page);
  const bytes = ready(page, encoding);
  if (!bytes) return false;
  if (unchanged(request.headers['if-none-match'], etag(page, encoding))) {
    response.writeHead(304, headersOf(page, encoding, null));
    response.end();
  } else {
    response.writeHead(200, headersOf(page, encoding, bytes.length));
    response.end(bytes);
  }
  if (page.workId !== null) noteReadingBy(site, page.workId, request);
  return true;
}

const SECURITY_LINES = Object.entries(SECURITY).flat();
const written = new WeakMap<CachedPage, Map<string, string[]>>();

/** The header lines of a page, written once: names and values in turn. */
function headersOf(page: CachedPage, encoding: Encoding, length: number | null): string[] {
  let lines = written.get(page);
  if (!lines) written.set(page, (lines = new Map()));
  const key = `${encoding} ${length === null}`;
  const known = lines.get(key);
  if (known) return known;
  const fresh = [
    ...SECURITY_LINES,
    'content-type',
    page.type,
    'cache-control',
    ASK_EACH_TIME,
    'etag',
    etag(page, encoding),
    'vary',
    'Accept-Encoding',
    ...(encoding === 'identity' || length === null ? [] : ['content-encoding', encoding]),
    ...(length === null ? [] : ['content-length', String(length)]),
  ];
  lines.set(key, fresh);
  return fresh;
}
