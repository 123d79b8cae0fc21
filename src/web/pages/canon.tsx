import type { Pack } from '../../canon/canon.ts';
import { readLines } from '../../finding/map/standings.ts';
import { timelineOf, type Timeline } from '../../finding/map/timeline.ts';
import type { PublicPage } from '../publicPage.ts';
import { canonAddress } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { Silhouette } from '../ui/Silhouette.tsx';
import { counted } from '../ui/words.ts';
import { lookingAt } from './canonAddresses.ts';
import { installmentsInWords } from './canonWords.ts';

/** More fandoms than this are drawn no more: the page would be slow to make. */
const MOST_DRAWN = 40;

/** All fandoms whose canon the archive knows, with how many works stand along each. */
export const canonPage: PublicPage = {
  async render(site) {
    const canon = await site.canon();
    const { packs } = canon;
    const lines = await readLines(lookingAt(site, canon, null), packs);
    const worksOf = (pack: Pack) => lines.get(pack)?.works ?? 0;
    const inOrder = packs.toSorted(
      (a, b) => worksOf(b) - worksOf(a) || a.fandom.localeCompare(b.fandom, 'en'),
    );
    const html = document(
      <Layout
        site={site}
        title="Canon"
        canonical="/canon"
        description={`The stories that works in ${site.settings.name} are about, each along its line.`}
      >
        <header class="listing-head">
          <h1>Canon</h1>
          <p class="kind">The shows and books that stories here belong to, each along its line.</p>
        </header>
        {packs.length === 0 ? (
          <p class="lead">
            No canon is known here yet. The keeper can add a pack for any show, book or film; then stories
            that say where they are set will stand along its line.
          </p>
        ) : (
          <ul class="canons">
            {inOrder.map((pack, at) => (
              <CanonCard
                pack={pack}
                works={worksOf(pack)}
                line={(at < MOST_DRAWN ? lines.get(pack) : null) ?? timelineOf(pack, [])}
              />
            ))}
          </ul>
        )}
        <p class="onward">
          <a href="/shield">Say how far you have seen or read, and spoilers fold away</a>
        </p>
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};

function CanonCard({ pack, works, line }: { pack: Pack; works: number; line: Timeline }) {
  return (
    <li>
      <h2>
        <a href={canonAddress(pack.fandom)}>
          <bdi>{pack.fandom}</bdi>
        </a>
      </h2>
      <p class="total">
        {installmentsInWords(pack)}
        {' · '}
        {works > 0 ? `${counted(works, 'work')} along its line` : 'no works along it yet'}
      </p>
      <Silhouette line={line} />
    </li>
  );
}
