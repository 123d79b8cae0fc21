import { sectionsOf, withoutManagement, wordsOf, type Sections } from './archiveCopySections.ts';
import { isBlank, nextFull, wordCount, type Line } from './lines.ts';

/** A chapter of a copied work. */
export interface CopiedChapter {
  /** `Chapter 2: Title`; null where the work is not parted. */
  heading: string | null;
  above: Sections;
  text: Line[];
  /** Notes at its end. */
  notes: string;
}

/** How a copied work is parted. */
export interface Outline {
  /** All that stands above the first chapter. */
  front: Line[];
  chapters: CopiedChapter[];
  /** Notes at the end of the work. */
  notes: string;
}

const TEXT = /^(?:Chapter|Work) Text:?$/i;
const HEADING = /^Chapter \d+(?::\s.{0,250})?$/i;
const END_NOTES = /^(?:(?:Chapter )?End )?Notes:?$/i;
/** Buttons and lists below a text. */
const FURNITURE =
  /^(?:Actions|↑ Top|Kudos(?: ♥)?:?|Bookmark|Comments(?: \(\d+\))?:?|Post Comment|Hide Comments.*|Share(?: Work)?|← Previous Chapter|Next Chapter →|Entire Work|Chapter Index.*|Mark (?:for Later|as Read)|Subscribe|Download|Series this work belongs to:|Please drop by the Archive and comment.*)$/i;
/** Alone they would be prose now and then; these never are. */
const SURELY =
  /^(?:↑ Top|Kudos ♥|← Previous Chapter|Next Chapter →|Series this work belongs to:|Please drop by the Archive and comment.*)$/i;
const FURTHEST = 400;
/** A heading stands at most so many lines above the text of its chapter. */
const ABOVE = 120;

/** Where each chapter of a copied work stands, by the archive's "Chapter Text" and "Work Text:"; null for other texts. */
export function outlineOf(lines: readonly Line[]): Outline | null {
  const first = lines.slice(0, FURTHEST).findIndex(isMark);
  if (first < 0) return null;
  const marks = lines.flatMap((line, at) => (isMark(line) ? [at] : []));
  const starts = marks.map((mark, at) => startOf(lines, mark, marks[at - 1] ?? -1));
  if (/chapter/i.test(lines[first]!.text) && lines[starts[0]!] === lines[first]) return null;
  const stretches = marks.map((mark, at) => ({
    heading: starts[at] === mark ? null : lines[starts[at]!]!.text.trim(),
    above: sectionsOf(starts[at] === mark ? [] : lines.slice(starts[at]! + 1, mark)),
    below: withoutFurniture(lines.slice(mark + 1, starts[at + 1])),
  }));
  const front = lines.slice(0, starts[0]);
  return parted(front, stretches);
}

function isMark({ text }: Line): boolean {
  return TEXT.test(text.trim());
}

/** The line of a chapter's heading, the nearest above its text; the mark itself where none is. */
function startOf(lines: readonly Line[], mark: number, before: number): number {
  for (let at = mark - 1; at > before && at >= mark - ABOVE; at--)
    if (HEADING.test(lines[at]!.text.trim())) return at;
  return mark;
}

function withoutFurniture(lines: readonly Line[]): Line[] {
  const from = lines.findIndex(({ text }, at) => {
    if (!FURNITURE.test(text.trim())) return false;
    const next = lines[nextFull(lines, at + 1)];
    return SURELY.test(text.trim()) || (next !== undefined && FURNITURE.test(next.text.trim()));
  });
  return withoutManagement(from < 0 ? lines : lines.slice(0, from));
}

interface Stretch {
  heading: string | null;
  above: Sections;
  below: Line[];
}

function parted(front: Line[], stretches: readonly Stretch[]): Outline {
  const { pointsTo } = sectionsOf(front);
  let notes = '';
  const chapters = stretches.map(({ heading, above, below }, at) => {
    const last = at === stretches.length - 1;
    const whole = heading === null;
    const wanted = Number(above.pointsTo.chapter) + Number(last && (pointsTo.work || above.pointsTo.work));
    const labels = endLabels(below, wanted > 0).slice(-Math.max(1, wanted));
    const end = labels[0] ?? below.length;
    const chapter = { heading, above, text: below.slice(0, end), notes: '' };
    const pieces = labels.map((label, index) => wordsOf(below.slice(label + 1, labels[index + 1])));
    const ofWork = last && (whole || (pointsTo.work && (pieces.length > 1 || !above.pointsTo.chapter)));
    if (ofWork && pieces.length > 0) notes = pieces.pop()!;
    return { ...chapter, notes: pieces.join('\n\n') };
  });
  return { front, chapters, notes };
}

/** The lines that head notes below a text, which is longer than they are. */
function endLabels(lines: readonly Line[], announced: boolean): number[] {
  const first = nextFull(lines, 0);
  const words = lines.reduce((sum, { text }) => sum + wordCount(text), 0);
  let before = 0;
  return lines.flatMap((line, at) => {
    before += wordCount(line.text);
    const heads = at > first && END_NOTES.test(line.text.trim()) && (announced || isBlank(lines[at - 1]));
    return heads && (before >= words * 0.4 || words < 200) ? [at] : [];
  });
}
