import type { Context, Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Canon, Pack } from '../../canon/canon.ts';
import { readPlace } from '../../canon/readPlace.ts';
import type { Seen } from '../../finding/shield.ts';
import { Failure } from '../../ground/failures.ts';
import { answer, elsewhere } from '../answer.ts';
import { pathWithin, sentFromHere } from '../ownForm.ts';
import { pack as packed } from '../packed.ts';
import { seenCookie, seenFromCookie, withSeen } from '../reading/seen.ts';
import type { Site } from '../site.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { SeenForm, seenInWords } from '../ui/SeenForm.tsx';

const YEAR = 60 * 60 * 24 * 365;
/** With more installments than this, lists of them would make the page heavy: fandoms' own pages have them. */
const MOST_CHOICES = 2000;

/** How far a reader knows each canon. */
export function shieldPage(site: Site): Handler {
  return async (c) => showShield(c, site, await site.canon(), null);
}

/** Keeps in a cookie what the form says, and goes back to where the reader was. */
export function takeSeen(site: Site): Handler {
  return async (c) => {
    if (!sentFromHere(c)) throw new Failure('form-foreign');
    const form = new URLSearchParams(await c.req.text());
    const canon = await site.canon();
    const pack = canon.pack(form.get('fandom') ?? '');
    if (pack === null) throw new Failure('page-not-found');
    const said = readSeen(canon, pack, form);
    if (said === 'unclear') return showShield(c, site, canon, { pack, words: form.get('upto') ?? '' });
    const seen = withSeen(canon, seenFromCookie(c.req.header('cookie')), pack.fandom, said.code);
    const value = seenCookie(canon, seen);
    const secure = site.settings.baseUrl.startsWith('https:') ? '; Secure' : '';
    const response = elsewhere(c, pathWithin(form.get('back') ?? undefined) ?? '/shield', 303);
    response.headers.append(
      'set-cookie',
      `seen=${value}; Path=/; Max-Age=${value ? YEAR : 0}; SameSite=Lax${secure}`,
    );
    return response;
  };
}

/** What the form says of one canon; `code` undefined: the reader wants no shield there. */
function readSeen(
  canon: Canon,
  pack: Pack,
  form: URLSearchParams,
): { code: string | null | undefined } | 'unclear' {
  const act = form.get('act');
  const words = (form.get('upto') ?? '').trim().slice(0, 200);
  if (act === 'lift' || (act !== 'nothing' && words === '')) return { code: undefined };
  if (act === 'nothing') return { code: null };
  const [place] = readPlace(words, canon, [pack]);
  return place ? { code: place.code } : 'unclear';
}

interface Unclear {
  pack: Pack;
  words: string;
}

function showShield(c: Context, site: Site, canon: Canon, unclear: Unclear | null) {
  const seen = seenFromCookie(c.req.header('cookie'));
  const html = document(
    <Layout site={site} title="Spoiler shield">
      <header class="listing-head">
        <h1>Spoiler shield</h1>
        <p class="kind">For every list of this archive, in this browser.</p>
      </header>
      <p class="lead">
        Say how far you know a story. Works that are set later, or that give later things away, are folded out
        of lists and counts, with a line that says so. Nothing is locked: you can look all the same.
      </p>
      {unclear ? (
        <p class="obstacle" role="alert">
          {`“${unclear.words}” names nothing in ${unclear.pack.fandom}. Write a code such as ${unclear.pack.installments[0]?.code}, a title, or a whole ${GROUPS[unclear.pack.counting]}.`}
        </p>
      ) : null}
      <Shields canon={canon} seen={seen} unclear={unclear} />
    </Layout>,
  );
  const status: ContentfulStatusCode = unclear ? 422 : 200;
  return answer(c, packed(Buffer.from(html), 'text/html; charset=utf-8'), 'private, no-store', {}, status);
}

const GROUPS: Record<Pack['counting'], string> = {
  episodes: 'season such as S1',
  books: 'book',
  stories: 'collection',
};

function Shields({ canon, seen, unclear }: { canon: Canon; seen: readonly Seen[]; unclear: Unclear | null }) {
  const packs = canon.packs.toSorted((a, b) => a.fandom.localeCompare(b.fandom, 'en'));
  const choices = packs.reduce((sum, { installments }) => sum + installments.length, 0) <= MOST_CHOICES;
  const knownOf = (pack: Pack) => seen.find(({ fandom }) => canon.pack(fandom) === pack) ?? null;
  return (
    <ul class="shields">
      {packs.map((pack, at) => {
        const known = knownOf(pack);
        return (
          <li>
            <h2>
              <bdi>{pack.fandom}</bdi>
            </h2>
            {known ? <p class="known">Seen {seenInWords(pack, known)}</p> : null}
            <SeenForm
              pack={pack}
              seen={known}
              back="/shield"
              typed={unclear?.pack === pack ? unclear.words : undefined}
              id={`seen-${at}`}
              choices={choices}
            />
          </li>
        );
      })}
    </ul>
  );
}
