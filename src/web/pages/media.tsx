import { readFandoms, type FandomEntry } from '../../finding/holdings.ts';
import { Failure } from '../../ground/failures.ts';
import { foldName } from '../../tags/tag.ts';
import type { PublicPage } from '../publicPage.ts';
import { asGuest } from '../site.ts';
import { mediaAddress, tagNamed } from '../ui/addresses.ts';
import { DrawerPages, Drawers } from '../ui/Drawers.tsx';
import { FandomList } from '../ui/FandomList.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { DRAWER_KEY, layOut } from '../ui/letters.ts';
import { counted } from '../ui/words.ts';

/** Fandoms of a page. */
const MOST = 300;
/** Where fandoms stand of which nobody has said in what medium they are; AO3's name for them. */
const UNSORTED = 'Uncategorized Fandoms';

export interface Medium {
  name: string;
  /** Whether somebody said so. */
  isKnown: boolean;
  fandoms: FandomEntry[];
}

/** The fandoms by the media they stand in, the fullest medium first, those in none last. */
export function byMedia(fandoms: FandomEntry[]): Medium[] {
  const media = new Map<string, FandomEntry[]>();
  const unsorted: FandomEntry[] = [];
  for (const fandom of fandoms) {
    if (fandom.media.length === 0) unsorted.push(fandom);
    for (const name of fandom.media) media.set(name, [...(media.get(name) ?? []), fandom]);
  }
  const known = [...media].map(([name, ones]) => ({ name, isKnown: true, fandoms: ones }));
  known.sort((a, b) => b.fandoms.length - a.fandoms.length || (a.name < b.name ? -1 : 1));
  return unsorted.length > 0 ? [...known, { name: UNSORTED, isKnown: false, fandoms: unsorted }] : known;
}

/** The fandoms with the most works. */
export function largest(fandoms: FandomEntry[], count: number): FandomEntry[] {
  return fandoms.toSorted((a, b) => b.works - a.works || (a.name < b.name ? -1 : 1)).slice(0, count);
}

/** The fandoms of one medium, letter by letter when there are many. */
export const mediaPage: PublicPage = {
  query: { letter: DRAWER_KEY, page: /^(?!1$)[1-9]\d{0,5}$/ },
  async render(site, { path, query }) {
    const wanted = foldName(tagNamed(path['name'] ?? ''));
    const media = byMedia(await readFandoms(site, asGuest(site)));
    const medium = media.find(({ name }) => foldName(name) === wanted);
    const laid =
      medium &&
      layOut(medium.fandoms, { drawer: query['letter'], page: Number(query['page'] ?? 1), most: MOST });
    if (!laid) throw new Failure('page-not-found');
    const address = mediaAddress(medium.name);
    const html = document(
      <Layout
        site={site}
        title={medium.name}
        canonical={address}
        description={`Fandoms: ${medium.name}, in ${site.settings.name}.`}
      >
        <header class="listing-head">
          <p class="kind">
            <a href="/fandoms">Fandoms</a>
          </p>
          <h1>
            <bdi>{medium.name}</bdi>
          </h1>
          <p class="total">{counted(medium.fandoms.length, 'fandom')}</p>
        </header>
        <Drawers of={laid} address={address} />
        <FandomList fandoms={laid.entries} />
        <DrawerPages of={laid} address={address} />
      </Layout>,
    );
    return { html, about: ['lists'], path: address };
  },
};
