import { Failure } from '../../ground/failures.ts';
import { pseudNamed } from '../../people/pseuds.ts';
import type { PublicPage } from '../publicPage.ts';
import { authorAddress } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { Listing } from '../ui/Listing.tsx';
import { PAGE_QUERY, shelfAt } from './shelfPage.ts';

/** Everything under one name. A name whose works a guest may not see does not exist for them. */
export const authorPage: PublicPage = {
  query: PAGE_QUERY,
  async render(site, at) {
    const pseud = await pseudNamed(site.db, at.path['name'] ?? '');
    if (!pseud) throw new Failure('page-not-found');
    const shelf = await shelfAt(site, { pseudId: pseud.id }, at);
    if (shelf.total === 0) throw new Failure('page-not-found');
    const address = authorAddress(pseud.name);
    const html = document(
      <Layout site={site} title={pseud.name} canonical={address} description={`Works by ${pseud.name}.`}>
        <Listing
          heading={<bdi>{pseud.name}</bdi>}
          intro={<p class="kind">Author</p>}
          shelf={shelf}
          address={address}
        />
      </Layout>,
    );
    return { html, about: ['lists'], path: address };
  },
};
