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
  if (status === 200 && unchanged(c.req.header('if-none-match'), tag)) return sent(c, 304, headers, null);
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  const bytes = await inEncoding(packed, encoding);
  headers['content-length'] = String(bytes.length);
  return sent(c, status, headers, bytes);
}

/** Straight onto the socket where there is one: a Response would read its bytes through a stream. */
function sent(
  c: Context,
  status: StatusCode,
  headers: Record<string, string>,
  bytes: Buffer | null,
): Response {
  const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
  if (!outgoing)
    return c.body((bytes && new Uint8Array(bytes)) as null, status as ContentfulStatusCode, headers);
  outgoing.writeHead(status, headers);
  outgoing.end(bytes ?? undefined);
  return RESPONSE_ALREADY_SENT;
}

/** Sends the visitor on. */
export function elsewhere(c: Context, location: string, status: 301 | 303 | 307): Response {
  return c.body(null, status, {
    ...SECURITY,
    location,
    'cache-control': status === 301 ? 'public, max-age=3600' : 'no-store',
  });
}
