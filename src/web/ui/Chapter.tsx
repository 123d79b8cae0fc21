import { joinHtml } from '../../prose/write.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import type { ChapterText, WorkPage } from '../../works/read.ts';
import { USUAL } from '../reading/choices.ts';
import { Byline } from './Byline.tsx';
import { Prose, tongue } from './Prose.tsx';
import { chapterHeading } from './chapterHeading.ts';
import { counted, day, readingTime } from './words.ts';

interface ChapterProps {
  work: WorkPage;
  chapter: ChapterText;
  /** Words of the work before this chapter. */
  before: number;
  /** The chapters of the whole work stand on this page. */
  whole: boolean;
}

/** One chapter: its heading, what the author says before and after, and the story. */
export function Chapter({ work, chapter, before, whole }: ChapterProps) {
  const { language } = work;
  const { dir: direction } = tongue(language);
  const single = work.chapters.length === 1;
  const notesBegin =
    chapter.number === 1 ? joinHtml(work.notesBegin, chapter.notesBegin) : chapter.notesBegin;
  const notesEnd = isLast(work, chapter) ? joinHtml(chapter.notesEnd, work.notesEnd) : chapter.notesEnd;
  const notesId = `chapter_${chapter.number}_endnotes`;
  return (
    <section
      class="chapter"
      id={`chapter-${chapter.number}`}
      data-chapter={chapter.id}
      data-before={before}
      data-words={chapter.words}
      aria-label={single ? work.title : chapterHeading(chapter)}
      dir={direction === 'auto' ? undefined : direction}
    >
      {single && !named(work, chapter) ? null : <ChapterHead work={work} chapter={chapter} />}
      <Notes label="Summary" html={chapter.summary} language={language} />
      <Notes label="Author’s note" html={notesBegin} language={language} />
      {notesEnd === '' ? null : (
        <p class="endnote-link">
          <a href={`#${notesId}`}>There is a note at the end</a>
        </p>
      )}
      <Prose
        html={chapter.html}
        language={language}
        class="story"
        scope={whole ? String(chapter.number) : undefined}
      />
      <Notes label="Note at the end" html={notesEnd} language={language} id={notesId} />
    </section>
  );
}

/** A single chapter with a name of its own, not the work's. */
function named(work: WorkPage, { title }: ChapterText): boolean {
  return title !== null && title !== work.title;
}

function isLast(work: WorkPage, chapter: ChapterText): boolean {
  return chapter.number === work.chapters.at(-1)?.number;
}

function ChapterHead({ work, chapter }: { work: WorkPage; chapter: ChapterText }) {
  return (
    <header class="chapter-head">
      <h2 class="title">
        {work.chapters.length > 1 ? <span class="ordinal">Chapter {chapter.number}</span> : null}
        {chapter.title ? (
          <span class="name" {...tongue(work.language)}>
            {chapter.title}
          </span>
        ) : null}
      </h2>
      {chapter.authors.length > 0 ? (
        <p class="byline-line">
          by <Byline of={chapter} />
        </p>
      ) : null}
      <p class="numbers">
        <bdi dir="ltr">
          {counted(chapter.words, 'word')},{' '}
          <reading-time words={chapter.words}>{readingTime(chapter.words, USUAL.pace)}</reading-time>
          {chapter.published ? (
            <>
              , <time datetime={chapter.published}>{day(chapter.published)}</time>
            </>
          ) : null}
        </bdi>
      </p>
    </header>
  );
}

/** What the author says beside the story. */
function Notes(props: { label: string; html: CleanHtml; language: string | null; id?: string }) {
  const { label, html, language, id } = props;
  if (html === '') return null;
  return (
    <aside class="notes module" id={id} aria-label={label}>
      <p class="label">{label}</p>
      <Prose html={html} language={language} />
    </aside>
  );
}
