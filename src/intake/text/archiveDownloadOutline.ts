import { sectionsOf, wordsOf } from './archiveCopySections.ts';
import type { CopiedChapter, Outline } from './archiveCopyOutline.ts';
import { blockEnd, isBlank, keyOf, nextFull, type Line } from './lines.ts';
import { noteEnd } from './noteParagraphs.ts';
import { looksLikeTitle } from './titleblock.ts';

const POSTED = /^Posted originally on the Archive of Our Own at\b/i;
const HEADING = /^Chapter (\d+)(?::\s.{0,250})?$/i;
const LABEL = /^Chapter (?:Summary|Notes)$/i;
const NOTES_LABEL = /^Chapter Notes$/i;
const END_NOTES = /^Chapter End Notes$/i;
const AFTERWORD = /^Afterword$/i;
const POINTER = /^See the end of the (?:chapter|work|story) for .{0,20}notes\.?$/i;
const DROP_BY = /^Please drop by the Archive and comment/i;
const FURTHEST = 40;
/** Paragraphs that notes may have where their end is told. */
const NOTES = 8;

/** The same for a download of AO3 that was turned to text: "Preface", "Chapter Notes", "Afterword"; null for other texts. */
export function downloadOutline(lines: readonly Line[]): Outline | null {
  const posted = lines.slice(0, FURTHEST).findIndex(({ text }) => POSTED.test(text.trim()));
  if (posted < 0) return null;
  const foot = lines.findLastIndex(({ text }) => AFTERWORD.test(text.trim()));
  const end = foot < posted ? lines.length : foot;
  const heads = headings(lines.slice(0, end), posted);
  if (heads.length === 0) return null;
  const only = lines[heads[0]!]!.text.trim();
  const single = heads.length === 1 && !HEADING.test(only) && keyOf(only) === titleAbove(lines, posted);
  const chapters = heads.map((head, at) =>
    chapterOf(single ? null : lines[head]!.text.trim(), lines.slice(head + 1, heads[at + 1] ?? end)),
  );
  const below = sectionsOf(lines.slice(end + 1).filter(({ text }) => !DROP_BY.test(text.trim())));
  const said = wordsOf(below.before.filter(({ text }) => !/^End Notes$/i.test(text.trim())));
  return { front: lines.slice(0, heads[0]), chapters, notes: said };
}

/** `Chapter 1: Title` and so on; else what stands over "Chapter Notes"; else the title again, over the text of one chapter. */
function headings(lines: readonly Line[], posted: number): number[] {
  const counted = lines.flatMap(({ text }, at) => {
    const number = HEADING.exec(text.trim())?.[1];
    return at > posted && number !== undefined && isBlank(lines[at + 1])
      ? [{ at, number: Number(number) }]
      : [];
  });
  const rising = counted.filter(({ number }, at) => number === at + 1);
  if (rising.length > 0) return rising.map(({ at }) => at);
  const own = bareHeadings(lines).filter((at) => at > posted);
  if (own.length > 0) return own;
  const title = titleAbove(lines, posted);
  const again = lines.flatMap(({ text }, at) => (at > posted && keyOf(text) === title ? [at] : []));
  return again.length > 1 ? [again.at(-1)!] : [];
}

function titleAbove(lines: readonly Line[], posted: number): string {
  return keyOf(lines.slice(0, posted).findLast((line) => !isBlank(line))?.text ?? '');
}

/** Until 2025 a chapter's title stood alone: it is known by the labels below it, or by the end notes above. */
function bareHeadings(lines: readonly Line[]): number[] {
  const found = new Set<number>();
  for (const [at, { text }] of lines.entries()) {
    const words = text.trim();
    const summed = lines
      .slice(Math.max(0, at - SUMMARY_LINES), at)
      .some((line) => /^Chapter Summary$/i.test(line.text.trim()));
    if (LABEL.test(words) && !(summed && /notes/i.test(words))) found.add(above(lines, at));
    if (!END_NOTES.test(words)) continue;
    const next = titleBelow(lines, blockEnd(lines, nextFull(lines, at + 1)));
    if (next !== null) found.add(next);
  }
  return [...found].sort((one, other) => one - other);
}

const SUMMARY_LINES = 8;

function titleBelow(lines: readonly Line[], from: number): number | null {
  let at = nextFull(lines, from);
  for (let blocks = 0; blocks < NOTES && at < lines.length; blocks++) {
    if (blockEnd(lines, at) === at + 1 && looksLikeTitle(lines[at]!.text)) return at;
    at = nextFull(lines, blockEnd(lines, at));
  }
  return null;
}

function above(lines: readonly Line[], from: number): number {
  let at = from - 1;
  while (at > 0 && isBlank(lines[at])) at--;
  return at;
}

function chapterOf(heading: string | null, lines: readonly Line[]): CopiedChapter {
  const begins = textFrom(lines);
  const label = lines.findLastIndex(({ text }, at) => at > begins && END_NOTES.test(text.trim()));
  const end = label < 0 ? lines.length : label;
  const notes = label < 0 ? '' : wordsOf(lines.slice(label + 1));
  return { heading, above: sectionsOf(lines.slice(0, begins)), text: lines.slice(begins, end), notes };
}

/** A summary is one paragraph, or all up to the label below it; notes are all up to the line that points to more. */
function textFrom(lines: readonly Line[]): number {
  let at = nextFull(lines, 0);
  while (at < lines.length && (LABEL.test(lines[at]!.text.trim()) || POINTER.test(lines[at]!.text.trim()))) {
    if (POINTER.test(lines[at]!.text.trim())) at = nextFull(lines, at + 1);
    else at = nextFull(lines, sectionEnd(lines, at + 1, /notes/i.test(lines[at]!.text)));
  }
  return at;
}

function sectionEnd(lines: readonly Line[], from: number, areNotes: boolean): number {
  const first = blockEnd(lines, nextFull(lines, from));
  const closes = areNotes ? POINTER : NOTES_LABEL;
  let at = first;
  for (let blocks = 1; blocks < NOTES && at < lines.length; blocks++) {
    const next = nextFull(lines, at);
    if (closes.test(lines[next]?.text.trim() ?? '')) return at;
    at = blockEnd(lines, next);
  }
  return areNotes ? noteEnd(lines, first) : first;
}
