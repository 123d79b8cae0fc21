import { readHoldings, readNewest, type Holdings } from '../../finding/holdings.ts';
import { shieldOf } from '../../finding/shield.ts';
import type { Blurb } from '../../works/blurb.ts';
import type { PublicPage } from '../publicPage.ts';
import type { Shield } from '../reading/seen.ts';
import { asGuest } from '../site.ts';
import { stampAddress, workAddress } from '../ui/addresses.ts';
import { Byline } from '../ui/Byline.tsx';
import { EmptyShelf } from '../ui/EmptyShelf.tsx';
import { FandomList } from '../ui/FandomList.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { tongue } from '../ui/Prose.tsx';
import { ShieldNote } from '../ui/ShieldNote.tsx';
import { counted } from '../ui/words.ts';

const COVERS = 4;
const FANDOMS = 18;

/** What the archive holds, what came last (but what the reader's shield folds away), and the fandoms as doors into it. */
export const homePage: PublicPage = {
  shielded: true,
  async render(site, { shield }) {
    const folding = shield && !shield.off ? shieldOf(await site.canon(), shield.seen) : null;
    const [held, newest] = await Promise.all([
      readHoldings(site, asGuest(site), FANDOMS),
      readNewest(site, asGuest(site), COVERS, folding),
    ]);
    const { name } = site.settings;
    const html = document(
      <Layout site={site} title="" canonical="/" description={`${name}, an archive of fan fiction.`}>
        <header class="hall">
          <h1>{name}</h1>
          {held.works > 0 ? <p>{holdings(held)}</p> : null}
          {held.works > 0 ? <FirstSearch /> : null}
        </header>
        {held.works === 0 ? <EmptyShelf /> : null}
        <reading-places>
          <section hidden aria-labelledby="places">
            <h2 id="places">Where you stopped</h2>
            <ul class="places" />
          </section>
        </reading-places>
        {held.works > 0 ? <NewestShelf {...newest} shield={shield} /> : null}
        {held.fandoms > 0 ? (
          <section class="doors" aria-labelledby="fandoms">
            <h2 id="fandoms">Fandoms</h2>
            <FandomList fandoms={held.largest} />
            {held.fandoms > FANDOMS ? (
              <p class="onward">
                <a href="/fandoms">All {counted(held.fandoms, 'fandom')}</a>
              </p>
            ) : null}
          </section>
        ) : null}
      </Layout>,
    );
    return { html, about: ['lists'] };
  },
};

function holdings({ works, words, fandoms, authors }: Holdings): string {
  const by = authors > 0 ? ` by ${counted(authors, 'author')}` : '';
  const of = fandoms > 0 ? ` in ${counted(fandoms, 'fandom')}` : '';
  return `${counted(works, 'work')}${by}${of}: ${counted(words, 'word')} to read.`;
}

/** Looks through the whole archive from its door. */
function FirstSearch() {
  return (
    <search class="query-line">
      <form action="/works" method="get">
        <label class="unseen" for="line">
          Search all works
        </label>
        <input id="line" type="search" name="q" placeholder="A story, an author, a tag, words in a text" />
        <button type="submit">Search</button>
      </form>
      <p>
        <a href="/search-help">What can be asked for</a>
      </p>
    </search>
  );
}

/** What came last; where the reader's shield folds everything away, it says so and leads nowhere. */
function NewestShelf(props: { works: Blurb[]; folded: number; shield: Shield | null }) {
  const { works, folded, shield } = props;
  return (
    <section class="newest" aria-labelledby="newest">
      <h2 id="newest">Lately shelved</h2>
      <ShieldNote shield={shield} folded={folded} address="/" />
      {works.length > 0 ? <Covers works={works} /> : null}
    </section>
  );
}

function Covers({ works }: { works: Blurb[] }) {
  return (
    <>
      <ol class="shelf">
        {works.map((work) => (
          <li>
            <a href={workAddress(work.id)}>
              <img src={stampAddress(work)} alt="" width="160" height="256" decoding="async" />
              <span class="title">
                <bdi {...tongue(work.language)}>{work.title}</bdi>
              </span>
            </a>
            <Byline of={work} />
          </li>
        ))}
      </ol>
      <p class="onward">
        <a href="/works">All works, newest first</a>
      </p>
    </>
  );
}
