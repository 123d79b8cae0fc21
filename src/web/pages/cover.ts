import type { Handler } from 'hono';
import { readBlurb } from '../../works/readBlurb.ts';
import { answer } from '../answer.ts';
import { FOREVER } from '../headers.ts';
import type { Site } from '../site.ts';

/** How wide a picture of a cover may be asked for, in pixels; others give the nearest above. */
const WIDTHS = [160, 320, 800, 1600];

/**
 * A work's cover: as a drawing, in full or for where it stands small (`?size=stamp`), or as a picture of a width
 * (`?size=320`). An address with the work's version in it never changes.
 */
export function cover(site: Site): Handler {
  return async (c) => {
    const [id, form] = (c.req.param('file') ?? '').split('.');
    const work = await readBlurb(site.db, 'guest', Number(id));
    const size = c.req.query('size');
    const width = WIDTHS.find((wide) => wide >= Number(size ?? 320)) ?? 1600;
    const picture =
      form === 'svg'
        ? await site.editions.coverDrawing(work, size === 'stamp' ? 'stamp' : 'full')
        : await site.editions.cover(work, form === 'png' ? 'png' : 'webp', width);
    return answer(c, picture, c.req.query('v') ? FOREVER : 'public, no-cache');
  };
}
