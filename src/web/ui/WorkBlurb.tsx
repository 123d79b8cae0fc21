import { languageName } from '../../ground/languages.ts';
import type { Blurb } from '../../works/blurb.ts';
import { seriesAddress, stampAddress, workAddress } from './addresses.ts';
import type { Passage } from '../../finding/words/passages.ts';
import { Byline } from './Byline.tsx';
import { Passages } from './Passages.tsx';
import { Prose, tongue } from './Prose.tsx';
import { SettingWords } from './SettingWords.tsx';
import { NOTHING, pieces, type Markup } from './piece.ts';
import { remembered } from './remembered.ts';
import { stencil } from './stencil.ts';
import { Facts } from './Symbols.tsx';
import { Fandoms, TagList } from './TagList.tsx';
import { chapterCount, counted, day, number, readingTime } from './words.ts';
import { USUAL } from '../reading/choices.ts';

/** What varies in the shape of a card: how deep its heading stands, and the language of its title. */
type CardShape = `${2 | 3} ${string}`;

const Card = stencil(
  ['id', 'address', 'stamp', 'fandoms', 'title', 'byline', 'facts', 'setting', 'summary', 'more'],
  (work, shape: CardShape) => {
    const Heading = shape.startsWith('2') ? 'h2' : 'h3';
    return (
      <li id={`work_${work.id}`} class="work blurb group">
        <a class="cover" href={work.address} tabindex={-1} aria-hidden="true">
          <img src={work.stamp} alt="" width="80" height="128" loading="lazy" decoding="async" />
        </a>
        <div class="card">
          {work.fandoms}
          <Heading class="heading">
            <a href={work.address}>
              <bdi {...tongue(shape.slice(2) || null)}>{work.title}</bdi>
            </a>{' '}
            <span class="by">by {work.byline}</span>
          </Heading>
          {work.facts}
          {work.setting}
          {work.summary}
          {work.more}
          <reading-resume work={work.id} />
        </div>
      </li>
    );
  },
);

/** A work as a catalogue card. */
export function WorkBlurb({
  work,
  level = 2,
  found = [],
  readings,
}: {
  work: Blurb;
  level?: 2 | 3;
  found?: Passage[];
  /** What tells how often it was read, where that is not the work's own number. */
  readings?: Markup;
}) {
  const more = [
    found.length > 0 ? <Passages work={work} passages={found} /> : NOTHING,
    TagList({ work }),
    SeriesLine({ work }),
    Numbers({ work, readings }),
  ];
  return Card(
    {
      id: work.id,
      address: workAddress(work.id),
      stamp: stampAddress(work),
      fandoms: Fandoms({ names: work.fandoms }),
      title: work.title,
      byline: Byline({ of: work, unnamed: 'an unnamed author' }),
      facts: Facts({ work }),
      setting: work.setting ? SettingLine({ setting: work.setting }) : NOTHING,
      summary:
        work.summary === ''
          ? NOTHING
          : Prose({ html: work.summary, language: work.language, class: 'summary' }),
      more: pieces(more),
    },
    `${level} ${work.language ?? ''}`,
  );
}

function SettingLine({ setting }: { setting: NonNullable<Blurb['setting']> }) {
  return (
    <p class="setting">
      <SettingWords setting={setting} />
    </p>
  );
}

/** A list of cards; `passages` says by work where the words searched for stand in it. */
export function WorkList(props: {
  works: Blurb[];
  level?: 2 | 3;
  passages?: ReadonlyMap<number, Passage[]>;
}) {
  const { works, level, passages } = props;
  return (
    <ol class="work index group">
      {works.map((work) => (
        <WorkBlurb work={work} level={level} found={passages?.get(work.id)} />
      ))}
    </ol>
  );
}

/** Which series a work belongs to, and where in it. */
export function SeriesLine({ work }: { work: Blurb }) {
  if (work.series.length === 0) return NOTHING;
  return (
    <p class="series">
      {work.series.map(({ id, name, position }, index) => (
        <>
          {index > 0 ? '; ' : ''}
          {`Part ${position} of `}
          <a href={seriesAddress(id)}>
            <bdi>{name}</bdi>
          </a>
        </>
      ))}
    </p>
  );
}

const Figures = stencil(
  ['language', 'words', 'chapters', 'count', 'time', 'dates', 'hits'],
  ({ language, words, chapters, count, time, dates, hits }) => (
    <ul class="stats numbers">
      {language}
      <li class="words">{words}</li>
      <li class="chapters">{chapters} chapters</li>
      <li>
        <reading-time words={count}>{time}</reading-time>
      </li>
      {dates}
      {hits}
    </ul>
  ),
);

/** Language, length, chapters, dates and readings. */
export function Numbers({ work, readings }: { work: Blurb; readings?: Markup }) {
  return Figures({
    language: work.language ? Language({ of: work.language }) : NOTHING,
    words: counted(work.words, 'word'),
    chapters: chapterCount(work),
    count: work.words,
    time: readingTime(work.words, USUAL.pace),
    dates: Dates({ work }),
    hits: readings ?? Readings({ hits: work.hits }),
  });
}

/** How often a work was read; nothing of one that nobody read. */
export const Readings = remembered(
  ({ hits }: { hits: number }) => String(hits),
  ({ hits }) => (hits === 0 ? NOTHING : <li>{`${number(hits)} ${hits === 1 ? 'reading' : 'readings'}`}</li>),
);

const Language = remembered(
  ({ of }: { of: string }) => of,
  ({ of }) => <li lang={of}>{languageName(of)}</li>,
);

function Dates({ work: { published, updated } }: { work: Blurb }) {
  return pieces([
    published ? Published({ date: published }) : NOTHING,
    updated && updated !== published ? Updated({ date: updated }) : NOTHING,
  ]);
}

const Published = remembered(
  ({ date }: { date: string }) => date,
  ({ date }) => (
    <li>
      <time datetime={date}>{day(date)}</time>
    </li>
  ),
);

const Updated = remembered(
  ({ date }: { date: string }) => date,
  ({ date }) => (
    <li>
      updated <time datetime={date}>{day(date)}</time>
    </li>
  ),
);
