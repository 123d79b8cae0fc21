import type { Handler } from 'hono';
import { readBlurb } from '../../works/readBlurb.ts';
import { answer } from '../answer.ts';
import { asSeen } from '../asSeen.ts';
import { ASK_EACH_TIME, FOR_A_DAY, NOBODY_ELSE, robotsOf } from '../headers.ts';
import { versionOf } from '../ui/addresses.ts';
import type { Site } from '../site.ts';

/** How wide a picture of a cover may be asked for, in pixels; others give the nearest above. */
const WIDTHS = [160, 320, 800, 1600];

/**
 * A work's cover: as a drawing, in full or for where it stands small (`?size=stamp`), or as a picture of a width
 * (`?size=320`). At an address with the work's version in
 * it stands the cover of that version alone.
 */
export function cover(site: Site): Handler {
  return async (c) => {
    const [id, form] = (c.req.param('file') ?? '').split('.');
    const { viewer, seen: work } = await asSeen(site, c, (as) => readBlurb(site.db, as, Number(id)));
    const size = c.req.query('size');
    const width = WIDTHS.find((wide) => wide >= Number(size ?? 320)) ?? 1600;
    const picture =
      form === 'svg'
        ? await site.editions.coverDrawing(viewer, work, size === 'stamp' ? 'stamp' : 'full')
        : await site.editions.cover(viewer, work, form === 'png' ? 'png' : 'webp', width);
    const kept = c.req.query('v') === versionOf(work) ? FOR_A_DAY : ASK_EACH_TIME;
    return answer(c, picture, viewer === 'guest' ? kept : NOBODY_ELSE, robotsOf(work));
  };
}
