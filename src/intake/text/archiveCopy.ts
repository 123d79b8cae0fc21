import { languageTag } from '../../ground/languages.ts';
import { NO_HTML, type CleanHtml } from '../../prose/cleanHtml.ts';
import { fromText, joinHtml } from '../../prose/write.ts';
import { takeStats } from '../ao3/facts.ts';
import { chapterTitle } from '../ao3/headings.ts';
import { readStats, type Stats } from '../ao3/stats.ts';
import { warningOf } from '../ao3/vocabulary.ts';
import { addTo, compare, emptyChapter, keep, take } from '../ao3/writing.ts';
import { countWords, emptyDraft, type Draft, type DraftChapter, type Problem } from '../draft.ts';
import { copyFront, type CopiedFact } from './archiveCopyFront.ts';
import { outlineOf, type CopiedChapter } from './archiveCopyOutline.ts';
import { downloadOutline } from './archiveDownloadOutline.ts';
import { setPartKey } from './leading.ts';
import type { Line } from './lines.ts';
import { readRating } from './ratings.ts';
import { seriesIn } from './seriesField.ts';
import type { Story } from './story.ts';
import { textShaper } from './storyChapters.ts';
import { unwrapped } from './unwrap.ts';

/**
 * Reads a work of AO3 that was marked and copied as text, from its page (one chapter, or the entire work) or from a
 * download; null where the text is none. What the page has around the work, buttons and counts, is left out.
 */
export function readArchiveCopy(lines: readonly Line[]): Story | null {
  const outline = outlineOf(lines) ?? downloadOutline(lines);
  if (outline === null) return null;
  const front = copyFront(outline.front);
  if (front === null) return null;
  const draft = emptyDraft();
  take(draft, 'title', front.title.text.trim(), `line ${front.title.at}`);
  draft.authors = front.authors.names;
  draft.evidence['authors'] = `line ${front.authors.line}`;
  const stats = takeFacts(draft, front.facts);
  take(draft, 'sourceUrl', front.address, 'above the work');
  const { summary, notes, at } = front.sections;
  keep(draft, 'summary', noteOf(summary), `line ${at.summary}`);
  keep(draft, 'notesBegin', noteOf(notes), `line ${at.notes}`);
  keep(draft, 'notesEnd', noteOf(outline.notes), 'below the work');
  const shape = textShaper(
    outline.chapters.flatMap(({ text }) => text),
    '',
  );
  draft.chapters = outline.chapters
    .filter(({ text }) => text.some((line) => line.text.trim() !== ''))
    .map((chapter, at) => chapterOf(chapter, at + 1, shape));
  return { draft, problems: settle(draft, stats, outline.chapters), headed: true };
}

function noteOf(text: string): CleanHtml {
  return fromText(unwrapped(text));
}

function chapterOf(
  { heading, above, text, notes }: CopiedChapter,
  place: number,
  shape: ReturnType<typeof textShaper>,
): DraftChapter {
  const number = Number(/^\W*chapter\s+(\d+)/i.exec(heading ?? '')?.[1] ?? place);
  return {
    ...emptyChapter(number),
    title: heading === null ? null : chapterTitle(heading.trim(), number),
    summary: noteOf(above.summary),
    notesBegin: noteOf(above.notes),
    notesEnd: noteOf(notes),
    authors: above.authors,
    ...shape(text),
  };
}

/** Writes the facts above the work into the draft; gives back what the archive counted. */
function takeFacts(draft: Draft, facts: readonly CopiedFact[]): Stats {
  let stats = readStats('');
  for (const { kind, values, where } of facts) {
    if (kind === 'stats') {
      stats = takeStats(draft, values.join(' '), () => where);
      continue;
    }
    if (values.length === 0) continue;
    if (kind === 'rating') draft.rating = readRating(values[0]!);
    else if (kind === 'language') draft.language = languageTag(values[0]!);
    else if (kind === 'series') draft.series = values.flatMap((value) => seriesIn(value) ?? []);
    else if (kind === 'warnings') draft.warnings = values.map(warningOf);
    else draft[kind] = values;
    draft.evidence[kind] = where;
  }
  return stats;
}

/** One chapter of several is a part; what is said around the one chapter of a whole work is said of the work. */
function settle(draft: Draft, stats: Stats, copied: readonly CopiedChapter[]): Problem[] {
  const [only, ...others] = draft.chapters;
  if (only === undefined || others.length > 0) return compare(draft, stats, countWords(draft));
  const several = (stats.chapters?.posted ?? only.number) > 1 || only.number > 1;
  if (several && copied[0]?.heading !== null) {
    draft.part = { key: '', number: only.number, of: stats.chapters?.expected ?? null };
    setPartKey(draft);
    return [];
  }
  addTo(draft, 'notesBegin', only.notesBegin, 'above the story');
  draft.notesEnd = joinHtml(only.notesEnd, draft.notesEnd);
  if (only.notesEnd !== '') draft.evidence['notesEnd'] ??= 'below the story';
  only.notesBegin = only.notesEnd = NO_HTML;
  return compare(draft, stats, countWords(draft));
}
