import type { Stretch } from '../../canon/readPlace.ts';
import type { Group } from '../../finding/map/groups.ts';
import { countAt, readGroup, readLines, type Looking } from '../../finding/map/standings.ts';
import { timelineOf, type Band, type Timeline as Line } from '../../finding/map/timeline.ts';
import { Failure } from '../../ground/failures.ts';
import type { Blurb } from '../../works/blurb.ts';
import type { PageAddress, PublicPage } from '../publicPage.ts';
import type { Site } from '../site.ts';
import { canonAddress, placeAddress } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { ShieldNote } from '../ui/ShieldNote.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { WorkList } from '../ui/WorkBlurb.tsx';
import { counted } from '../ui/words.ts';
import { lookingAt, packAt, placeAt } from './canonAddresses.ts';
import { PlaceHead, PlaceNav } from './canonPlaceHead.tsx';
import { placeName } from './canonWords.ts';
import { Paging } from '../ui/Paging.tsx';

/** The query parameter of a group's pages. Page one is the address without it. */
const PAGE_QUERY = { page: /^(?!1$)[1-9]\d{0,5}$/ };

/** Works of each group that stand on the place's page; the rest is a page of its own. */
const FEW = 5;
const PAGE_SIZE = 20;

/** The groups in the order in which they stand. */
const GROUPS: readonly Group[] = ['missing', 'during', 'after', 'before', 'between', 'diverges', 'spoils'];

/** One place of a canon, an installment or a season or a book, with the works that stand there. */
export const canonPlacePage: PublicPage = {
  query: { ...PAGE_QUERY, group: /^(missing|during|after|before|between|diverges|spoils)$/ },
  shielded: true,
  async render(site, at) {
    const place = await placeOf(site, at);
    const group = at.query['group'] as Group | undefined;
    const shown = await shownAt(place, group, Number(at.query['page'] ?? 1));
    const { stretch } = place;
    const address = placeAddress(stretch.pack.fandom, stretch.code);
    const name = placeName(stretch);
    const html = document(
      <Layout
        site={site}
        title={`${name} · ${stretch.pack.fandom}`}
        canonical={group ? `${address}?group=${group}` : address}
        description={`Works that stand at “${name}” (${stretch.pack.fandom}).`}
      >
        <PlaceHead stretch={stretch} works={place.works} folded={place.folded} />
        {group ? null : <Within place={place} />}
        <ShieldNote shield={at.shield} folded={place.folded} address={address} />
        <Groups place={place} shown={shown} address={address} alone={group ?? null} />
        <PlaceNav stretch={stretch} />
      </Layout>,
    );
    return { html, about: ['lists'], path: address };
  },
};

interface Place {
  stretch: Stretch;
  looking: Looking;
  line: Line;
  /** Works that stand here; those of which only the spoilers end here are not among them. */
  works: number;
  /** Works of this place that the reader's shield folds away. */
  folded: number;
}

async function placeOf(site: Site, { path, shield }: PageAddress): Promise<Place> {
  const canon = await site.canon();
  const pack = packAt(canon, path['fandom'] ?? '');
  const stretch = pack && placeAt(canon, pack, path['code'] ?? '');
  if (!pack || !stretch) throw new Failure('page-not-found');
  const looking = lookingAt(site, canon, shield);
  const [lines, counts] = await Promise.all([readLines(looking, [pack]), countAt(looking, stretch)]);
  return { stretch, looking, line: lines.get(pack) ?? timelineOf(pack, []), ...counts };
}

interface ShownGroup {
  group: Group;
  works: Blurb[];
  total: number;
  page: number;
  pages: number;
}

/** The first works of every group, or a page of one. Throws `page-not-found` past the end. */
async function shownAt(
  { stretch, looking }: Place,
  alone: Group | undefined,
  page: number,
): Promise<ShownGroup[]> {
  const take = alone ? PAGE_SIZE : FEW;
  const skip = alone ? (page - 1) * PAGE_SIZE : 0;
  const groups = await Promise.all(
    (alone ? [alone] : GROUPS).map(async (group) => {
      const { total, works } = await readGroup(looking, stretch, group, { skip, take });
      if (skip > 0 && works.length === 0) throw new Failure('page-not-found');
      return { group, works, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
    }),
  );
  return alone ? groups : groups.filter(({ total }) => total > 0);
}

function Groups(props: { place: Place; shown: ShownGroup[]; address: string; alone: Group | null }) {
  const { place, shown, address, alone } = props;
  if (shown.every(({ total }) => total === 0))
    return place.folded > 0 ? null : <Empty stretch={place.stretch} />;
  return (
    <>
      {shown.map((one) => (
        <section class="stand-group" aria-labelledby={one.group}>
          <h2 id={one.group}>
            {headingOf(one.group, place.stretch)} <span class="count">{counted(one.total, 'work')}</span>
          </h2>
          <WorkList works={one.works} level={3} />
          {alone ? (
            <Paging
              page={one.page}
              pages={one.pages}
              at={(page) => `${address}?group=${one.group}${page > 1 ? `&page=${page}` : ''}`}
            />
          ) : null}
          {!alone && one.total > one.works.length ? (
            <p class="onward">
              <a href={`${address}?group=${one.group}`}>
                All {counted(one.total, 'work')}: {headingOf(one.group, place.stretch)}
              </a>
            </p>
          ) : null}
        </section>
      ))}
      {alone ? (
        <p class="onward">
          <a href={address}>Everything at “{placeName(place.stretch)}”</a>
        </p>
      ) : null}
    </>
  );
}

function headingOf(group: Group, stretch: Stretch): string {
  const name = placeName(stretch);
  const one = stretch.first === stretch.last;
  const headings: Record<Group, string> = {
    missing: 'Missing scenes',
    during: one ? 'While it happens' : 'Somewhere in it',
    after: one ? 'Codas and after' : 'After its end',
    before: one ? 'Shortly before' : 'Before it begins',
    between: 'Between its installments',
    diverges: 'Worlds that part here',
    spoils: `Spoilers end with “${name}”`,
  };
  return headings[group];
}

function Empty({ stretch }: { stretch: Stretch }) {
  const name = placeName(stretch);
  return (
    <section class="empty">
      <h2>Nobody has written here yet</h2>
      <p>
        A story that says “missing scene from {name}”, “after {stretch.code}” or “AU after {stretch.code}”
        will stand here by itself. Until then, look at what stands before and after it along{' '}
        <a href={canonAddress(stretch.pack.fandom)}>the whole line</a>.
      </p>
    </section>
  );
}

/** The row of the picture that the place belongs to, with everything around it. */
function Within({ place: { stretch, line } }: { place: Place }) {
  const bands = line.bands.filter((band) => holds(band, stretch));
  if (bands.length === 0 || line.works === 0) return null;
  return (
    <section class="canon-line around" aria-label="Around it">
      <Timeline
        line={{ ...line, bands }}
        seen={null}
        here={stretch.first === stretch.last ? stretch : null}
      />
    </section>
  );
}

function holds({ points }: Band, { first, last }: Stretch): boolean {
  return points.some(({ installment: { order } }) => order >= first.order && order <= last.order);
}
