import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';
import { guards, SECURITY } from './headers.ts';
import { encodingFor, etag, inEncoding, unchanged, type Packed } from './packed.ts';

/** Answers with packed bytes in the encoding the visitor takes, or with 304 when they have them. */
export async function answer(
  c: Context,
  packed: Packed,
  cacheControl: string,
  more: Record<string, string> = {},
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const encoding = encodingFor(c.req.header('accept-encoding'), packed);
  const tag = etag(packed, encoding);
  const headers: Record<string, string> = {
    ...guards(packed.type),
    'content-type': packed.type,
    'cache-control': cacheControl,
    etag: tag,
    vary: 'Accept-Encoding',
    ...more,
  };
  if (status === 200 && unchanged(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers);
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  const bytes = await inEncoding(packed, encoding);
  return c.body(bytes as Uint8Array<ArrayBuffer>, status, {
    ...headers,
    'content-length': String(bytes.length),
  });
}

/** Sends the visitor on. */
export function elsewhere(c: Context, location: string, status: 301 | 303 | 307): Response {
  return c.body(null, status, {
    ...SECURITY,
    location,
    'cache-control': status === 301 ? 'public, max-age=3600' : 'no-store',
  });
}
