import type { Handler } from 'hono';
import { Failure } from '../../ground/failures.ts';
import { readImage } from '../../vault/images.ts';
import { mayMeetImage } from '../../works/images.ts';
import { answer } from '../answer.ts';
import { asSeen } from '../asSeen.ts';
import { FOR_A_DAY, NOBODY_ELSE } from '../headers.ts';
import { pack } from '../packed.ts';
import type { Site } from '../site.ts';

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** A picture from a story that the visitor may read, known by the hash of its bytes. */
export function image(site: Site): Handler {
  return async (c) => {
    const [, hash, extension] = /^([0-9a-f]{64})\.(jpg|png|gif|webp)$/.exec(c.req.param('file') ?? '') ?? [];
    const { viewer, seen } = await asSeen(site, c, async (as) => {
      const bytes =
        hash && (await mayMeetImage(site.db, as, hash)) ? await readImage(site.settings.data, hash) : null;
      if (!bytes) throw new Failure('page-not-found');
      return pack(Buffer.from(bytes), TYPES[extension ?? ''] ?? '');
    });
    return answer(c, seen, viewer === 'guest' ? FOR_A_DAY : NOBODY_ELSE);
  };
}
