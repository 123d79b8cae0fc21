import { xml, type Xml } from '../../editions/xml.ts';
import type { Blurb } from '../../works/blurb.ts';
import { tagAddress, workAddress } from '../ui/addresses.ts';
import type { FeedSource } from './feed.ts';
import { entryFacts, entryHtml } from './feedEntry.tsx';

/** A listing as an Atom feed (RFC 4287). */
export function atomFeed({ site, title, listing, self, works, updated }: FeedSource): string {
  const { baseUrl, name } = site.settings;
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${title} · ${name}</title>
<id>${baseUrl + listing}</id>
<link rel="alternate" type="text/html" href="${baseUrl + listing}"/>
<link rel="self" type="application/atom+xml" href="${baseUrl + self}"/>
<updated>${updated.toISOString()}</updated>
<generator>Fadeless</generator>
${works.map((work) => entryOf(work, baseUrl))}</feed>
`.text;
}

function entryOf(work: Blurb, baseUrl: string): Xml {
  const address = baseUrl + workAddress(work.id);
  const { authors, tags } = entryFacts(work);
  // Every entry needs an author (RFC 4287 4.1.2).
  const names = authors.length > 0 ? authors : ['Unnamed author'];
  return xml`<entry${work.language ? xml` xml:lang="${work.language}"` : null}>
<title>${work.title}</title>
<id>${address}</id>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${work.postedAt.toISOString()}</published>
<updated>${work.changedAt.toISOString()}</updated>
${names.map((name) => xml`<author><name>${name}</name></author>`)}
${tags.map((tag) => xml`<category term="${tag}" scheme="${baseUrl + tagAddress(tag)}"/>`)}
<content type="html" xml:base="${address}">${entryHtml(work)}</content>
</entry>
`;
}
