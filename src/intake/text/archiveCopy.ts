import { languageTag } from '../../ground/languages.ts';
import { fromText, joinHtml } from '../../prose/write.ts';
import { chapterTitle } from '../ao3/headings.ts';
import { readStats, type Stats } from '../ao3/stats.ts';
import { warningOf } from '../ao3/vocabulary.ts';
import { compare, emptyChapter } from '../ao3/writing.ts';
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
  draft.title = front.title.text.trim();
  draft.evidence['title'] = `line ${front.title.at}`;
  draft.authors = front.authors.names;
  draft.evidence['authors'] = `line ${front.authors.line}`;
  const stats = takeFacts(draft, front.facts);
  draft.sourceUrl = front.address;
  if (front.address !== null) draft.evidence['sourceUrl'] = 'above the work';
  const { summary, notes, at } = front.sections;
  note(draft, 'summary', summary, `line ${at.summary}`);
  note(draft, 'notesBegin', notes, `line ${at.notes}`);
  note(draft, 'notesEnd', outline.notes, 'below the work');
  const shape = textShaper(
    outline.chapters.flatMap(({ text }) => text),
    '',
  );
  draft.chapters = outline.chapters
    .filter(({ text }) => text.some((line) => line.text.trim() !== ''))
    .map((chapter, at) => chapterOf(chapter, at + 1, shape));
  return { draft, problems: settle(draft, stats, outline.chapters), headed: true };
}

function note(draft: Draft, key: 'summary' | 'notesBegin' | 'notesEnd', text: string, where: string): void {
  if (text === '') return;
  draft[key] = fromText(unwrapped(text));
  draft.evidence[key] = where;
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
    summary: fromText(unwrapped(above.summary)),
    notesBegin: fromText(unwrapped(above.notes)),
    notesEnd: fromText(unwrapped(notes)),
    authors: above.authors,
    ...shape(text),
  };
}

/** Writes the facts above the work into the draft; gives back what the archive counted. */
function takeFacts(draft: Draft, facts: readonly CopiedFact[]): Stats {
  let stats = readStats('');
  for (const { kind, values, where } of facts) {
    if (kind === 'stats') {
      stats = readStats(values.join(' '));
      takeStats(draft, stats, where);
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

function takeStats(draft: Draft, stats: Stats, where: string): void {
  draft.published = stats.published;
  draft.updated = stats.updated;
  if (stats.published !== null) draft.evidence['published'] = where;
  if (stats.updated !== null) draft.evidence['updated'] = where;
  if (stats.chapters === null) return;
  const { posted, expected } = stats.chapters;
  draft.chaptersExpected = expected;
  draft.complete = expected !== null && posted >= expected;
  draft.evidence['complete'] = draft.evidence['chaptersExpected'] = where;
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
  draft.notesBegin = joinHtml(draft.notesBegin, only.notesBegin);
  draft.notesEnd = joinHtml(only.notesEnd, draft.notesEnd);
  if (only.notesBegin !== '') draft.evidence['notesBegin'] ??= 'above the story';
  if (only.notesEnd !== '') draft.evidence['notesEnd'] ??= 'below the story';
  only.notesBegin = only.notesEnd = fromText('');
  return compare(draft, stats, countWords(draft));
}
