import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { isRobot } from '../../responses/hits.ts';
import type { Site } from '../site.ts';

/** Counts a reading of a work, unless nobody reads: programs, pages fetched ahead, the keeper at work. */
export function noteReading(site: Site, workId: number, c: Context): void {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (incoming && c.req.method === 'GET') noteReadingBy(site, workId, incoming);
}

/** The same, of Node's own request. */
export function noteReadingBy(site: Site, workId: number, { headers, socket }: IncomingMessage): void {
  const agent = headers['user-agent'] ?? '';
  if (headers['sec-purpose'] !== undefined || headers['purpose'] !== undefined || isKnownRobot(agent)) return;
  if (headers.cookie?.includes('keeper=1')) return;
  const forwarded = site.settings.trustProxy ? headers['x-forwarded-for'] : undefined;
  // The last address is the one our own proxy saw; those before it are whatever the visitor claims.
  const address =
    forwarded === undefined ? socket.remoteAddress : String(forwarded).split(',').at(-1)?.trim();
  site.hits.count(workId, address ?? '', agent);
}

const robots = new Map<string, boolean>();

function isKnownRobot(agent: string): boolean {
  const known = robots.get(agent);
  if (known !== undefined) return known;
  if (robots.size > 2000) robots.clear();
  const robot = isRobot(agent);
  robots.set(agent, robot);
  return robot;
}
