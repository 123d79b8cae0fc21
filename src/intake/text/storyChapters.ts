import { fromText, joinHtml } from '../../prose/write.ts';
import { shapeChapter, type ShapedChapter } from '../../prose/shape.ts';
import type { Draft, DraftChapter, Problem } from '../draft.ts';
import type { ReadContext } from '../reader.ts';
import { readBody } from './body.ts';
import { takeChapterNotes } from './chapterNotes.ts';
import { chaptersIn, mergeParts, type Stretch } from './chapters.ts';
import { emphasisOf, type Emphasis } from './emphasis.ts';
import { readMarker } from './endings.ts';
import { hyphensOf, type Hyphens } from './hyphens.ts';
import { layoutOf, type Layout } from './layout.ts';
import { setPartKey } from './leading.ts';
import { isBlank, type Line } from './lines.ts';
import { renderBlocks } from './render.ts';
import { partedByHeaders, type Piece } from './repeated.ts';
import { unwrapped } from './unwrap.ts';

/** How the chapters of one text are set: measured once over all of it. */
interface Setting {
  layout: Layout;
  hyphens: Hyphens;
  emphasis: Emphasis;
}

/** Parts the story's lines into the draft's chapters. `header` is what stands above: a legend may be in it. */
export function fillChapters(
  draft: Draft,
  lines: readonly Line[],
  header: string,
  context: ReadContext,
): Problem[] {
  if (lines.length === 0) return [];
  const problems: Problem[] = [];
  const setting = settingOf(lines, header);
  const pieces = partedByHeaders(lines, draft, context);
  for (const piece of pieces) {
    problems.push(...piece.problems);
    const stretches = mergeParts(chaptersIn(piece.lines, draft.title));
    for (const [index, stretch] of stretches.entries()) {
      const chapter = chapterOf(stretch, setting, draft.chapters.length + 1);
      if (index === 0 && piece.head !== null) putUnder(piece.head, chapter);
      if (chapter.words > 0 || chapter.html !== '') draft.chapters.push(chapter);
    }
    if (stretches.length === 1) onlyChapter(draft, stretches[0]!);
  }
  gatherParts(draft, pieces);
  return problems;
}

function settingOf(lines: readonly Line[], header: string): Setting {
  const text = lines.map((line) => line.text).join('\n');
  return { layout: layoutOf(lines), hyphens: hyphensOf(text), emphasis: emphasisOf(text, header) };
}

/** Shapes chapters of one text, `lines` being all of it, as they stand: nothing is taken off their edges. */
export function textShaper(
  lines: readonly Line[],
  header: string,
): (chapter: readonly Line[]) => ShapedChapter {
  const { layout, hyphens, emphasis } = settingOf(lines, header);
  return (chapter) => shapeChapter(renderBlocks(readBody(chapter, layout, hyphens), emphasis));
}

function putUnder(head: NonNullable<Piece['head']>, chapter: DraftChapter): void {
  chapter.title ??= head.title;
  chapter.summary = head.summary;
  chapter.notesBegin = joinHtml(head.notesBegin, chapter.notesBegin);
  chapter.published = head.published;
}

/** A file whose headers count from the first part on holds the work itself, not a part of it. */
function gatherParts(draft: Draft, pieces: readonly Piece[]): void {
  const parts = [draft.part, ...pieces.slice(1).map(({ part }) => part)];
  if (parts.length < 2 || parts.some((part, index) => part?.number !== index + 1)) return;
  const of = parts.findLast((part) => part?.of != null)?.of ?? null;
  draft.part = null;
  if (of === null || draft.chapters.length !== parts.length) return;
  draft.chaptersExpected ??= of;
  draft.evidence['chaptersExpected'] ??= 'the headers of its parts';
  if (draft.complete !== null || parts.length < of) return;
  draft.complete = true;
  draft.evidence['complete'] = `all ${of} parts are there`;
}

/** A file that holds "Chapter 3" and no other is a part of a longer work. */
function onlyChapter(draft: Draft, { heading }: Stretch): void {
  if (heading === null || heading.number === null || draft.chapters.length !== 1 || draft.part !== null)
    return;
  if (heading.number === 1 && heading.of === null) return;
  draft.part = { key: '', number: heading.number, of: heading.of };
  setPartKey(draft);
}

function chapterOf(stretch: Stretch, { layout, hyphens, emphasis }: Setting, number: number): DraftChapter {
  const notes = takeChapterNotes(withoutMarker(stretch.lines));
  const shaped = shapeChapter(renderBlocks(readBody(notes.lines, layout, hyphens), emphasis));
  return {
    number,
    title: stretch.title,
    summary: fromText(''),
    notesBegin: fromText(unwrapped(notes.begin)),
    notesEnd: fromText(unwrapped(notes.end)),
    authors: [],
    ...shaped,
    published: null,
    sourceUrl: null,
  };
}

/** "End of chapter 3" and "TBC" close the chapters inside a file too. */
function withoutMarker(lines: readonly Line[]): Line[] {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1])) end--;
  const last = lines[end - 1];
  const ends = last !== undefined && end > 1 && isBlank(lines[end - 2]) && readMarker(last.text) !== null;
  return lines.slice(0, ends ? end - 1 : end);
}
