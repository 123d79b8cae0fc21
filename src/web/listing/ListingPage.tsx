import type { Found } from '../../finding/find.ts';
import { describeQuery } from '../../finding/query/describe.ts';
import type { Shield } from '../reading/seen.ts';
import type { Site } from '../site.ts';
import { EmptyShelf } from '../ui/EmptyShelf.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { Paging } from '../ui/Paging.tsx';
import { markup } from '../ui/piece.ts';
import { ShieldNote } from '../ui/ShieldNote.tsx';
import { counted, number } from '../ui/words.ts';
import { WorkList } from '../ui/WorkBlurb.tsx';
import { PAGE_SIZE } from '../../finding/find.ts';
import { CardPlace, PanelPlace, type DrawnListing } from './cards.tsx';
import { Chips } from './Chips.tsx';
import { feedAddress } from './feedAddress.ts';
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
  const html = document(
    <Layout
      site={site}
      title={title}
      canonical={
        asked.problems.length > 0 ? undefined : listingAddress(place.address, asked.query, asked.page)
      }
      unlisted={filtered || asked.page > 1}
      description={`${place.title} in ${site.settings.name}.`}
      column="wide"
      head={<Head {...props} />}
    >
      {nothingYet(props) ? <NothingYet place={place} /> : <FilteredListing {...props} />}
    </Layout>,
  );
  return { html, panel: markup(panel) };
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
function Head({ site, place, asked }: ListingProps) {
  return (
    <>
      <script type="module" src={site.assets.address('filters.js')} />
      <script type="module" src={site.assets.address('completing.js')} />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={`${place.title}: Atom`}
        href={feedAddress(place.address, asked.query, 'atom')}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={`${place.title}: JSON Feed`}
        href={feedAddress(place.address, asked.query, 'json')}
      />
    </>
  );
}

function FilteredListing(props: ListingProps) {
  const { place, asked, found, shield } = props;
  return (
    <work-filters class="listing">
      <div class="results">
        <header class="listing-head">
          <h1>{place.heading}</h1>
          {place.intro}
          <QueryLine address={place.address} asked={asked} notices={found.notices} />
          <Chips address={place.address} query={asked.query} />
          <p class="total" aria-live="polite">
            {totalLine(found)}
          </p>
          <HiddenWorks {...props} />
          <ShieldNote
            shield={shield}
            folded={found.shielded}
            address={listingAddress(place.address, asked.query, asked.page)}
          />
          <p class="jump">
            <a href="#filters">Sort and filter</a>
          </p>
        </header>
        {found.total === 0 ? <NothingFound place={place} asked={asked} /> : <Cards found={found} />}
        <Paging
          page={found.page}
          pages={found.pages}
          at={(page) => listingAddress(place.address, asked.query, page)}
        />
        <p class="subscribe">
          Follow this listing: <a href={feedAddress(place.address, asked.query, 'atom')}>Atom</a>{' '}
          <a href={feedAddress(place.address, asked.query, 'json')}>JSON Feed</a>
        </p>
      </div>
      <PanelPlace />
    </work-filters>
  );
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
