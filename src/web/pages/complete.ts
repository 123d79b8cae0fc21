import type { Context, Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { complete, fandomsNamed, type NameKind } from '../../finding/naming/complete.ts';
import { Failure } from '../../ground/failures.ts';
import { SECURITY } from '../headers.ts';
import type { Site } from '../site.ts';

const KINDS: readonly NameKind[] = [
  'fandom',
  'relationship',
  'character',
  'additional',
  'rating',
  'warning',
  'category',
  'media',
  'author',
  'title',
];
/** All that works are tagged with. */
const TAGS = KINDS.filter((kind) => !['media', 'author', 'title'].includes(kind));
const LONGEST = 300;
const MOST_FANDOMS = 20;
/** Counts may be this old; whoever types the same letters meanwhile is answered by caches. */
const KEPT = 'public, max-age=30';

/**
 * `GET /complete?q=wil&kind=character&fandom=Buffy`: names that what is typed may become, as JSON
 * (`{"completions":[{kind, id, name, means, fandom, works}]}`, at most 16). `kind` and `fandom` may be given several
 * times; `kind=tag`, or none, is every kind of tag. `unused=1` is for the keeper: names without a work, too.
 */
export function completions(site: Site): Handler {
  return async (c) => {
    try {
      const typing = await typingOf(site, c);
      const kept = typing.unused ? 'private, no-store' : KEPT;
      const found = await complete(site.db, typing);
      return c.json({ completions: found }, 200, { ...SECURITY, 'cache-control': kept });
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      const error = { code: cause.code, message: cause.message };
      return c.json({ error }, cause.status as ContentfulStatusCode, {
        ...SECURITY,
        'cache-control': 'no-store',
      });
    }
  };
}

async function typingOf(site: Site, c: Context) {
  const typed = c.req.query('q')?.toWellFormed().replaceAll('\0', '') ?? '';
  if (typed.trim() === '')
    throw new Failure('completion-unclear', { what: 'q, the letters typed, is missing' });
  if (typed.length > LONGEST)
    throw new Failure('completion-unclear', { what: `q is longer than ${LONGEST} characters` });
  const kinds = (c.req.queries('kind') ?? ['tag']).flatMap(kindsCalled);
  const fandoms = (c.req.queries('fandom') ?? []).filter((name) => name !== '' && name.length <= LONGEST);
  if (fandoms.length > MOST_FANDOMS)
    throw new Failure('completion-unclear', { what: `more than ${MOST_FANDOMS} fandoms are named` });
  const unused = c.req.query('unused') === '1' && (await site.session(c.req.raw)).keeper;
  return { typed, kinds, fandoms: await fandomsNamed(site.db, fandoms), unused };
}

function kindsCalled(name: string): readonly NameKind[] {
  if (name === 'tag' || name === '') return TAGS;
  const kind = KINDS.find((one) => one === name);
  if (kind === undefined)
    throw new Failure('completion-unclear', { what: `kind is none of tag, ${KINDS.join(', ')}` });
  return [kind];
}
