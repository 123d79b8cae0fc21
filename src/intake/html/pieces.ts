import { isSceneBreak } from '../../prose/sceneBreaks.ts';
import { readHeading, withoutScenes, type Heading } from '../text/headings.ts';
import { keyOf } from '../text/lines.ts';
import { readNumber } from '../text/numbers.ts';
import { headingLevel, type Block } from './block.ts';

/** A stretch of a document below one heading; the first may have none. */
export interface Piece {
  heading: string | null;
  /** "Part One", where that stands above the heading. */
  part?: string | null;
  blocks: Block[];
}

const LONGEST_HEADING = 120;

/**
 * A document cut where its chapters begin: at its headings (the levels that more than one chapter has), else at
 * lines that say "Chapter 2" and count upwards, else nowhere.
 */
export function piecesOf(blocks: Block[]): Piece[] {
  const level = chapterLevel(blocks);
  const lines = level === null ? chapterLines(blocks) : new Set<Block>();
  const heads = (block: Block) => level !== null && isHeading(block) && (headingLevel(block) ?? 9) <= level;
  return withFront(joinEmpty(cutAt(blocks, (block) => lines.has(block) || heads(block))));
}

const FRONT_WORDS = 150;

/** A few words before the first heading, such as an epigraph, stand at the head of the first chapter. */
function withFront(pieces: Piece[]): Piece[] {
  const [front, first, ...rest] = pieces;
  if (front === undefined || first === undefined || front.heading !== null) return pieces;
  const words = front.blocks.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0);
  return words >= FRONT_WORDS ? pieces : [{ ...first, blocks: [...front.blocks, ...first.blocks] }, ...rest];
}

/** Cuts before each block that opens a piece; the opening block becomes the piece's heading. */
function cutAt(blocks: Block[], opens: (block: Block) => boolean): Piece[] {
  const pieces: Piece[] = [{ heading: null, blocks: [] }];
  for (const block of blocks) {
    if (opens(block)) pieces.push({ heading: oneLine(block.text), blocks: [] });
    else pieces.at(-1)?.blocks.push(block);
  }
  return pieces.filter(({ heading, blocks: held }) => heading !== null || held.some(hasWords));
}

/** "Part One" with nothing before "Chapter 1" stands above the chapter below it. */
function joinEmpty(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  let part: string | null = null;
  for (const piece of pieces) {
    const isEmpty = piece.heading !== null && !piece.blocks.some(hasWords);
    if (!isEmpty) joined.push({ ...piece, part });
    part = isEmpty ? joinedHeading(part, piece.heading) : null;
  }
  return joined;
}

/** One heading above another, as one line. */
export function joinedHeading(above: string | null | undefined, below: string | null): string | null {
  return above == null || below === null ? (above ?? below) : `${above}: ${below}`;
}

/** Has it words or pictures, more than a rule or a mark between scenes? */
export function hasWords({ text, tag }: Block): boolean {
  return tag !== 'hr' && text !== '' && !isSceneBreak(text);
}

/** The lowest of the heading levels that part chapters, or null when headings part none. */
function chapterLevel(blocks: Block[]): number | null {
  const headings = blocks.filter(isHeading);
  const saying = headings.filter(({ text }) => namesChapter(text));
  const levelOf = (block: Block) => headingLevel(block) ?? 9;
  if (saying.length > 0) return saying.reduce((lowest, block) => Math.max(lowest, levelOf(block)), 0);
  return [1, 2, 3].find((level) => headings.filter((block) => levelOf(block) === level).length > 1) ?? null;
}

function isHeading(block: Block): boolean {
  const level = headingLevel(block);
  if (level === null || level > 4 || block.text.length > LONGEST_HEADING) return false;
  return hasWords(block) && !isEnding(block.text);
}

function isEnding(text: string): boolean {
  return /^\W*(the end|end|fin|finis|tbc|to be continued)\W*$/i.test(text);
}

function namesChapter(text: string): boolean {
  const heading = readHeading(oneLine(text));
  return opensByNumber(oneLine(text)) || (heading !== null && heading.kind !== 'number');
}

/** "3. The Ferry" opens a chapter even when it stands alone; "24: A Long Day" may be a title. */
export function opensByNumber(heading: string): boolean {
  return /^\d{1,3}[.)]\s+\S/.test(heading);
}

/** "3. The Ferry", "III: The Ferry" in its parts; null for every other heading. */
export function numberedHeading(heading: string | null): { number: number; title: string } | null {
  const [, said, title] = /^(\d{1,3}|[IVXL]{1,7})\s*[.):–—-]\s*(\S.*)$/.exec(heading ?? '') ?? [];
  const number = said === undefined ? null : readNumber(said);
  return title === undefined || number === null ? null : { number, title };
}

/** Lines of their own that open chapters: two that count upwards, or one that says it is the first. */
function chapterLines(blocks: Block[]): Set<Block> {
  const all = blocks.flatMap((block) => {
    const heading =
      block.tag === 'p' && !block.text.includes('\n\n') ? readHeading(oneLine(block.text)) : null;
    return heading === null ? [] : [{ block, heading }];
  });
  const read = withoutScenes(all);
  for (const kind of ['chapter', 'part', 'number'] as const) {
    const counted = upwards(
      read.filter(({ heading }) => heading.kind === kind || (kind !== 'number' && heading.kind === 'named')),
    );
    const numbers = counted.filter(({ heading }) => heading.number !== null);
    const first = numbers[0]?.heading.number;
    if (numbers.length > 1 || (kind === 'chapter' && first === 1))
      return new Set(counted.map(({ block }) => block));
  }
  return signedLines(blocks);
}

/** "1. The Sill by Odile", "2. The Slip by Odile": the print skins of archives put the author to every chapter. */
function signedLines(blocks: Block[]): Set<Block> {
  const signed = blocks.flatMap((block) => {
    const heading = block.text.length <= LONGEST_HEADING ? numberedHeading(oneLine(block.text)) : null;
    const by = heading === null ? undefined : /\sby (\S.*)$/i.exec(heading.title)?.[1];
    return heading === null || by === undefined ? [] : [{ block, by, number: heading.number }];
  });
  const same = signed.every(({ by, number }, at) => by === signed[0]!.by && number === at + 1);
  return new Set(same ? signed.map(({ block }) => block) : []);
}

type Read = { block: Block; heading: Heading };

/** Those whose number follows the last, from a first that is small; unnumbered ones pass. */
function upwards(read: Read[]): Read[] {
  let last = 0;
  return read.filter(({ heading: { number } }) => {
    if (number === null) return true;
    const follows = last === 0 ? number <= 2 : number === last + 1;
    if (follows) last = number;
    return follows;
  });
}

/** The title of a chapter in its heading, or null where the heading is nothing but its number. */
export function chapterTitle(heading: string | null): string | null {
  if (heading === null) return null;
  const read = readHeading(heading);
  if (read === null) return heading;
  return read.kind === 'part' && read.title === null ? heading : read.title;
}

/** Do two headings say the same, numbers and marks aside? */
export function sameHeading(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
