import { keyOf } from '../text/lines.ts';
import { headingLevel, type Block } from './block.ts';
import { oneLine } from './pieces.ts';

/** How far into a document its own contents may reach, in blocks. */
const REACH = 300;
const LONGEST_LINE = 120;

/**
 * The blocks without the contents that a word processor or a converter put before the text: lines that say what
 * headings below them say, page numbers aside. One such line alone is none.
 */
export function withoutListing(blocks: Block[]): Block[] {
  const headings = new Set(blocks.filter(isHeading).map(({ text }) => keyOf(oneLine(text))));
  const lists = (block: Block) =>
    !isHeading(block) &&
    linesIn(block).every((line) => headings.has(keyOf(line)) || headings.has(keyOf(withoutPage(line))));
  const listed = blocks.slice(0, REACH).filter((block) => linesIn(block).length > 0 && lists(block));
  if (listed.flatMap(linesIn).length < 2) return blocks;
  const gone = new Set(listed);
  return blocks.filter(
    (block, at) => !gone.has(block) && !(namesContents(block) && goesOn(blocks, at, gone)),
  );
}

function isHeading(block: Block): boolean {
  return headingLevel(block) !== null;
}

/** The lines of a block; none where one is too long to name a chapter. */
function linesIn({ text, tag }: Block): string[] {
  const lines = text.split('\n').map(oneLine).filter(Boolean);
  if (tag === 'hr' || lines.some((line) => line.length > LONGEST_LINE)) return [];
  return lines;
}

function withoutPage(line: string): string {
  return line.replace(/[\s.…_·]+\d{1,4}$/, '');
}

function namesContents({ text }: Block): boolean {
  return /^\W*(table of )?contents\W*$/i.test(text);
}

/** Does what it names follow? */
function goesOn(blocks: Block[], at: number, gone: ReadonlySet<Block>): boolean {
  return blocks.slice(at + 1, at + 4).some((block) => gone.has(block));
}
