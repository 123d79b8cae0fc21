import type { SeriesPlace } from '../../works/alongSeries.ts';
import type { ChapterEntry, WorkPage } from '../../works/read.ts';
import { authorAddress, chapterAddress, seriesAddress } from './addresses.ts';
import { tongue } from './Prose.tsx';
import { SeriesNav } from './SeriesNav.tsx';
import { listed } from './words.ts';

/** The chapters before and after this one. */
export function neighbours(
  work: WorkPage,
  number: number,
): { previous: ChapterEntry | null; next: ChapterEntry | null } {
  const index = work.chapters.findIndex((chapter) => chapter.number === number);
  return { previous: work.chapters[index - 1] ?? null, next: work.chapters[index + 1] ?? null };
}

interface ChapterNavProps {
  work: WorkPage;
  at: number | 'whole';
  places: SeriesPlace[];
}

/** The way on from the end of a chapter, and from the end of the work along its series. */
export function ChapterNav({ work, at, places }: ChapterNavProps) {
  const { previous, next } = at === 'whole' ? { previous: null, next: null } : neighbours(work, at);
  return (
    <>
      {next ? null : <Ending work={work} />}
      {previous || next ? (
        <nav class="chapter-nav" aria-label="Chapters">
          {previous ? <Turn work={work} to={previous} rel="prev" /> : null}
          {next ? <Turn work={work} to={next} rel="next" /> : null}
        </nav>
      ) : null}
      {next ? null : <SeriesNav places={places} />}
    </>
  );
}

function Turn({ work, to, rel }: { work: WorkPage; to: ChapterEntry; rel: 'prev' | 'next' }) {
  return (
    <a class={rel} rel={rel} href={chapterAddress(work.id, to.id)}>
      <span class="way">{rel === 'next' ? 'Next chapter' : 'Previous chapter'}</span>
      <span class="name" {...tongue(work.language)}>
        {to.title ? `${to.number}. ${to.title}` : `Chapter ${to.number}`}
      </span>
    </a>
  );
}

/** What stands after the last line, and where to go from there. */
function Ending({ work }: { work: WorkPage }) {
  const { complete, authors, series } = work;
  return (
    <footer class="ending">
      <p class="last">
        {complete === false ? 'This is as far as the story goes for now.' : 'The end of the work.'}
      </p>
      <ul>
        {series.map(({ id, name }) => (
          <li>
            More in <a href={seriesAddress(id)}>{name}</a>
          </li>
        ))}
        {authors.length > 0 ? (
          <li>
            More by <AuthorLinks names={authors.map(({ name }) => name)} />
          </li>
        ) : null}
      </ul>
    </footer>
  );
}

function AuthorLinks({ names }: { names: string[] }) {
  if (names.length > 3) return <>{listed(names)}</>;
  return (
    <>
      {names.map((name, index) => (
        <>
          {index === 0 ? '' : index === names.length - 1 ? ' and ' : ', '}
          <a href={authorAddress(name)}>
            <bdi>{name}</bdi>
          </a>
        </>
      ))}
    </>
  );
}
