import type { Context } from 'hono';

/** Which chapter of which work an address means. */
export interface Place {
  workId: number;
  chapterId: number;
}

/** The chapter that the address of this request names. */
export function placeOf(c: Context): Place {
  return { workId: Number(c.req.param('id')), chapterId: Number(c.req.param('chapterId')) };
}
