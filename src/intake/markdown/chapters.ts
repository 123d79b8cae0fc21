import { readHeading } from '../text/headings.ts';
import { keyOf } from '../text/lines.ts';

export interface MarkdownChapter {
  title: string | null;
  text: string;
}

interface Heading {
  level: number;
  text: string;
  /** Offset of the heading's line, and of what follows it. */
  from: number;
  to: number;
}

const HEADING = /^(?: {0,3}(#{1,3})[ \t]+(.+?)[ \t]*#*|(\S.*)\n {0,3}(=+|-{3,}))[ \t]*$/gm;

/**
 * The chapters of a Markdown text: at the headings of the highest level that has several, or that names a chapter.
 * A heading that is only the title is that; what stands before the first chapter belongs to it. `levels` are those
 * at which headings may be more than the story's own.
 */
export function markdownChapters(
  text: string,
  title: string | null,
  levels: readonly number[] = [1, 2, 3],
): { title: string | null; chapters: MarkdownChapter[] } {
  const headings = headingsOf(text).filter(({ level }) => levels.includes(level));
  const [first] = headings;
  const named =
    first !== undefined &&
    text.slice(0, first.from).trim() === '' &&
    first.level === 1 &&
    isTitle(first, headings, title);
  const start = named ? first.to : 0;
  const rest = named ? headings.slice(1) : headings;
  const chapters = cut(text, start, marksOf(rest));
  return { title: named ? first.text : null, chapters };
}

/** The one top heading, or the one that repeats the title. */
function isTitle(first: Heading, headings: readonly Heading[], title: string | null): boolean {
  if (title !== null && keyOf(first.text) === keyOf(title)) return true;
  return (
    title === null &&
    readHeading(first.text) === null &&
    headings.filter(({ level }) => level === 1).length === 1
  );
}

function marksOf(headings: readonly Heading[]): Heading[] {
  for (const level of [1, 2, 3]) {
    const own = headings.filter((heading) => heading.level === level);
    if (own.length >= 2 || own.some(({ text }) => readHeading(text) !== null)) return own;
  }
  return [];
}

function cut(text: string, start: number, marks: readonly Heading[]): MarkdownChapter[] {
  if (marks.length === 0) return [{ title: null, text: text.slice(start) }];
  const front = text
    .slice(start, marks[0]!.from)
    .replace(/^\s*(?:[*_-]\s*){3,}$/gm, '')
    .trim();
  const chapters = marks.map((mark, index) => ({
    title: chapterTitle(mark.text),
    text: text.slice(mark.to, marks[index + 1]?.from),
  }));
  if (front.split(/\s+/).length >= 150) return [{ title: null, text: front }, ...chapters];
  if (front !== '') chapters[0]!.text = `${front}\n\n${chapters[0]!.text}`;
  return chapters;
}

/** `Chapter 3: The Storm` is titled "The Storm"; `Chapter 3` has no title. */
function chapterTitle(text: string): string | null {
  const heading = readHeading(text);
  return heading === null ? text : heading.title;
}

/** Headings outside of code fences. */
function headingsOf(text: string): Heading[] {
  const fenced = [...text.matchAll(/^ {0,3}(```+|~~~+)[^\n]*\n[^]*?(?:^ {0,3}\1|(?![^]))/gm)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  return [...text.matchAll(HEADING)]
    .filter(({ index }) => !fenced.some(([from, to]) => index >= from && index < to))
    .map((match) => ({
      level: match[1]?.length ?? (match[4]!.startsWith('=') ? 1 : 2),
      text: plain(match[2] ?? match[3]!),
      from: match.index,
      to: match.index + match[0].length,
    }));
}

function plain(text: string): string {
  return text
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim();
}
