import { excerpt } from '../../prose/text.ts';
import { readSeriesPlaces, type SeriesPlace } from '../../works/alongSeries.ts';
import { readChapters, readWork, type ChapterText, type WorkPage } from '../../works/read.ts';
import { seriesWith } from '../../works/series.ts';
import { readStanding, type Standing } from '../../works/standing.ts';
import { beyondSeen, type Seen } from '../../finding/shield.ts';
import { StandingLines } from '../keeper/StandingLines.tsx';
import type { PublicPage } from '../publicPage.ts';
import type { Site } from '../site.ts';
import { chapterAddress, coverAddress, wholeWorkAddress, workAddress } from '../ui/addresses.ts';
import { Chapter } from '../ui/Chapter.tsx';
import { chapterHeading } from '../ui/chapterHeading.ts';
import { ChapterNav, neighbours } from '../ui/ChapterNav.tsx';
import { document, Layout } from '../ui/Layout.tsx';
import { LinkedData } from '../ui/LinkedData.tsx';
import { linkedFacts } from '../ui/linkedFacts.ts';
import { RunningHead, SmallPrint, TitlePage } from '../ui/TitlePage.tsx';
import { WorkTools } from '../ui/WorkTools.tsx';
import { ANONYMOUS, listed } from '../ui/words.ts';

/** A work at one of its chapters, the first where the address names none, or in one piece. */
export const workPage: PublicPage = {
  query: { view_full_work: /^true$/ },
  shielded: true,
  async render(site, { path, query, viewer, shield }) {
    const work = await readWork(site.db, viewer, Number(path['id']));
    const named = path['chapterId'] === undefined ? null : Number(path['chapterId']);
    const whole = query['view_full_work'] === 'true' && work.chapters.length > 1;
    const chapters = await readChapters(
      site.db,
      viewer,
      work.id,
      whole ? undefined : (named ?? work.firstChapterId),
    );
    const standing = viewer === 'guest' ? null : await readStanding(site.db, work.id);
    const places = await readSeriesPlaces(site.db, viewer, work.id);
    const beyond = shield ? beyondSeen(await site.canon(), shield.seen, work) : null;
    const html = document(<WorkAt {...{ site, work, chapters, whole, places, standing, beyond }} />);
    const series = (await seriesWith(site.db, work.id)).map(({ id }) => `series:${id}` as const);
    const placed = work.setting?.code != null || work.spoilers?.code != null;
    return { html, about: [`work:${work.id}`, ...series], workId: work.id, shielded: placed };
  },
};

interface Opened {
  site: Site;
  work: WorkPage;
  chapters: ChapterText[];
  whole: boolean;
  places: SeriesPlace[];
  /** What keeps it from readers, for the keeper; null: nothing does. */
  standing: Standing | null;
}

function WorkAt(opened: Opened & { beyond: Seen | null }) {
  const { site, work, chapters, whole, places, standing, beyond } = opened;
  const first = chapters[0]!;
  const at = whole ? 'whole' : first.number;
  const opens = whole || first.number === 1;
  const tools = <WorkTools work={work} at={at} />;
  return (
    <Layout
      site={site}
      column="reading"
      unlisted={work.visibility !== 'public'}
      {...headOf({ site, work, chapters, whole, places })}
    >
      {standing ? <StandingLines standing={standing} /> : null}
      {beyond ? <BeyondNote beyond={beyond} /> : null}
      <article id="workskin" class="work">
        {opens ? (
          <TitlePage work={work} chosen={tools} />
        ) : (
          <>
            <RunningHead work={work} address={workAddress(work.id)} />
            {tools}
          </>
        )}
        <reading-place work={work.id} words={work.words} title-of={work.title}>
          <div id="chapters">
            {chapters.map((chapter) => (
              <Chapter work={work} chapter={chapter} before={wordsBefore(work, chapter)} whole={whole} />
            ))}
          </div>
        </reading-place>
        <ChapterNav work={work} at={at} places={places} />
        <SmallPrint work={work} />
      </article>
    </Layout>
  );
}

/** Said above a work that goes beyond what the reader has seen: a word, never a gate. */
function BeyondNote({ beyond: { fandom, code } }: { beyond: Seen }) {
  const known = code === null ? `anything of ${fandom}` : `${fandom} ${code}`;
  return (
    <p class="shield-note">
      {`This work goes beyond ${known}, as far as you said you have seen. `}
      <a href="/shield">Spoiler shield</a>
    </p>
  );
}

function wordsBefore(work: WorkPage, { number }: ChapterText): number {
  return work.chapters.reduce((sum, chapter) => (chapter.number < number ? sum + chapter.words : sum), 0);
}

/** Title, description and addresses of the page, for browsers, searches and whoever shows a link to it. */
function headOf({ site, work, chapters, whole, places }: Omit<Opened, 'standing'>) {
  const first = chapters[0]!;
  const names =
    work.authors.length > 0 ? work.authors.map(({ name }) => name) : work.anonymous ? [ANONYMOUS] : [];
  const by = names.length > 0 ? ` by ${listed(names)}` : '';
  const opens = whole || first.number === 1;
  const title = opens ? `${work.title}${by}` : `${chapterHeading(first)} · ${work.title}${by}`;
  const description = excerpt(work.summary === '' ? first.html : work.summary, 200);
  const canonical = whole
    ? wholeWorkAddress(work.id)
    : opens
      ? workAddress(work.id)
      : chapterAddress(work.id, first.id);
  const chapter = opens ? null : first;
  const at = whole ? null : first.number;
  const head = (
    <>
      <WaysOn work={work} at={at} />
      <script type="module" src={site.assets.address('story.js')} />
      <LinkFacts {...{ site, work, title, description, canonical }} />
      <LinkedData thing={linkedFacts(work, places, chapter, site.settings.baseUrl)} />
    </>
  );
  return { title, description, canonical, head };
}

function WaysOn({ work, at }: { work: WorkPage; at: number | null }) {
  const { previous, next } = at === null ? { previous: null, next: null } : neighbours(work, at);
  return (
    <>
      {previous ? <link rel="prev" href={chapterAddress(work.id, previous.id)} /> : null}
      {next ? <link rel="next" href={chapterAddress(work.id, next.id)} /> : null}
    </>
  );
}

/** What a chat or a timeline shows of a link to the page: title, byline, first words, cover. */
function LinkFacts(props: {
  site: Site;
  work: WorkPage;
  title: string;
  description: string;
  canonical: string;
}) {
  const { site, work, title, description, canonical } = props;
  const { baseUrl, name } = site.settings;
  return (
    <>
      {work.authors.map((author) => (
        <meta name="author" content={author.name} />
      ))}
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={baseUrl + canonical} />
      <meta property="og:image" content={baseUrl + coverAddress(work, 800)} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="800" />
      <meta property="og:image:height" content="1280" />
      <meta property="og:image:alt" content={`The cover of ${work.title}`} />
      {work.published ? <meta property="article:published_time" content={work.published} /> : null}
      <meta name="twitter:card" content="summary" />
    </>
  );
}
