import type { Context } from 'hono';
import { createContext, useContext, type Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { answer } from '../answer.ts';
import { NOBODY_ELSE } from '../headers.ts';
import { pack } from '../packed.ts';
import type { Site } from '../site.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { formToken } from './guard.ts';

/** The token of the session whose page is being written. */
const Token = createContext('');

const PLACES: [address: string, name: string][] = [
  ['/keeper', 'Desk'],
  ['/keeper/works', 'Works'],
  ['/keeper/suggestions', 'Suggestions'],
  ['/keeper/tags', 'Tags'],
  ['/keeper/canon', 'Canon'],
  ['/keeper/imports', 'Imports'],
  ['/keeper/trash', 'Trash'],
];

export interface KeeperPage {
  title: string;
  /** Which of the keeper's places the page belongs to. */
  place?: string;
  /** More for the head. */
  head?: Child;
  /** What was just done, said above everything else. */
  said?: Child;
  body: Child;
}

/** Answers with a page of the keeper's: made anew each time, kept by nobody. */
export function showPage(c: Context, site: Site, page: KeeperPage, status: ContentfulStatusCode = 200) {
  const html = document(
    <Token.Provider value={formToken(c)}>
      <Frame site={site} {...page} />
    </Token.Provider>,
  );
  return answer(c, pack(Buffer.from(html), 'text/html; charset=utf-8'), NOBODY_ELSE, {}, status);
}

/** Answers with a piece of a page, for the page's script. */
export function showPart(c: Context, part: { toString(): string | Promise<string> }) {
  return answer(c, pack(Buffer.from(String(part)), 'text/html; charset=utf-8'), NOBODY_ELSE);
}

function Frame({ site, title, place, head, said, body }: KeeperPage & { site: Site }) {
  const own = (
    <>
      <link rel="stylesheet" href={site.assets.address('keeper.css')} />
      {head}
      <script type="module" src={site.assets.address('keeper.js')} />
    </>
  );
  return (
    <Layout site={site} title={title} head={own}>
      <nav class="keeper-places" aria-label="Keeper">
        <ul>
          {PLACES.map(([address, name]) => (
            <li>
              <a href={address} aria-current={address === place ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
        <KeeperForm action="/keeper/session/end">
          <button type="submit" class="plain">
            Sign out
          </button>
        </KeeperForm>
      </nav>
      <div class="keeper">
        <div id="said" role="status">
          {said ? <div class="said">{said}</div> : null}
        </div>
        {body}
      </div>
    </Layout>
  );
}

/** A form of the keeper's: it carries the session's token. */
export function KeeperForm(props: {
  action: string;
  children: Child;
  class?: string;
  id?: string;
  files?: boolean;
}) {
  const { action, children, files, ...more } = props;
  return (
    <form
      method="post"
      action={action}
      autocomplete="off"
      enctype={files ? 'multipart/form-data' : undefined}
      {...more}
    >
      <FormToken />
      {children}
    </form>
  );
}

function FormToken() {
  return <input type="hidden" name="form" value={useContext(Token)} />;
}

/** A button that does one thing. `fields` say what. */
export function ActButton(props: {
  action: string;
  words: string;
  /** What a screen reader says, where `words` alone do not tell which thing is meant. */
  label?: string;
  fields?: Record<string, string>;
  quiet?: boolean;
}) {
  const { action, words, label, fields = {}, quiet = false } = props;
  return (
    <KeeperForm action={action} class="act">
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={quiet ? 'plain' : undefined} aria-label={label}>
        {words}
      </button>
    </KeeperForm>
  );
}

/** The way through the pages of one of the keeper's lists. */
export function Pages({ page, pages, address }: { page: number; pages: number; address: string }) {
  if (pages <= 1) return null;
  const at = (number: number) => {
    const [path, query] = address.split('?');
    const search = new URLSearchParams(query);
    if (number > 1) search.set('page', String(number));
    return search.size > 0 ? `${path}?${search}` : path;
  };
  return (
    <nav class="paging" aria-label="Pages">
      {page > 1 ? (
        <a rel="prev" href={at(page - 1)}>
          ← Before
        </a>
      ) : null}
      <span>{`Page ${page} of ${pages}`}</span>
      {page < pages ? (
        <a rel="next" href={at(page + 1)}>
          After →
        </a>
      ) : null}
    </nav>
  );
}

/** The page of a list that an address asks for; 1 for anything that is no page. */
export function pageAsked(c: Context): number {
  const asked = c.req.query('page') ?? '';
  return /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : 1;
}
