import { Failure } from '../../ground/failures.ts';
import { readTags } from '../../works/read.ts';
import type { PublicPage } from '../publicPage.ts';
import { tagAddress, tagHomeAddress, tagNamed } from '../ui/addresses.ts';
import { KINDS } from '../ui/kinds.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { Listing } from '../ui/Listing.tsx';
import { PAGE_QUERY, shelfAt } from './shelfPage.ts';

/** The works under a tag. Of tags that share a name, the one on most works is meant. */
export const tagPage: PublicPage = {
  query: PAGE_QUERY,
  async render(site, at) {
    const [tag] = await readTags(site.db, 'guest', tagNamed(at.path['name'] ?? ''));
    if (!tag) throw new Failure('page-not-found');
    const shelf = await shelfAt(site, { tagId: tag.id }, at);
    const address = tagAddress(tag.name);
    const html = document(
      <Layout site={site} title={tag.name} canonical={address} description={`Works tagged ${tag.name}.`}>
        <Listing
          heading={<bdi>{tag.name}</bdi>}
          intro={
            <p class="kind">
              {KINDS[tag.kind].one} · <a href={tagHomeAddress(tag.name)}>about this tag</a>
            </p>
          }
          shelf={shelf}
          address={address}
        />
      </Layout>,
    );
    return { html, about: ['lists'], path: address };
  },
};
