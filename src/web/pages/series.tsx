import { readSeries } from '../../works/read.ts';
import type { PublicPage } from '../publicPage.ts';
import { seriesAddress } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { Listing } from '../ui/Listing.tsx';
import { PAGE_QUERY, shelfAt } from './shelfPage.ts';

/** A series: its works in its own order. */
export const seriesPage: PublicPage = {
  query: PAGE_QUERY,
  async render(site, at) {
    const series = await readSeries(site.db, 'guest', Number(at.path['id']));
    const shelf = await shelfAt(site, { seriesId: series.id }, at);
    const html = document(
      <Layout
        site={site}
        title={series.name}
        canonical={seriesAddress(series.id)}
        description={`The series ${series.name}, in order.`}
      >
        <Listing
          heading={<bdi>{series.name}</bdi>}
          intro={<p class="kind">A series, in its own order</p>}
          shelf={shelf}
          address={seriesAddress(series.id)}
        />
      </Layout>,
    );
    return { html, about: ['lists', `series:${series.id}`] };
  },
};
