import { Failure } from '../../ground/failures.ts';
import type { TagKind } from '../../store/schema.ts';
import { readTags } from '../../works/read.ts';
import type { PublicPage } from '../publicPage.ts';
import { tagAddress, tagNamed } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { Listing } from '../ui/Listing.tsx';
import { PAGE_QUERY, shelfAt } from './shelfPage.ts';

const KINDS: Record<TagKind, string> = {
  fandom: 'Fandom',
  relationship: 'Relationship',
  character: 'Character',
  additional: 'Tag',
  rating: 'Rating',
  warning: 'Warning',
  category: 'Category',
};

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
          intro={<p class="kind">{KINDS[tag.kind]}</p>}
          shelf={shelf}
          address={address}
        />
      </Layout>,
    );
    return { html, about: ['lists'], path: address };
  },
};
