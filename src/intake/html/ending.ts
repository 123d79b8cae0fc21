import { readMarker } from '../text/endings.ts';
import type { Block } from './block.ts';
import { hasWords } from './pieces.ts';

/** The end of a story: what is still text, what its mark says about the work, and the words of farewell after it. */
export interface Ending {
  blocks: Block[];
  /** The mark as written; null where there is none. */
  mark: string | null;
  /** null where the mark says nothing about the whole work. */
  complete: boolean | null;
  after: Block[];
}

/** A farewell longer than this is no farewell, and what stands before it no end mark. */
const MOST_WORDS_AFTER = 200;

/** Takes "The End", "TBC" and what follows it off the last blocks. */
export function readEnd(blocks: Block[]): Ending {
  let words = 0;
  for (let at = blocks.length - 1; at >= 0 && words <= MOST_WORDS_AFTER; at--) {
    const block = blocks[at]!;
    const marker = block.text.includes('\n') ? null : readMarker(block.text);
    if (marker !== null) return ending(blocks, at, marker);
    words += block.text.split(/\s+/).length;
  }
  return { blocks, mark: null, complete: null, after: [] };
}

function ending(blocks: Block[], at: number, marker: 'end' | 'open' | 'part'): Ending {
  const complete = marker === 'part' ? null : marker === 'end';
  return {
    blocks: blocks.slice(0, at),
    mark: blocks[at]!.text,
    complete,
    after: blocks.slice(at + 1).filter(hasWords),
  };
}
