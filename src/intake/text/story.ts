import { fromText } from '../../prose/write.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { emptyDraft, type Draft, type DraftChapter, type Problem } from '../draft.ts';
import type { MailHead } from '../mbox/head.ts';
import { PROBLEMS, problem } from '../problems.ts';
import type { ReadContext } from '../reader.ts';
import { readBody } from './body.ts';
import { takeChapterNotes } from './chapterNotes.ts';
import { chaptersIn, mergeParts, type Stretch } from './chapters.ts';
import { emphasisOf, type Emphasis } from './emphasis.ts';
import { readEnding, readMarker, type Ending } from './endings.ts';
import { partFarewell, takeFarewell } from './farewell.ts';
import type { Stated } from './filling.ts';
import { hyphensOf, type Hyphens } from './hyphens.ts';
import { layoutOf, type Layout } from './layout.ts';
import { setPartKey, takeLines } from './leading.ts';
import { isBlank, isRule, nextFull, type Line } from './lines.ts';
import { fillFromHead } from './mailHead.ts';
import { renderBlocks } from './render.ts';
import { partedByHeaders } from './repeated.ts';
import { unwrapped } from './unwrap.ts';

/** A story as its text tells it. */
export interface Story {
  draft: Draft;
  problems: Problem[];
  /** Was there a header of any kind? */
  headed: boolean;
}

/** How the chapters of one text are set: measured once over all of it. */
interface Setting {
  layout: Layout;
  hyphens: Hyphens;
  emphasis: Emphasis;
}

/**
 * Reads a story from the lines of a text: its header, its chapters, how it ends. `head` is the mail header it came
 * under. A draft without chapters holds no story.
 */
export function readStory(lines: readonly Line[], context: ReadContext, head: MailHead | null = null): Story {
  const draft = emptyDraft();
  const { header, problems, stated } = takeLines(draft, lines, context);
  if (head !== null) problems.push(...fillFromHead(draft, head, context));
  setPartKey(draft);
  const ending = readEnding(lines.slice(header.end));
  problems.push(
    ...ending.dropped.map(({ text, line }) => ({
      code: 'footer-dropped',
      message: PROBLEMS['footer-dropped'].replace('{text}', text),
      line,
    })),
  );
  const above = lines
    .slice(0, header.end)
    .map((line) => line.text)
    .join('\n');
  const parting =
    ending.marker === null
      ? partFarewell(ending.lines, draft.authors)
      : { lines: ending.lines, farewell: ending.after, signature: null };
  if (parting.signature !== null)
    problems.push(problem('footer-dropped', { text: parting.signature.text.trim() }, parting.signature.at));
  const farewell = takeFarewell(draft, parting.farewell, context);
  problems.push(...farewell.problems);
  setPartKey(draft);
  fillChapters(draft, body(parting.lines), above, context, problems);
  if (stated.chapterTitle !== null && draft.chapters.length === 1)
    draft.chapters[0]!.title ??= stated.chapterTitle;
  settle(draft, ending, stated, problems);
  return { draft, problems, headed: header.end > 0 || head !== null || farewell.headed };
}

/** The story's lines without the rule under the header. */
function body(lines: readonly Line[]): Line[] {
  let start = nextFull(lines, 0);
  while (start < lines.length && isRule(lines[start]!.text)) start = nextFull(lines, start + 1);
  return lines.slice(start);
}

function fillChapters(
  draft: Draft,
  lines: readonly Line[],
  header: string,
  context: ReadContext,
  problems: Problem[],
): void {
  if (lines.length === 0) return;
  const text = lines.map((line) => line.text).join('\n');
  const setting: Setting = {
    layout: layoutOf(lines),
    hyphens: hyphensOf(text),
    emphasis: emphasisOf(text, header),
  };
  for (const piece of partedByHeaders(lines, draft, context)) {
    problems.push(...piece.problems);
    const stretches = mergeParts(chaptersIn(piece.lines));
    for (const [index, stretch] of stretches.entries()) {
      const chapter = chapterOf(stretch, setting, draft.chapters.length + 1);
      if (index === 0 && piece.head !== null)
        Object.assign(chapter, piece.head, { title: chapter.title ?? piece.head.title });
      if (chapter.words > 0 || chapter.html !== '') draft.chapters.push(chapter);
    }
    if (stretches.length === 1) onlyChapter(draft, stretches[0]!);
  }
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

function settle(draft: Draft, ending: Ending, stated: Stated, problems: Problem[]): void {
  const { part } = draft;
  if (part?.of === 1) draft.part = null;
  const last = part === null || part.of === null || part.of === part.number;
  if (draft.complete === null && ending.complete !== null && (last || !ending.complete)) {
    draft.complete = ending.complete;
    draft.evidence['complete'] = `end marker, line ${ending.marker}`;
  }
  if (draft.complete === null && part?.of === 1) {
    draft.complete = true;
    draft.evidence['complete'] = 'inferred from part 1 of 1';
  }
  const whole = draft.part === null && draft.chapters.length > 0;
  if (whole && draft.complete === true && draft.chaptersExpected === null) {
    draft.chaptersExpected = draft.chapters.length;
    draft.evidence['chaptersExpected'] = 'inferred from complete';
  }
  if (whole) compare(draft, stated, problems);
}

/** Says so where the header counts otherwise than the text. */
function compare(draft: Draft, stated: Stated, problems: Problem[]): void {
  const counted = draft.chapters.reduce((sum, chapter) => sum + chapter.words, 0);
  if (stated.words !== null && Math.abs(stated.words - counted) > Math.max(100, stated.words * 0.15)) {
    const message = PROBLEMS['word-count-differs']
      .replace('{stated}', String(stated.words))
      .replace('{counted}', String(counted));
    problems.push({ code: 'word-count-differs', message });
  }
  if (stated.chapters !== null && stated.chapters > draft.chapters.length) {
    const message = PROBLEMS['chapters-missing']
      .replace('{stated}', String(stated.chapters))
      .replace('{found}', String(draft.chapters.length));
    problems.push({ code: 'chapters-missing', message });
  }
}
