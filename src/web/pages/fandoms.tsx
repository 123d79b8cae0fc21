import { readFandoms } from '../../finding/holdings.ts';
import { asGuest } from '../site.ts';
import type { PublicPage } from '../publicPage.ts';
import { mediaAddress } from '../ui/addresses.ts';
import { EmptyShelf } from '../ui/EmptyShelf.tsx';
import { FandomList } from '../ui/FandomList.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { byName } from '../ui/letters.ts';
import { counted } from '../ui/words.ts';
import { byMedia, largest, type Medium } from './media.tsx';

/** With more fandoms than this each medium shows its largest, and leads to its own pages. */
const ALL_AT_ONCE = 300;
const LARGEST = 15;

/** Every fandom, by media, with how many works it has. */
export const fandomsPage: PublicPage = {
  async render(site) {
    const fandoms = await readFandoms(site, asGuest(site));
    const isShort = fandoms.length <= ALL_AT_ONCE;
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
        {fandoms.length === 0 ? <EmptyShelf /> : null}
        {byMedia(fandoms).map((medium, _, media) => (
          <MediumShelf medium={medium} all={isShort} titled={media.length > 1 || medium.isKnown} />
        ))}
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};

function MediumShelf({ medium, all, titled }: { medium: Medium; all: boolean; titled: boolean }) {
  const { name, fandoms } = medium;
  const shown = all ? byName(fandoms) : byName(largest(fandoms, LARGEST));
  return (
    <section class="medium">
      {titled ? (
        <h2>
          <a href={mediaAddress(name)}>
            <bdi>{name}</bdi>
          </a>
        </h2>
      ) : null}
      <FandomList fandoms={shown} />
      {shown.length < fandoms.length ? (
        <p class="onward">
          <a href={mediaAddress(name)}>
            All {counted(fandoms.length, 'fandom')}: <bdi>{name}</bdi>
          </a>
        </p>
      ) : null}
    </section>
  );
}
