import type { ReadContext } from '../reader.ts';
import { emptyDraft } from '../draft.ts';
import { readEnding } from './endings.ts';
import { fillDraft } from './fill.ts';
import { onLines } from './filling.ts';
import { showsLabels } from './glimpse.ts';
import { readHeader } from './header.ts';
import { isChapterHeading, readHeading } from './headings.ts';
import { keyOf, wordCount, type Line } from './lines.ts';

const OPENS = /^\W{0,4}title\W{0,3}:\W{0,3}\s*\S/i;
/** A story among others is no shorter. */
const FEWEST_WORDS = 50;
const HEADER_LINES = 120;
/** Lines below a header that may still say which chapter follows. */
const BELOW = 6;
const FAREWELL_LINES = 40;
/** Header fields that two stories have in common. */
const SHARED = 3;

/**
 * The stories of a text that holds several, one after the other: each with a title of its own in a header of the same
 * fields, below a line that ends the story above. Whatever may be a chapter or a part of the story above stays with
 * it, and a text of one story comes back whole.
 */
export function storiesIn(lines: readonly Line[], context: ReadContext): Line[][] {
  const stories: Line[][] = [];
  let from = 0;
  let looked = 0;
  let opening: Opening | undefined;
  for (let at = 1; at < lines.length; at++) {
    if (!OPENS.test(lines[at]!.text) || !closes(lines, looked, at)) continue;
    looked = at;
    opening ??= openingAt(lines, from, context);
    if (opening === undefined) break;
    if (isCalled(lines[at]!, opening) || !showsLabels(lines, at, SHARED)) continue;
    const next = openingAt(lines, at, context);
    if (next === undefined || !areTwo(opening, next)) continue;
    stories.push(lines.slice(from, at));
    from = at;
    opening = next;
  }
  return [...stories, lines.slice(from)];
}

interface Opening {
  /** As `keyOf` makes it. */
  title: string;
  kinds: ReadonlySet<string>;
}

/** Is the title here the same again? */
function isCalled({ text }: Line, { title }: Opening): boolean {
  return keyOf(text.replace(/^[^:]*:/, '')) === title;
}

/** The header of a whole story, where one stands here. */
function openingAt(lines: readonly Line[], at: number, context: ReadContext): Opening | undefined {
  const header = readHeader(lines.slice(at, at + HEADER_LINES), context.canon);
  const draft = emptyDraft();
  fillDraft(draft, header, context, onLines);
  const { title, part } = draft;
  const kinds = new Set<string>(header.fields.filter(({ label }) => label !== null).map(({ kind }) => kind));
  if (title === null || keyOf(title) === '' || part !== null || kinds.has('part') || kinds.has('chapter'))
    return undefined;
  if (readHeading(title) !== null || lines.slice(at, at + header.end + BELOW).some(goesOn)) return undefined;
  return { title: keyOf(title), kinds };
}

/** `Chapter 2` */
function goesOn({ text }: Line): boolean {
  return text.length <= 80 && isChapterHeading(text) && (readHeading(text)?.number ?? 1) > 1;
}

/** `The Quay` and `The Quay: Lamps` may be a story and its chapter. */
function areTwo(one: Opening, other: Opening): boolean {
  if (one.title.startsWith(other.title) || other.title.startsWith(one.title)) return false;
  return [...other.kinds].filter((kind) => one.kinds.has(kind)).length >= SHARED;
}

/** Whether a story of some length ends above. */
function closes(lines: readonly Line[], from: number, at: number): boolean {
  if (readEnding(lines.slice(Math.max(from, at - FAREWELL_LINES), at)).complete !== true) return false;
  let words = 0;
  for (let line = from; line < at && words < FEWEST_WORDS; line++) words += wordCount(lines[line]!.text);
  return words >= FEWEST_WORDS;
}
