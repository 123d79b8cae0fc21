import { Failure } from '../../ground/failures.ts';
import { NO_HTML } from '../../prose/cleanHtml.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { titleText } from '../../prose/text.ts';
import { emptyDraft, type Draft, type DraftChapter, type Problem, type Reading } from '../draft.ts';
import { PROBLEMS } from '../problems.ts';
import type { ReadContext, Reader, SniffedFile } from '../reader.ts';
import { readMarker } from '../text/endings.ts';
import { onLines } from '../text/filling.ts';
import { takeLines } from '../text/leading.ts';
import { linesOf } from '../text/lines.ts';
import { numberedHeading } from '../html/pieces.ts';
import { markdownChapters } from './chapters.ts';
import { fillFromFrontMatter } from './fill.ts';
import { readFrontMatter, type FrontMatter } from './frontMatter.ts';
import { takeFootnotes } from './footnotes.ts';
import { renderMarkdown } from './render.ts';

/**
 * Markdown with or without YAML or TOML front matter; chapters at its headings.
 * @throws Failure `no-story`
 */
export const markdownReader: Reader = {
  format: 'markdown',
  recognises: (file) => file.kind === 'markdown',
  read: async (file, context) => [readMarkdown(file, context)],
};

function readMarkdown(file: SniffedFile, context: ReadContext): Reading {
  const { text, encoding, problems } = file.text();
  const draft = emptyDraft();
  const matter = readFrontMatter(text);
  const own: Problem[] = [...problems, ...matter.problems, ...fillFromFrontMatter(draft, matter, context)];
  const { body, line } =
    matter.values.size > 0
      ? { body: matter.body, line: matter.lines + 1 }
      : withoutHeader(matter.body, draft, context, own);
  fillChapters(draft, matter, body, line, own);
  if (draft.chapters.every(({ words, html }) => words === 0 && html === ''))
    throw new Failure('no-story', { file: file.name });
  return { files: [file.name], format: 'markdown', encoding, error: null, problems: own, draft };
}

/** Without front matter the text may still have a header such as plain text has, below its title or above it. */
function withoutHeader(
  text: string,
  draft: Draft,
  context: ReadContext,
  problems: Problem[],
): { body: string; line: number } {
  const lines = linesOf(text).map(({ text: line, at }) => ({
    at,
    text: line.replace(/^# +(?=\S)/, '').replace(/ {2}$|\\$/, ''),
  }));
  const header = takeLines(draft, lines, context, onLines);
  problems.push(...header.problems);
  const end = header.header.end;
  return { body: end === 0 ? text : text.split('\n').slice(end).join('\n'), line: end + 1 };
}

/** In files of ours every chapter has a top heading, headings of the story stand lower, and every word is the story's. */
function fillChapters(
  draft: Draft,
  matter: FrontMatter,
  body: string,
  line: number,
  problems: Problem[],
): void {
  const isOurs = matter.values.get('generator')?.value === 'Fadeless';
  const { text, footnotes } = takeFootnotes(body);
  const ending = isOurs ? { text, complete: null, line: 0 } : withoutMarker(text);
  const { title, chapters } = markdownChapters(ending.text, draft.title, isOurs ? [1] : undefined);
  if (draft.title === null && title !== null) {
    draft.title = titleText(title);
    draft.evidence['title'] =
      `heading, line ${line + body.slice(0, body.indexOf(title)).split('\n').length - 1}`;
  }
  const counted = !isOurs && areCounted(chapters.map((chapter) => chapter.title));
  for (const chapter of chapters) {
    const made = chapterOf(
      counted ? (numberedHeading(chapter.title)?.title ?? chapter.title) : chapter.title,
      renderMarkdown(chapter.text, footnotes),
      draft.chapters.length + 1,
      problems,
    );
    if (made.html !== '') draft.chapters.push(made);
  }
  if (draft.complete === null && ending.complete !== null) {
    draft.complete = ending.complete;
    draft.evidence['complete'] = `end marker, line ${line + ending.line}`;
  }
  if (draft.complete === true) draft.chaptersExpected ??= draft.chapters.length;
}

function chapterOf(title: string | null, html: string, number: number, problems: Problem[]): DraftChapter {
  const notice = (code: string, details: Record<string, string>): void => {
    const sentence = (PROBLEMS as Record<string, string>)[code];
    const message = sentence?.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole) ?? code;
    if (!problems.some((problem) => problem.message === message)) problems.push({ code, message });
  };
  const shaped = shapeChapter(html, { notice });
  return {
    number,
    title,
    summary: NO_HTML,
    notesBegin: NO_HTML,
    notesEnd: NO_HTML,
    authors: [],
    ...shaped,
    published: null,
    sourceUrl: null,
  };
}

/** `The End` and `TBC` close the text and are no part of it. */
function withoutMarker(body: string): { text: string; complete: boolean | null; line: number } {
  const trimmed = body.trimEnd();
  const from = trimmed.lastIndexOf('\n') + 1;
  const marker = /^\s*#/.test(trimmed.slice(from)) ? null : readMarker(trimmed.slice(from));
  if (marker === null || from === 0) return { text: body, complete: null, line: 0 };
  const complete = marker === 'end' ? true : marker === 'open' ? false : null;
  return { text: trimmed.slice(0, from), complete, line: trimmed.slice(0, from).split('\n').length - 1 };
}

/** Do the titles only count: `1. The Ferry`, `2. The Island`? */
function areCounted(titles: readonly (string | null)[]): boolean {
  return titles.length > 1 && titles.every((title, at) => numberedHeading(title)?.number === at + 1);
}
