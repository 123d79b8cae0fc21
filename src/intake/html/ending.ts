import { hasWords } from './pieces.ts';
import type { Block } from './blocks.ts';

/** A mark at the end of a story; `complete` is what it says about the work, null where it says nothing sure. */
export interface EndMark {
  words: string;
  complete: boolean | null;
  block: Block;
}

const FINISHED = /^(the end|end|fin|finis|ende|fine|koniec|konec|end file|30)$/;
const OPEN =
  /^(tbc|to be continued|continued in .{1,20}|(end|ende) (of )?(part|chapter|teil|kapitel) .{1,12}|fortsetzung folgt|a suivre|à suivre)$/;

/** The end mark that closes these blocks: their last line of words, six words at most (wild-files.md 3). */
export function endOf(blocks: Block[]): EndMark | null {
  const block = blocks.findLast(hasWords);
  if (block === undefined || block.text.length > 60) return null;
  const words = block.text.replaceAll(/\s+/g, ' ').trim();
  const bare = words.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (FINISHED.test(bare) && isMarked(words, bare))
    return { words, complete: words.includes('?') ? null : true, block };
  return OPEN.test(bare) ? { words, complete: /^(end|ende) /.test(bare) ? null : false, block } : null;
}

/** "30" and "end" want something around them or nothing beside them; "-30-" is a mark, "30" is a number. */
function isMarked(words: string, bare: string): boolean {
  return bare !== '30' || /^-\s?30\s?-$/.test(words);
}

/** The blocks without the mark. */
export function takeEnd(blocks: Block[], { block }: EndMark): Block[] {
  return blocks.filter((one) => one !== block);
}
