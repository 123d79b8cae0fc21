import type { Pack } from '../../canon/canon.ts';
import { readPlacedCounts, readStandings } from '../../finding/map/standings.ts';
import { timelineOf, type Timeline } from '../../finding/map/timeline.ts';
import type { PublicPage } from '../publicPage.ts';
import type { Site } from '../site.ts';
import { canonAddress } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { Silhouette } from '../ui/Silhouette.tsx';
import { counted } from '../ui/words.ts';
import { installmentsInWords } from './canonWords.ts';

/** More fandoms than this are drawn no more: the page would be slow to make. */
const MOST_DRAWN = 40;

/** All fandoms whose canon the archive knows, with how many works stand along each. */
export const canonPage: PublicPage = {
  async render(site) {
    const { packs } = await site.canon();
    const works = await readPlacedCounts(site.db, 'guest');
    const inOrder = packs.toSorted(
      (a, b) =>
        (works.get(b.fandom) ?? 0) - (works.get(a.fandom) ?? 0) || a.fandom.localeCompare(b.fandom, 'en'),
    );
    const drawn = await draw(
      site,
      inOrder.slice(0, MOST_DRAWN).filter(({ fandom }) => works.has(fandom)),
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
            {inOrder.map((pack) => (
              <CanonCard
                pack={pack}
                works={works.get(pack.fandom) ?? 0}
                line={drawn.get(pack) ?? timelineOf(pack, [])}
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

async function draw(site: Site, packs: Pack[]): Promise<Map<Pack, Timeline>> {
  const canon = await site.canon();
  const lines = new Map<Pack, Timeline>();
  for (const pack of packs)
    lines.set(pack, timelineOf(pack, await readStandings(site.db, 'guest', { canon, pack, seen: [] })));
  return lines;
}

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
