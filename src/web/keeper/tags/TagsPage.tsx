import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Site } from '../../site.ts';
import { showPage } from '../KeeperPage.tsx';
import { saidHere } from './Said.tsx';

const PLACES: [address: string, name: string][] = [
  ['/keeper/tags', 'Bins'],
  ['/keeper/tags/search', 'Search'],
  ['/keeper/tags/merges', 'Merges'],
  ['/keeper/tags/history', 'History'],
  ['/keeper/tags/vocabulary', 'Ratings and warnings'],
  ['/keeper/tags/rule', 'Rule'],
];

/** A page of the wrangling desk. */
export interface TagsPage {
  title: string;
  /** Which of the desk's places it is. */
  place?: string;
  /** Where forms of the page come back to. */
  back: string;
  head?: Child;
  said?: Child;
  body: Child;
}

/** Answers with a page of the wrangling desk, with what was just done above it. */
export async function showTagsPage(c: Context, site: Site, page: TagsPage) {
  const { title, place, back, body } = page;
  const head = (
    <>
      {page.head}
      <script type="module" src={site.assets.address('completing.js')} />
    </>
  );
  const said = page.said ?? (await saidHere(site, c, back));
  const framed = (
    <>
      <nav class="filter tag-places" aria-label="Tags">
        <ul>
          {PLACES.map(([address, name]) => (
            <li>
              <a href={address} aria-current={address === place ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {body}
    </>
  );
  return showPage(c, site, { title, place: '/keeper/tags', head, said, body: framed });
}
