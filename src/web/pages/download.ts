import type { Handler } from 'hono';
import { FORMATS, type Format } from '../../editions/formats.ts';
import { Failure } from '../../ground/failures.ts';
import { readBlurb } from '../../works/readBlurb.ts';
import { answer } from '../answer.ts';
import { asSeen } from '../asSeen.ts';
import { ASK_EACH_TIME, NOBODY_ELSE, robotsOf } from '../headers.ts';
import type { Site } from '../site.ts';

/** A work as a file to keep. Whatever the address calls it, the file is named by title and author. */
export function download(site: Site): Handler {
  return async (c) => {
    const extension = /\.(\w+)$/.exec(c.req.param('name') ?? '')?.[1] ?? '';
    if (!isFormat(extension)) throw new Failure('page-not-found');
    const id = Number(c.req.param('id'));
    const { viewer, seen: work } = await asSeen(site, c, (as) => readBlurb(site.db, as, id));
    const edition = await site.editions.edition(viewer, work, extension);
    return answer(c, edition, viewer === 'guest' ? ASK_EACH_TIME : NOBODY_ELSE, {
      'content-disposition': disposition(edition),
      ...robotsOf(work),
    });
  };
}

function isFormat(extension: string): extension is Format {
  return Object.hasOwn(FORMATS, extension);
}

/** Content-Disposition with the plain name, and the full one for those who read RFC 8187. */
function disposition({ name, fullName }: { name: string; fullName: string }): string {
  const encoded = encodeURIComponent(fullName).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${name.replace(/["\\]/g, '')}"; filename*=UTF-8''${encoded}`;
}
