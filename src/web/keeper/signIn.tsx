import type { Context, Handler } from 'hono';
import { Failure } from '../../ground/failures.ts';
import { answer, elsewhere } from '../answer.ts';
import { pack } from '../packed.ts';
import type { Site } from '../site.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { openForm, refuseForeign } from './guard.ts';

/** As long as a session, in seconds. */
const MONTH = 60 * 60 * 24 * 30;

/** The keeper's door. Opening the address uses nothing up, so that previews of links do not; the button does. */
export function signInPage(site: Site): Handler {
  return (c) => {
    const token = c.req.query('token') ?? '';
    const page = (
      <Layout site={site} title="Sign in">
        <section class="failure">
          <h1>The keeper’s door</h1>
          <p>
            This address signs you in as the keeper of {site.settings.name}, in this browser. It works once.
          </p>
          <form method="post" action="/keeper/session" class="onward">
            <input type="hidden" name="token" value={token} />
            <button type="submit">Sign in</button>
          </form>
        </section>
      </Layout>
    );
    return answer(c, pack(Buffer.from(document(page)), 'text/html; charset=utf-8'), 'private, no-store');
  };
}

/** Begins a session with a one-time token. Throws `sign-in-expired`. */
export function beginSession(site: Site): Handler {
  return async (c) => {
    refuseForeign(c, site);
    const { signIn } = site;
    if (!signIn) throw new Failure('sign-in-expired');
    const token = (await openForm(c)).get('token') ?? '';
    return sentOn(c, '/keeper', await signIn.begin(token), hint(site, '1', MONTH));
  };
}

/** Ends the session, here and on the server. */
export function endSession(site: Site): Handler {
  return async (c) =>
    sentOn(c, '/', (await site.signIn?.end(c.req.raw.headers)) ?? new Headers(), hint(site, '', 0));
}

/** Tells the public pages' script that it is worth asking who is here; it opens no door. */
function hint(site: Site, value: string, age: number): string {
  const secure = site.settings.baseUrl.startsWith('https:') ? '; Secure' : '';
  return `keeper=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

function sentOn(c: Context, address: string, cookies: Headers, more: string): Response {
  const response = elsewhere(c, address, 303);
  for (const cookie of [...cookies.getSetCookie(), more]) response.headers.append('set-cookie', cookie);
  return response;
}
