import type { Pack } from '../../canon/canon.ts';
import { lastKnownMoment, orderOfMoment } from '../../canon/moments.ts';
import { readLines } from '../../finding/map/standings.ts';
import { timelineOf, type Timeline as Line } from '../../finding/map/timeline.ts';
import type { Seen } from '../../finding/shield.ts';
import { Failure } from '../../ground/failures.ts';
import { resolveTag } from '../../tags/resolve.ts';
import type { PublicPage } from '../publicPage.ts';
import type { Shield } from '../reading/seen.ts';
import { canonAddress, tagAddress } from '../ui/addresses.ts';
import { document, Layout } from '../ui/Layout.tsx';
import { SeenForm, seenInWords } from '../ui/SeenForm.tsx';
import { ShieldNote } from '../ui/ShieldNote.tsx';
import { Timeline, type SeenUpTo } from '../ui/Timeline.tsx';
import { TimelineKey } from '../ui/TimelineKey.tsx';
import { TimelineTable } from '../ui/TimelineTable.tsx';
import { counted } from '../ui/words.ts';
import { lookingAt, packAt } from './canonAddresses.ts';
import { installmentsInWords } from './canonWords.ts';

/** A fandom's canon along its line, with where works stand. */
export const canonFandomPage: PublicPage = {
  shielded: true,
  async render(site, { path, shield }) {
    const canon = await site.canon();
    const pack = packAt(canon, path['fandom'] ?? '');
    if (pack === null) throw new Failure('page-not-found');
    const lines = await readLines(lookingAt(site, canon, shield), [pack]);
    const line = lines.get(pack) ?? timelineOf(pack, []);
    const known = shield?.seen.find(({ fandom }) => canon.pack(fandom) === pack) ?? null;
    const address = canonAddress(pack.fandom);
    const called = await resolveTag(site.db, 'fandom', pack.fandom);
    const isKnown = called !== null && (called.canonical !== null || called.typed.length > 0);
    const html = document(
      <Layout
        site={site}
        title={`${pack.fandom}: canon`}
        canonical={address}
        description={`Where works about ${pack.fandom} stand along its ${pack.counting}.`}
        column="wide"
      >
        <Head pack={pack} line={line} known={known} isKnown={isKnown} />
        <ShieldNote shield={shield} folded={line.folded} address={address} />
        <Whole line={line} seen={shield?.off ? null : seenUpTo(pack, known)} />
        <OwnPlace pack={pack} known={known} shield={shield} address={address} />
      </Layout>,
    );
    return { html, about: ['lists'], path: address };
  },
};

function seenUpTo(pack: Pack, known: Seen | null): SeenUpTo | null {
  if (known === null) return null;
  const moment = known.code === null ? 0 : lastKnownMoment(pack, known.code);
  return moment === null ? null : { order: orderOfMoment(moment) };
}

interface HeadProps {
  pack: Pack;
  line: Line;
  known: Seen | null;
  /** Whether works, or the map, name the fandom: else it has no list of works. */
  isKnown: boolean;
}

function Head({ pack, line, known, isKnown }: HeadProps) {
  return (
    <header class="listing-head">
      <h1>
        <bdi>{pack.fandom}</bdi>
      </h1>
      <p class="kind">{installmentsInWords(pack)}</p>
      <p class="total">
        {line.works > 0 ? `${counted(line.works, 'work stands', 'works stand')} along this line. ` : ''}
        {isKnown ? (
          <>
            <a href={tagAddress(pack.fandom)}>All works of this fandom</a>
            {' · '}
          </>
        ) : null}
        <a href="/canon">All canons</a>
        {' · '}
        <a href="#seen">{known ? `Seen ${seenInWords(pack, known)}` : 'How far are you?'}</a>
      </p>
    </header>
  );
}

function Whole({ line, seen }: { line: Line; seen: SeenUpTo | null }) {
  return (
    <section class="canon-line" aria-label="Along the line">
      {line.works === 0 ? (
        <p class="lead">
          Nobody has written along this line yet. A story that says where it is set (“after{' '}
          {line.pack.installments.at(-1)?.code}”, “missing scene from{' '}
          {`“${line.pack.installments[0]?.title}”`}
          ”) will stand here by itself.
        </p>
      ) : (
        <TimelineKey />
      )}
      <Timeline line={line} seen={seen} />
      <TimelineTable line={line} seen={seen} />
    </section>
  );
}

function OwnPlace(props: { pack: Pack; known: Seen | null; shield: Shield | null; address: string }) {
  const { pack, known, address } = props;
  return (
    <section class="own-place" id="seen" aria-labelledby="own-place">
      <h2 id="own-place">How far are you?</h2>
      <p>
        {known
          ? `You have seen ${seenInWords(pack, known)}. What is set later, or gives later things away, is folded out of lists.`
          : 'Say how far you have seen or read, and what is set later, or gives later things away, folds out of lists. It is kept in this browser only.'}
      </p>
      <SeenForm pack={pack} seen={known} back={`${address}#seen`} id="seen-upto" choices />
    </section>
  );
}
