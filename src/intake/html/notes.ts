import { descendants, isText } from '../../prose/walk.ts';
import type { Block } from './block.ts';
import { hasWords } from './pieces.ts';

const LABEL =
  /^\s*[*([~_]*\s*(a\/?n|author['’]?s?['’]? (note|comment)s?|note from (the )?author|anmerkung der autorin|notes? d[e'’] ?l['’]aute(ur|rice)|nota (de la autora|del autor))\s*[*)\]~_]*\s*(:|[-–—]|\n|$)/i;
const MOST_BLOCKS = 6;
const MOST_WORDS = 300;

/** Is a section of this name the author speaking, not the story? */
export function notesOnly(heading: string | null): boolean {
  return (
    heading !== null &&
    /^\W*(a\/?n|(author['’]?s?['’]? |story |end |beginning |begin )?notes?|acknowledge?ments?|thanks|disclaimers?|endnotes)\W*$/i.test(
      heading,
    )
  );
}

/**
 * The author's notes that stand before and after a chapter's text, when they are labelled ("A/N:", "Author's Note") and
 * set apart: up to a rule at the beginning, to the last block at the end. Notes amid the text stay there.
 */
export function cutNotes(blocks: Block[]): { begin: Block[]; body: Block[]; end: Block[] } {
  const start = beginLength(blocks);
  const stop = endStart(blocks, start);
  return {
    begin: unlabelled(blocks.slice(0, start)),
    body: blocks.slice(start, stop),
    end: unlabelled(blocks.slice(stop)),
  };
}

/** The words of a note without "A/N:", which the place where it is shown says again. */
function unlabelled(blocks: Block[]): Block[] {
  const [first, ...rest] = words(blocks);
  if (first === undefined) return [];
  const label = LABEL.exec(first.text)?.[0] ?? '';
  const text = first.text.slice(label.length).trim();
  if (text === '') return rest;
  if (label !== '') cutLetters(first, lettersIn(label));
  return [{ ...first, text }, ...rest];
}

/** Takes so many letters off the beginning, and the marks that follow them. */
function cutLetters({ nodes }: Block, letters: number): void {
  let left = letters;
  for (const node of nodes.flatMap((one) => [one, ...descendants(one)])) {
    if (!isText(node)) continue;
    while (left > 0 && node.value !== '') {
      left -= lettersIn(node.value[0]!);
      node.value = node.value.slice(1);
    }
    if (left === 0) node.value = node.value.replace(/^[\s:*)\]~_–—-]+/, '');
    if (left === 0 && node.value !== '') return;
  }
}

function lettersIn(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
}

function words(blocks: Block[]): Block[] {
  return blocks.filter(hasWords);
}

/** How many blocks at the beginning are a note: to the first rule near it, else the labelled block alone. */
function beginLength(blocks: Block[]): number {
  const first = blocks.findIndex(({ tag }) => tag !== 'hr');
  if (first < 0 || !LABEL.test(blocks[first]?.text ?? '')) return 0;
  const rule = blocks
    .slice(first, first + MOST_BLOCKS)
    .findIndex((block) => !hasWords(block) && block.text.length + block.tag.length > 1);
  const length = rule > 0 ? first + rule + 1 : first + labelledLength(blocks[first]);
  return isBearable(blocks, 0, length) ? length : 0;
}

/** A label alone on its line speaks of the block below it. */
function labelledLength(block: Block | undefined): number {
  return (block?.text.replace(LABEL, '').trim() ?? '') === '' ? 2 : 1;
}

function endStart(blocks: Block[], from: number): number {
  const first = Math.max(from, blocks.length - MOST_BLOCKS);
  const at = blocks.findIndex((block, index) => index >= first && LABEL.test(block.text));
  return at > from && isBearable(blocks, at, blocks.length) ? at : blocks.length;
}

/** Notes leave a story over, and are short. */
function isBearable(blocks: Block[], from: number, to: number): boolean {
  const count = (some: Block[]) => some.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const note = count(blocks.slice(from, to));
  return note <= MOST_WORDS && count(blocks) - note > note / 2;
}
