import type { Blurb } from '../../works/blurb.ts';
import { coverAddress, workAddress } from '../ui/addresses.ts';
import { entryFacts, entryHtml } from './feedEntry.tsx';
import type { FeedSource } from './feed.ts';

/** A listing as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({ site, title, listing, self, works }: FeedSource): string {
  const { baseUrl, name } = site.settings;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${title} · ${name}`,
    home_page_url: baseUrl + listing,
    feed_url: baseUrl + self,
    items: works.map((work) => itemOf(work, baseUrl)),
  });
}

function itemOf(work: Blurb, baseUrl: string) {
  const { authors, tags } = entryFacts(work);
  return {
    id: baseUrl + workAddress(work.id),
    url: baseUrl + workAddress(work.id),
    title: work.title,
    content_html: entryHtml(work),
    image: baseUrl + coverAddress(work, 600),
    date_published: work.postedAt.toISOString(),
    date_modified: work.changedAt.toISOString(),
    authors: authors.map((author) => ({ name: author })),
    tags,
    ...(work.language ? { language: work.language } : {}),
  };
}
