import { FORMATS, type Format } from '../../editions/formats.ts';
import { fileName } from '../../editions/fileName.ts';
import type { ChapterEntry, WorkPage } from '../../works/read.ts';
import { chapterAddress, wholeWorkAddress, workAddress } from './addresses.ts';
import { tongue } from './Prose.tsx';

/** What can be done with a work: find a chapter, read it in one piece, take it away. */
export function WorkTools({ work, at }: { work: WorkPage; at: number | 'whole' }) {
  const several = work.chapters.length > 1;
  return (
    <nav class="work-tools" aria-label="This work">
      {several ? (
        <details class="menu index">
          <summary>Chapters</summary>
          <div class="sheet">
            <ChapterIndex work={work} at={at === 'whole' ? null : at} />
            <p class="onward">
              <a href={`${workAddress(work.id)}/navigate`}>Chapter index with dates</a>
            </p>
          </div>
        </details>
      ) : null}
      {several ? (
        at === 'whole' ? (
          <a href={workAddress(work.id)}>Chapter by chapter</a>
        ) : (
          <a href={wholeWorkAddress(work.id)}>Entire work</a>
        )
      ) : null}
      <details class="menu downloads">
        <summary>Download</summary>
        <ul class="sheet">
          {(Object.keys(FORMATS) as Format[]).map((format) => (
            <li>
              <a href={`/downloads/${work.id}/${downloadName(work, format)}`} download>
                {FORMATS[format].name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

function downloadName(work: WorkPage, format: Format): string {
  return encodeURIComponent(
    fileName({ title: work.title, workId: String(work.id), authors: work.authors }, format),
  );
}

/** Every chapter, in columns where there is room. */
function ChapterIndex({ work, at }: { work: WorkPage; at: number | null }) {
  return (
    <ol class="chapter index">
      {work.chapters.map((chapter) => (
        <li>
          <ChapterLink work={work} chapter={chapter} here={chapter.number === at} />
        </li>
      ))}
    </ol>
  );
}

export function ChapterLink({
  work,
  chapter,
  here,
}: {
  work: WorkPage;
  chapter: ChapterEntry;
  here: boolean;
}) {
  return (
    <a href={chapterAddress(work.id, chapter.id)} aria-current={here ? 'page' : undefined}>
      <span class="ordinal">{chapter.number}</span>{' '}
      <span {...tongue(work.language)}>{chapter.title ?? `Chapter ${chapter.number}`}</span>
    </a>
  );
}
