import type { Context } from 'hono';
import { Failure } from '../ground/failures.ts';
import type { Member, Viewer } from '../works/viewer.ts';
import type { Site } from './site.ts';

/** Whom the site tells apart: nobody has an account but the keeper. */
export type SiteViewer = Exclude<Viewer, Member>;

/**
 * What a guest may see, else, where that is nothing and it is the keeper who asks, what the keeper may. What comes
 * for the viewer `keeper` is for nobody else and must be kept nowhere. Throws what reading as a guest throws.
 */
export async function asSeen<Thing>(
  site: Site,
  c: Context,
  read: (viewer: SiteViewer) => Promise<Thing>,
): Promise<{ viewer: SiteViewer; seen: Thing }> {
  try {
    return { viewer: 'guest', seen: await read('guest') };
  } catch (cause) {
    const isAbsent = cause instanceof Failure && cause.status === 404;
    if (!isAbsent || !(await site.session(c.req.raw)).keeper) throw cause;
    return { viewer: 'keeper', seen: await read('keeper') };
  }
}
