import type { Child } from 'hono/jsx';
import type { Site } from '../site.ts';
import { markup, Piece, type Markup } from './piece.ts';
import { stencil } from './stencil.ts';

interface Frame {
  site: Site;
  /** Of this page; the archive's name is added. Empty on the home page. */
  title: string;
  description?: string;
  /** The address under which this page is known, from the root. Pages without one are not for search engines. */
  canonical?: string;
  /** Not for search engines, though it is known under an address. */
  unlisted?: boolean;
  /** Of the main column: `reading` is as wide as the story, `wide` has room for a picture, or for filters beside a list. */
  column?: 'reading' | 'list' | 'wide';
  /** More for the head. */
  head?: Child;
  children: Child;
}

/** What frames every page: head, the way around, and the foot. */
export function Layout(frame: Frame) {
  const { site, title, description, canonical, unlisted = false, column = 'list', head, children } = frame;
  const { name, baseUrl } = site.settings;
  const shape: FrameShape = {
    described: Boolean(description),
    known: Boolean(canonical),
    listed: !unlisted && Boolean(canonical),
    column,
  };
  return Whole(
    {
      name,
      title: title === '' ? name : `${title} · ${name}`,
      description: description ?? '',
      canonical: canonical ? baseUrl + canonical : '',
      style: site.assets.address('site.css'),
      script: site.assets.address('site.js'),
      choices: `/reading.css?v=${site.assets.version}`,
      reading: canonical ? `/reading?back=${encodeURIComponent(canonical)}` : '/reading',
      head: held(head),
      children: held(children),
    },
    JSON.stringify(shape),
  );
}

/** Whatever is to be framed, as markup. */
function held(child: Child): Markup {
  return child instanceof Piece ? child : <>{child}</>;
}

interface FrameShape {
  described: boolean;
  /** Whether the page has an address of its own. */
  known: boolean;
  /** Whether search engines may list it. */
  listed: boolean;
  column: NonNullable<Frame['column']>;
}

const HOLES = [
  'name',
  'title',
  'description',
  'canonical',
  'style',
  'script',
  'choices',
  'reading',
  'head',
  'children',
] as const;

const Whole = stencil(HOLES, (page, shape: string) => {
  const { described, known, listed, column } = JSON.parse(shape) as FrameShape;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{page.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href={page.style} />
        <link rel="stylesheet" href={page.choices} />
        {described ? <meta name="description" content={page.description} /> : null}
        {known ? <link rel="canonical" href={page.canonical} /> : null}
        {listed ? null : <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {page.head}
        <script type="module" src={page.script} />
      </head>
      <body class={column}>
        <a class="skip" href="#main">
          Skip to the text
        </a>
        <header class="site">
          <a class="name" href="/">
            {page.name}
          </a>
          <nav aria-label="Archive">
            <a href="/works">Works</a>
            <a href="/fandoms">Fandoms</a>
            <a class="roomy" href="/canon">
              Canon
            </a>
            <a class="roomy" href="/people">
              People
            </a>
            <a class="roomy" href="/about">
              About
            </a>
            <reading-panel>
              <a class="aa" href={page.reading}>
                <span aria-hidden="true">Aa</span>
                <span class="unseen">Reading settings</span>
              </a>
            </reading-panel>
          </nav>
        </header>
        <main id="main" tabindex={-1}>
          {page.children}
        </main>
        <footer class="site">
          <p>
            {page.name} is kept with Fadeless. Every work here belongs to its author.{' '}
            <a href="/canon">Canon</a>, <a href="/people">people</a>, <a href="/search-help">searching</a>,{' '}
            <a href="/about">about this archive</a>
          </p>
        </footer>
      </body>
    </html>
  );
});

/** A whole document. */
export function document(page: Markup): string {
  return `<!doctype html>${markup(page)}`;
}
