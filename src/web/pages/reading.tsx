import type { Handler } from 'hono';
import { Failure } from '../../ground/failures.ts';
import { pathWithin, sentFromHere } from '../ownForm.ts';
import { basename } from 'node:path';
import { answer, elsewhere } from '../answer.ts';
import { pack, type Packed } from '../packed.ts';
import { choicesFromCookie, choicesFromForm, cookieOf, type ReadingChoices } from '../reading/choices.ts';
import { readingCss } from '../reading/readingCss.ts';
import type { Site } from '../site.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { ReadingForm } from '../ui/ReadingForm.tsx';

const YEAR = 60 * 60 * 24 * 365;

/** How pages look, as the reader wants them. */
export function readingPage(site: Site): Handler {
  return (c) => {
    const choices = choicesFromCookie(c.req.header('cookie') ?? null);
    const html = document(
      <Layout site={site} title="Reading settings" column="reading">
        <header class="listing-head">
          <h1>Reading settings</h1>
          <p class="kind">For every page of this archive, in this browser.</p>
        </header>
        <ReadingForm choices={choices} back={pathWithin(c.req.query('back'))} />
      </Layout>,
    );
    return answer(c, pack(Buffer.from(html), 'text/html; charset=utf-8'), 'private, no-store');
  };
}

/** Keeps what the form says in a cookie and goes back to where the reader was. */
export function takeReadingChoices(site: Site): Handler {
  return async (c) => {
    if (!sentFromHere(c)) throw new Failure('form-foreign');
    const form = new URLSearchParams(await c.req.text());
    const value = form.has('usual') ? '' : cookieOf(choicesFromForm(form));
    const secure = site.settings.baseUrl.startsWith('https:') ? '; Secure' : '';
    const back = pathWithin(form.get('back') ?? undefined);
    const response = elsewhere(c, back ?? '/reading', 303);
    response.headers.append(
      'set-cookie',
      `reading=${value}; Path=/; Max-Age=${value ? YEAR : 0}; SameSite=Lax${secure}`,
    );
    return response;
  };
}

/** More choices than these are made anew each time. */
const MOST_KEPT = 200;

/**
 * The reader's choices as a style sheet. The browser keeps it and asks each time whether it still holds: Chromium does
 * not tell apart what it keeps by the cookie, and would show the choices of before for as long as it may keep them.
 */
export function readingStyle(site: Site): Handler {
  const made = new Map<string, Packed>();
  return (c) => {
    const choices = choicesFromCookie(c.req.header('cookie') ?? null);
    const key = cookieOf(choices);
    const css = made.get(key) ?? packedCss(site, choices);
    if (made.size < MOST_KEPT) made.set(key, css);
    return answer(c, css, 'private, no-cache', { vary: 'Cookie, Accept-Encoding' });
  };
}

function packedCss(site: Site, choices: ReadingChoices): Packed {
  const css = readingCss(choices, (file) => site.assets.address(basename(file)));
  return pack(Buffer.from(css), 'text/css; charset=utf-8');
}
