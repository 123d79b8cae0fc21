import { readHeading } from '../text/headings.ts';
import { headingLevel, type Block } from '../html/block.ts';
import { hasWords, joinedHeading, oneLine, piecesOf, type Piece } from '../html/pieces.ts';
import type { Epub } from './container.ts';
import { placeName, type Section } from './sections.ts';

interface Cut extends Piece {
  depth: number;
}

/** More words than these before the first entry below it, and an entry is a chapter whose entries are its scenes. */
const CHAPTER_WORDS = 150;

/**
 * The book's text cut into chapters: where its table of contents points, else where its documents begin with
 * headings, else at the headings inside. Several chapters may share a document and a chapter may run over several.
 */
export function piecesOfBook(book: Epub, sections: Section[]): Piece[] {
  const text = sections.filter(({ role }) => role === 'text');
  const numbers = new Map(book.spine.map(({ href }, at) => [href, at]));
  const byPlace = entriesByPlace(book, text, numbers);
  if (byPlace.size > 1) return joinParts(foldScenes(cutAtEntries(text, byPlace, numbers)));
  const byFile = text.length > 1 ? cutAtFiles(text) : [];
  return byFile.length > 1 ? byFile : piecesOf(text.flatMap(({ blocks }) => blocks));
}

type Entries = Map<string, { title: string; depth: number }>;

/** The entries of the contents that point into the text, by place; of two at one place the first counts. */
function entriesByPlace(book: Epub, text: Section[], numbers: Map<string, number>): Entries {
  const hrefs = new Set(text.map(({ href }) => href));
  const entries: Entries = new Map();
  for (const { href, fragment, title, depth } of book.toc) {
    const at = numbers.get(href);
    if (at === undefined || !hrefs.has(href)) continue;
    const place =
      fragment === null
        ? placeName(at, '')
        : (foundPlace(text, href, placeName(at, fragment)) ?? placeName(at, ''));
    if (!entries.has(place)) entries.set(place, { title, depth });
  }
  return entries;
}

/** A place that is in its document, or null: then the entry means the document's beginning. */
function foundPlace(text: Section[], href: string, place: string): string | null {
  const section = text.find((one) => one.href === href);
  return section?.blocks.some(({ ids }) => ids.includes(place)) === true ? place : null;
}

function cutAtEntries(text: Section[], entries: Entries, numbers: Map<string, number>): Cut[] {
  const cuts: Cut[] = [{ heading: null, depth: 0, blocks: [] }];
  const open = ({ title, depth }: { title: string; depth: number }) =>
    cuts.push({ heading: title, depth, blocks: [] });
  for (const { href, blocks } of text) {
    const start = entries.get(placeName(numbers.get(href) ?? -1, ''));
    if (start !== undefined) open(start);
    for (const block of blocks) {
      const entry = block.ids.map((id) => entries.get(id)).find((one) => one !== undefined);
      if (entry !== undefined && entry !== start) open(entry);
      cuts.at(-1)?.blocks.push(block);
    }
  }
  return cuts.filter(({ heading, blocks }) => heading !== null || blocks.some(hasWords));
}

/** Entries below a chapter that has words of its own are its scenes: they join it, their titles staying as headings. */
function foldScenes(cuts: Cut[]): Cut[] {
  const folded: Cut[] = [];
  for (const cut of cuts) {
    const above = folded.at(-1);
    const isScene =
      above !== undefined &&
      cut.depth > above.depth &&
      above.heading !== null &&
      isChapter(above) &&
      !saysChapter(cut.heading);
    if (isScene) for (const block of cut.blocks) above.blocks.push(block);
    else folded.push(cut);
  }
  return folded;
}

function isChapter({ heading, blocks }: Cut): boolean {
  const words = blocks.reduce((sum, { text }) => sum + (text === '' ? 0 : text.split(/\s+/).length), 0);
  return words > CHAPTER_WORDS || readHeading(heading ?? '')?.kind === 'chapter';
}

function saysChapter(heading: string | null): boolean {
  return readHeading(heading ?? '')?.kind === 'chapter';
}

/** "Part One" with hardly more than its name below it stands above the chapter that follows. */
function joinParts(cuts: Cut[]): Piece[] {
  const joined: Piece[] = [];
  let above = null as Cut | null;
  for (const cut of cuts) {
    const part = above !== null && cut.depth > above.depth ? joinedHeading(above.part, above.heading) : null;
    const isEmpty = !cut.blocks.some((block) => hasWords(block) && !sameWords(block, cut.heading));
    above = isEmpty ? { ...cut, part } : null;
    if (!isEmpty) joined.push({ heading: cut.heading, part, blocks: withoutHeading(cut) });
  }
  return joined;
}

/** The heading of the text is dropped here already where a part's name now stands before it. */
function withoutHeading(cut: Cut): Block[] {
  const first = cut.blocks.findIndex(hasWords);
  const block = cut.blocks[first];
  return block !== undefined && sameWords(block, cut.heading) ? cut.blocks.slice(first + 1) : cut.blocks;
}

function sameWords({ text }: Block, heading: string | null): boolean {
  return heading !== null && oneLine(text).toLowerCase() === heading.toLowerCase();
}

/** Documents that begin with a heading begin a chapter. */
function cutAtFiles(text: Section[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { blocks } of text) {
    const first = blocks.find(hasWords);
    if (first === undefined) continue;
    const opens = headingLevel(first) !== null || readHeading(oneLine(first.text)) !== null;
    const last = pieces.at(-1);
    if (!opens && last !== undefined) for (const block of blocks) last.blocks.push(block);
    else
      pieces.push(
        opens
          ? { heading: oneLine(first.text), blocks: blocks.slice(blocks.indexOf(first) + 1) }
          : { heading: null, blocks: [...blocks] },
      );
  }
  return pieces;
}
