import { NO_HTML } from '../../prose/cleanHtml.ts';
import { joinHtml } from '../../prose/write.ts';
import { countWords, emptyDraft, type Draft, type Problem } from '../draft.ts';
import type { MailHead } from '../mbox/head.ts';
import { problem } from '../problems.ts';
import type { ReadContext } from '../reader.ts';
import { takeHashtags } from '../tumblr.ts';
import { readArchiveCopy } from './archiveCopy.ts';
import { readEnding, type Ending } from './endings.ts';
import { partFarewell, takeFarewell, type Parting } from './farewell.ts';
import type { Stated } from './filling.ts';
import { partFirstLine } from './firstLine.ts';
import type { Header } from './header.ts';
import { commentsFrom } from './journalCopy.ts';
import { setPartKey, takeLines } from './leading.ts';
import { readHeading } from './headings.ts';
import { withoutSigns, withSigns } from './inlineTags.ts';
import { isBlank, isRule, keyOf, nextFull, type Line } from './lines.ts';
import { fillFromHead } from './mailHead.ts';
import { withoutPageNumbers } from './pages.ts';
import { fillChapters } from './storyChapters.ts';

/** A story as its text tells it. */
export interface Story {
  draft: Draft;
  problems: Problem[];
  /** Was there a header of any kind? */
  headed: boolean;
}

/**
 * Reads a story from the lines of a text: its header, its chapters, how it ends. `head` is the mail header it came
 * under. A draft without chapters holds no story.
 */
export function readStory(all: readonly Line[], context: ReadContext, head: MailHead | null = null): Story {
  const whole = withSigns(withoutPageNumbers(unquoted(all)));
  const story = whole.slice(0, commentsFrom(whole));
  const copied = head === null ? readArchiveCopy(story) : null;
  if (copied !== null) return copied;
  const lines = partFirstLine(story, context.canon);
  const draft = emptyDraft();
  const { header, problems, stated } = takeLines(draft, plainLines(lines), context);
  const end = openingPart(draft, header, lines) ?? header.end;
  if (head !== null) problems.push(...fillFromHead(draft, head, context));
  const ending = readEnding(lines.slice(end));
  const parting = partingOf(ending, draft.authors);
  const farewell = takeFarewell(draft, plainLines(parting.farewell), context);
  takeArchived(draft, ending);
  takeHashtags(draft, ending.tags);
  setPartKey(draft);
  const above = lines.slice(0, end).map((line) => line.text);
  problems.push(...leftOut(ending, parting), ...farewell.problems);
  problems.push(...fillChapters(draft, body(parting.lines, draft), above.join('\n'), context));
  if (stated.chapterTitle !== null && draft.chapters.length === 1)
    draft.chapters[0]!.title ??= stated.chapterTitle;
  settle(draft, ending, stated, problems);
  if (story.length < whole.length) problems.push(problem('comments-dropped', {}, whole[story.length]!.at));
  takeOnlyNotes(draft);
  return { draft, problems, headed: end > 0 || head !== null || farewell.headed };
}

function plainLines(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, text: withoutSigns(line.text) }));
}

/** A story that was sent on with every line of it quoted. */
function unquoted(lines: readonly Line[]): readonly Line[] {
  const full = lines.filter((line) => !isBlank(line));
  const quoted = full.filter(({ text }) => text.startsWith('>')).length;
  if (quoted === 0 || quoted < full.length * 0.9) return lines;
  return lines.map((line) => ({ ...line, text: line.text.replace(/^(?:> ?)+/, '') }));
}

/** Where `1/2` closes the header and `2/2` stands alone below, both open chapters of a whole work: the first's line. */
function openingPart(draft: Draft, header: Header, lines: readonly Line[]): number | null {
  const last = header.fields.at(-1);
  if (last?.kind !== 'part' || last.label !== null || draft.part?.number !== 1) return null;
  const { of } = draft.part;
  const goesOn = lines.some((line) => {
    const heading = line.text.length < 40 ? readHeading(line.text) : null;
    return heading?.number === 2 && heading.of === of && of !== null;
  });
  if (!goesOn) return null;
  draft.part = null;
  return lines.findIndex(({ at }) => at === last.from);
}

function partingOf(ending: Ending, authors: readonly string[]): Parting {
  if (ending.marker === null) return partFarewell(ending.lines, authors);
  return { lines: ending.lines, farewell: ending.after, signature: [] };
}

/** eFiction says below a printed story where it stands. */
function takeArchived(draft: Draft, { dropped }: Ending): void {
  for (const { text, line } of dropped) {
    const address = /^\W*this story (?:is )?archived at\s+(https?:\/\/\S+)/i.exec(text)?.[1];
    if (address === undefined || draft.sourceUrl !== null) continue;
    draft.sourceUrl = address.replace(/^http:/i, 'https:');
    draft.evidence['sourceUrl'] = `line ${line}`;
  }
}

function leftOut(ending: Ending, { signature }: Parting): Problem[] {
  const [first] = signature;
  const signed = signature.map(({ text }) => text.trim()).join(' ');
  const footers = first === undefined ? [] : [{ text: signed, line: first.at }];
  return [...ending.dropped, ...footers].map(({ text, line }) => problem('footer-dropped', { text }, line));
}

/** What an author says around the one chapter of a whole work is said of the work. */
function takeOnlyNotes(draft: Draft): void {
  const [chapter] = draft.chapters;
  if (chapter === undefined || draft.chapters.length > 1 || draft.part !== null) return;
  for (const key of ['notesBegin', 'notesEnd'] as const) {
    if (chapter[key] === '') continue;
    draft[key] =
      key === 'notesBegin' ? joinHtml(draft[key], chapter[key]) : joinHtml(chapter[key], draft[key]);
    draft.evidence[key] ??= key === 'notesBegin' ? 'above the story' : 'below the story';
    chapter[key] = NO_HTML;
  }
}

/** The story's lines without the rule under the header, and without `1. Title by Author`, as eFiction prints the only chapter. */
function body(lines: readonly Line[], { title }: Draft): Line[] {
  let start = nextFull(lines, 0);
  while (start < lines.length && isRule(lines[start]!.text)) start = nextFull(lines, start + 1);
  const [, named] = /^\s*1\. (.{1,120}?)(?: by .{1,60})?$/.exec(lines[start]?.text ?? '') ?? [];
  const isOnly = named !== undefined && title !== null && keyOf(named) === keyOf(title);
  const goesOn = (): boolean => lines.slice(start + 1).some(({ text }) => /^\s*2\. \S/.test(text));
  return lines.slice(isOnly && !goesOn() ? start + 1 : start);
}

function settle(draft: Draft, ending: Ending, stated: Stated, problems: Problem[]): void {
  if (draft.part === null && ending.part !== null && draft.chapters.length === 1) {
    draft.part = { key: '', ...ending.part };
    setPartKey(draft);
  }
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
    draft.chaptersExpected = Math.max(stated.chapters ?? 0, draft.chapters.length);
    draft.evidence['chaptersExpected'] = 'inferred from complete';
  }
  if (whole) compare(draft, stated, problems);
}

/** Says so where the header counts otherwise than the text. */
function compare(draft: Draft, stated: Stated, problems: Problem[]): void {
  const counted = countWords(draft);
  if (stated.words !== null && Math.abs(stated.words - counted) > Math.max(100, stated.words * 0.15)) {
    problems.push(problem('word-count-differs', { stated: stated.words, counted }));
  }
  if (stated.chapters !== null && stated.chapters > draft.chapters.length) {
    problems.push(problem('chapters-missing', { stated: stated.chapters, found: draft.chapters.length }));
  }
}
