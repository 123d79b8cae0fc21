import { isBlank, isBlock, tag, treeOf, type Piece, type Tag } from '../tree.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { fitFlow, type Fitting } from './fit.ts';
import { serialise } from '../serialise.ts';

/** A block of a chapter as it stands in the EPUB. */
export interface Block {
  /** The first of the chapter's paragraphs that it holds, or the next one where it holds none; 1 for the first. */
  paragraph: number;
  /** The name of its tag, which is what e-readers count by. */
  name: string;
  xhtml: string;
}

/**
 * The blocks of a chapter's markup: its outermost tags, and each run of loose text between them as a paragraph. Boxes that
 * say nothing, such as one around the whole chapter, are opened.
 */
function sourceBlocks(pieces: readonly Piece[]): Tag[] {
  const blocks: Tag[] = [];
  let run: Piece[] = [];
  const endRun = () => {
    while (run.length > 0 && isBlank(run.at(-1)!)) run.pop();
    if (run.length > 0) blocks.push(tag('p', {}, run));
    run = [];
  };
  for (const piece of pieces) {
    if (!isBlock(piece)) {
      if (run.length > 0 || !isBlank(piece)) run.push(piece);
    } else {
      endRun();
      if (isPlainBox(piece)) blocks.push(...sourceBlocks(piece.children));
      else blocks.push(piece);
    }
  }
  endRun();
  return blocks;
}

function isPlainBox({ name, attributes, children }: Tag): boolean {
  return name === 'div' && Object.keys(attributes).length === 0 && children.some(isBlock);
}

/** Markup as XHTML blocks; scene breaks at its very beginning or end, which part nothing, are left out. */
export function blocksOf(pieces: readonly Piece[], fitting: Fitting): Block[] {
  let paragraph = 1;
  const blocks = sourceBlocks(pieces).flatMap((source) => {
    const first = paragraph;
    paragraph += paragraphsIn(source);
    return sourceBlocks(fitFlow([source], fitting)).map((made) => ({
      paragraph: first,
      name: made.name,
      xhtml: serialise([made]),
    }));
  });
  while (blocks[0]?.name === 'hr') blocks.shift();
  while (blocks.at(-1)?.name === 'hr') blocks.pop();
  return blocks;
}

/** Tags of tables that do not end a paragraph: a row is one. */
const WITHIN_ROWS = new Set(['td', 'th', 'tbody', 'thead', 'tfoot', 'colgroup', 'col']);

/** How many paragraphs a block holds, counted as `paragraphTexts` counts them: blocks that hold words of their own. */
function paragraphsIn(block: Tag): number {
  let [count, words] = [0, false];
  const end = () => {
    if (words) count++;
    words = false;
  };
  const walk = (piece: Piece): void => {
    if (typeof piece === 'string') words ||= piece.trim() !== '';
    else if (piece.name === 'img') words ||= (piece.attributes['alt'] ?? '') !== '';
    else {
      const ends = isBlock(piece) && !WITHIN_ROWS.has(piece.name);
      if (ends) end();
      for (const child of piece.children) walk(child);
      if (ends) end();
    }
  };
  walk(block);
  end();
  return count;
}

/** A note or summary as XHTML, or nothing. */
export function fragment(html: CleanHtml, fitting: Fitting): string {
  return html === ''
    ? ''
    : blocksOf(treeOf(html), fitting)
        .map((block) => block.xhtml)
        .join('');
}

/** Above this, old e-readers fail or crawl. */
const LARGEST_FILE = 250_000;

/** The blocks of a chapter in as many files as it needs, parted at scene breaks where there are any. */
export function files(blocks: Block[]): Block[][] {
  const parts: Block[][] = [];
  let part: Block[] = [];
  let size = 0;
  for (const block of blocks) {
    const length = Buffer.byteLength(block.xhtml);
    if (size + length > LARGEST_FILE && part.length > 0) {
      const cut = cutOf(part);
      parts.push(part.slice(0, cut));
      part = part.slice(cut);
      size = part.reduce((sum, kept) => sum + Buffer.byteLength(kept.xhtml), 0);
    }
    part.push(block);
    size += length;
  }
  return [...parts, part];
}

/** Before the last scene break of the second half, so that no file is left with a sliver; else at the end. */
function cutOf(part: Block[]): number {
  for (let at = part.length - 1; at > part.length / 2; at--) if (part[at]!.name === 'hr') return at;
  return part.length;
}
