import type { PublicPage } from '../publicPage.ts';
import { EmptyShelf } from '../ui/EmptyShelf.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { Listing } from '../ui/Listing.tsx';
import { PAGE_QUERY, shelfAt } from './shelfPage.ts';

/** All works, newest first. */
export const worksPage: PublicPage = {
  query: PAGE_QUERY,
  async render(site, at) {
    const shelf = await shelfAt(site, {}, at);
    const html = document(
      <Layout
        site={site}
        title="Works"
        canonical="/works"
        description={`All works in ${site.settings.name}, newest first.`}
      >
        {shelf.total === 0 ? (
          <>
            <header class="listing-head">
              <h1>Works</h1>
            </header>
            <EmptyShelf />
          </>
        ) : (
          <Listing heading="Works" shelf={shelf} address="/works" />
        )}
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};
