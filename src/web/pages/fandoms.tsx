import { readTagCounts } from '../../works/read.ts';
import type { PublicPage } from '../publicPage.ts';
import { EmptyShelf } from '../ui/EmptyShelf.tsx';
import { FandomList } from '../ui/FandomList.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { counted } from '../ui/words.ts';

/** More fandoms than this are no list to read; search will find the rest. */
const MOST = 2000;

/** Every fandom with how many works it has, by name. */
export const fandomsPage: PublicPage = {
  async render(site) {
    const fandoms = await readTagCounts(site.db, 'guest', 'fandom', MOST);
    const byName = fandoms.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    const html = document(
      <Layout
        site={site}
        title="Fandoms"
        canonical="/fandoms"
        description={`The fandoms in ${site.settings.name}.`}
      >
        <header class="listing-head">
          <h1>Fandoms</h1>
          <p class="total">{counted(fandoms.length, 'fandom')}</p>
        </header>
        {fandoms.length === 0 ? <EmptyShelf /> : <FandomList fandoms={byName} />}
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};
