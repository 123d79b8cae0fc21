import type { Handler } from 'hono';
import { coverSvg } from '../../editions/cover/coverSvg.ts';
import type { Blurb } from '../../works/blurb.ts';
import { readBlurb } from '../../works/readBlurb.ts';
import { answer } from '../answer.ts';
import { FOREVER } from '../headers.ts';
import { pack } from '../packed.ts';
import type { Site } from '../site.ts';

/** How wide a picture of a cover may be asked for, in pixels; others give the nearest above. */
const WIDTHS = [160, 320, 800, 1600];

/** A work's cover as a drawing, or as a picture of a width (`?size=320`). Its address holds the work's version. */
export function cover(site: Site): Handler {
  return async (c) => {
    const [id, form] = (c.req.param('file') ?? '').split('.');
    const work = await readBlurb(site.db, 'guest', Number(id));
    const asked = Number(c.req.query('size') ?? 320);
    const width = WIDTHS.find((wide) => wide >= asked) ?? 1600;
    const picture = form === 'svg' ? drawing(work) : await site.editions.cover(work, form === 'png' ? 'png' : 'webp', width);
    return answer(c, picture, c.req.query('v') ? FOREVER : 'public, no-cache');
  };
}

function drawing(work: Blurb) {
  const svg = coverSvg({ ...work, authors: work.authors.map(({ name }) => name) });
  return pack(Buffer.from(svg), 'image/svg+xml');
}
