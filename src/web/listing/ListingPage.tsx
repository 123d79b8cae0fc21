import type { Found } from '../../finding/find.ts';
import { describeQuery } from '../../finding/query/describe.ts';
import type { Shield } from '../reading/seen.ts';
import type { Site } from '../site.ts';
import { EmptyShelf } from '../ui/EmptyShelf.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { Paging } from '../ui/Paging.tsx';
import { markup, NOTHING } from '../ui/piece.ts';
import { ShieldNote } from '../ui/ShieldNote.tsx';
import { stencil } from '../ui/stencil.ts';
import { counted, number } from '../ui/words.ts';
import { WorkList } from '../ui/WorkBlurb.tsx';
import { PAGE_SIZE } from '../../finding/find.ts';
import { CardPlace, PanelPlace, type DrawnListing } from './cards.tsx';
import { Chips } from './Chips.tsx';
import { feedAddress, type FeedForm } from './feedAddress.ts';
import { FilterPanel } from './FilterPanel.tsx';
import { HiddenWorks } from './HiddenWorks.tsx';
import { listingAddress, type ListingAddress } from './listingAddress.ts';
import { QueryLine } from './QueryLine.tsx';
import type { ListingPlace } from './place.ts';

export interface ListingProps {
  site: Site;
  place: ListingPlace;
  asked: ListingAddress;
  found: Found;
  shield: Shield | null;
}

/** A listing: what is asked for, what was found, the filters beside it. */
export function listingPage(props: ListingProps): DrawnListing {
  const { site, place, asked, found } = props;
  const filtered = asked.query.all.length > 0 || asked.query.sort !== null;
  const title = filtered ? `${place.title}: ${describeQuery(asked.query)}` : place.title;
  const panel = FilterPanel({ address: place.address, query: asked.query, found, fandom: place.fandom });
  const page = Layout({
    site,
    title,
    canonical: asked.problems.length > 0 ? undefined : listingAddress(place.address, asked.query, asked.page),
    unlisted: filtered || asked.page > 1,
    description: `${place.title} in ${site.settings.name}.`,
    column: 'wide',
    head: head(props),
    children: nothingYet(props) ? <NothingYet place={place} /> : filteredListing(props),
  });
  return { html: document(page), panel: markup(panel) };
}

/** The archive holds nothing at all, so that there is nothing to filter. */
function nothingYet({ place, asked, found, shield }: ListingProps): boolean {
  return place.within === null && asked.query.all.length === 0 && found.total === 0 && shield === null;
}

function NothingYet({ place }: { place: ListingPlace }) {
  return (
    <>
      <header class="listing-head">
        <h1>{place.heading}</h1>
      </header>
      <EmptyShelf />
    </>
  );
}

/** The listing's feeds, and what makes its filters answer without a reload. */
const Head = stencil(
  ['filters', 'completing', 'title', 'atom', 'json'],
  ({ filters, completing, title, atom, json }) => (
    <>
      <script type="module" src={filters} />
      <script type="module" src={completing} />
      <link rel="alternate" type="application/atom+xml" title={`${title}: Atom`} href={atom} />
      <link rel="alternate" type="application/feed+json" title={`${title}: JSON Feed`} href={json} />
    </>
  ),
);

function head({ site, place, asked }: ListingProps) {
  return Head({
    filters: site.assets.address('filters.js'),
    completing: site.assets.address('completing.js'),
    title: place.title,
    ...feedsOf(place, asked),
  });
}

function feedsOf({ address }: ListingPlace, { query }: ListingAddress): Record<FeedForm, string> {
  return { atom: feedAddress(address, query, 'atom'), json: feedAddress(address, query, 'json') };
}

const Listing = stencil(
  ['heading', 'intro', 'line', 'chips', 'total', 'hidden', 'shield', 'works', 'paging', 'atom', 'json'],
  (holes) => (
    <work-filters class="listing">
      <div class="results">
        <header class="listing-head">
          <h1>{holes.heading}</h1>
          {holes.intro}
          {holes.line}
          {holes.chips}
          <p class="total" aria-live="polite">
            {holes.total}
          </p>
          {holes.hidden}
          {holes.shield}
          <p class="jump">
            <a href="#filters">Sort and filter</a>
          </p>
        </header>
        {holes.works}
        {holes.paging}
        <p class="subscribe">
          Follow this listing: <a href={holes.atom}>Atom</a> <a href={holes.json}>JSON Feed</a>
        </p>
      </div>
      <PanelPlace />
    </work-filters>
  ),
);

function filteredListing(props: ListingProps) {
  const { place, asked, found, shield } = props;
  const here = (page: number) => listingAddress(place.address, asked.query, page);
  return Listing({
    heading: <>{place.heading}</>,
    intro: <>{place.intro}</>,
    line: QueryLine({ address: place.address, asked, notices: found.notices }),
    chips: Chips({ address: place.address, query: asked.query }) ?? NOTHING,
    total: totalLine(found),
    hidden: HiddenWorks(props) ?? NOTHING,
    shield: ShieldNote({ shield, folded: found.shielded, address: here(asked.page) }) ?? NOTHING,
    works: found.total === 0 ? NothingFound({ place, asked }) : Cards({ found }),
    paging: Paging({ page: found.page, pages: found.pages, at: here }) ?? NOTHING,
    ...feedsOf(place, asked),
  });
}

/** Cards with passages are of this page alone; the others are put in when the page is made. */
function Cards({ found }: { found: Found }) {
  if (found.passages.size === 0) return <CardPlace />;
  return <WorkList works={found.works} passages={found.passages} />;
}

/** "1,204 works", "21–40 of 1,204 works". */
function totalLine({ total, page, pages, ids }: Found): string {
  if (pages <= 1) return counted(total, 'work');
  const first = (page - 1) * PAGE_SIZE + 1;
  return `${number(first)}–${number(first + ids.length - 1)} of ${counted(total, 'work')}`;
}

function NothingFound({ place, asked }: { place: ListingPlace; asked: ListingAddress }) {
  return (
    <section class="empty">
      <h2>No work here is like that</h2>
      <p>
        Drop one of the conditions above, or <a href={place.address}>start over</a>
        {asked.query.all.length > 0 && place.address !== '/works' ? (
          <>
            , or ask <a href={listingAddress('/works', asked.query)}>the whole archive</a>
          </>
        ) : null}
        . <a href="/search-help">How searching works</a>
      </p>
    </section>
  );
}
