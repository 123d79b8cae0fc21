import { languageName } from '../../ground/languages.ts';
import type { Blurb } from '../../works/blurb.ts';
import { seriesAddress, stampAddress, workAddress } from './addresses.ts';
import type { Passage } from '../../finding/words/passages.ts';
import { Byline } from './Byline.tsx';
import { Passages } from './Passages.tsx';
import { Prose, tongue } from './Prose.tsx';
import { SettingWords } from './SettingWords.tsx';
import { remembered } from './remembered.ts';
import { Facts } from './Symbols.tsx';
import { Fandoms, TagList } from './TagList.tsx';
import { chapterCount, counted, day, number, readingTime } from './words.ts';
import { USUAL } from '../reading/choices.ts';

/** A work as a catalogue card. */
function WorkBlurb({ work, level = 2, found = [] }: { work: Blurb; level?: 2 | 3; found?: Passage[] }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li id={`work_${work.id}`} class="work blurb group">
      <a class="cover" href={workAddress(work.id)} tabindex={-1} aria-hidden="true">
        <img src={stampAddress(work)} alt="" width="80" height="128" loading="lazy" decoding="async" />
      </a>
      <div class="card">
        <Fandoms names={work.fandoms} />
        <Heading class="heading">
          <a href={workAddress(work.id)}>
            <bdi {...tongue(work.language)}>{work.title}</bdi>
          </a>{' '}
          <span class="by">
            by <Byline of={work} unnamed="an unnamed author" />
          </span>
        </Heading>
        <Facts work={work} />
        {work.setting ? (
          <p class="setting">
            <SettingWords setting={work.setting} />
          </p>
        ) : null}
        {work.summary === '' ? null : <Prose html={work.summary} language={work.language} class="summary" />}
        <Passages work={work} passages={found} />
        <TagList work={work} />
        <SeriesLine work={work} />
        <Numbers work={work} />
        <reading-resume work={work.id} />
      </div>
    </li>
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
  if (work.series.length === 0) return null;
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

/** Language, length, chapters, dates and readings. */
export function Numbers({ work }: { work: Blurb }) {
  return (
    <ul class="stats numbers">
      {work.language ? <Language of={work.language} /> : null}
      <li class="words">{counted(work.words, 'word')}</li>
      <li class="chapters">{chapterCount(work)} chapters</li>
      <li>
        <reading-time words={work.words}>{readingTime(work.words, USUAL.pace)}</reading-time>
      </li>
      <Dates work={work} />
      {work.hits > 0 ? <li>{`${number(work.hits)} ${work.hits === 1 ? 'reading' : 'readings'}`}</li> : null}
    </ul>
  );
}

const Language = remembered(
  ({ of }: { of: string }) => of,
  ({ of }) => <li lang={of}>{languageName(of)}</li>,
);

const Day = remembered(
  ({ date }: { date: string }) => date,
  ({ date }) => <time datetime={date}>{day(date)}</time>,
);

function Dates({ work: { published, updated } }: { work: Blurb }) {
  return (
    <>
      {published ? (
        <li>
          <Day date={published} />
        </li>
      ) : null}
      {updated && updated !== published ? (
        <li>
          updated <Day date={updated} />
        </li>
      ) : null}
    </>
  );
}
