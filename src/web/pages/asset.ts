import type { Handler } from 'hono';
import { Failure } from '../../ground/failures.ts';
import { answer } from '../answer.ts';
import { FOREVER } from '../headers.ts';
import type { Site } from '../site.ts';

/** A style sheet, script or typeface, at an address that holds its hash. */
export function asset(site: Site): Handler {
  return (c) => {
    const found = site.assets.at(c.req.param('file') ?? '');
    if (!found) throw new Failure('page-not-found');
    return answer(c, found, FOREVER);
  };
}
