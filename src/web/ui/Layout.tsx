import type { Child } from 'hono/jsx';
import type { Site } from '../site.ts';

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
export function Layout({
  site,
  title,
  description,
  canonical,
  unlisted = false,
  column = 'list',
  head,
  children,
}: Frame) {
  const { name, baseUrl } = site.settings;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title === '' ? name : `${title} · ${name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href={site.assets.address('site.css')} />
        <link rel="stylesheet" href={`/reading.css?v=${site.assets.version}`} />
        {description ? <meta name="description" content={description} /> : null}
        {canonical ? <link rel="canonical" href={baseUrl + canonical} /> : null}
        {unlisted || !canonical ? <meta name="robots" content="noindex" /> : null}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {head}
        <script type="module" src={site.assets.address('site.js')} />
      </head>
      <body class={column}>
        <a class="skip" href="#main">
          Skip to the text
        </a>
        <header class="site">
          <a class="name" href="/">
            {name}
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
              <a class="aa" href={canonical ? `/reading?back=${encodeURIComponent(canonical)}` : '/reading'}>
                <span aria-hidden="true">Aa</span>
                <span class="unseen">Reading settings</span>
              </a>
            </reading-panel>
          </nav>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="site">
          <p>
            {name} is kept with Fadeless. Every work here belongs to its author. <a href="/canon">Canon</a>,{' '}
            <a href="/people">people</a>, <a href="/search-help">searching</a>,{' '}
            <a href="/about">about this archive</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

interface Markup {
  toString(): string | Promise<string>;
}

/** A whole document. */
export function document(page: Markup): string {
  return `<!doctype html>${markup(page)}`;
}

/** Markup as text, for what is no page. */
export function markup(piece: Markup): string {
  return String(piece);
}
