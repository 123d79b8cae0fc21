import { readNumber } from '../text/numbers.ts';
import type { Block } from './block.ts';
import {
  chapterTitle,
  hasWords,
  numberedHeading,
  oneLine,
  opensByNumber,
  sameHeading,
  type Piece,
} from './pieces.ts';

/** The chapter's title, and its blocks without the ones that only repeat its heading. */
export function titleOf(
  heading: string | null,
  blocks: Block[],
  work: string | null,
): { title: string | null; rest: Block[] } {
  const title = chapterTitle(heading);
  const [first, ...rest] = blocks;
  if (first === undefined || heading === null) return { title: notWork(title, work), rest: blocks };
  if (isShort(first) && repeats(first.text, heading)) return titleOf(heading, rest, work);
  if (title === null && isSubtitle(first)) return { title: oneLine(first.text), rest };
  return { title: notWork(title, work), rest: blocks };
}

/** A single chapter called like the work has no title of its own. */
function notWork(title: string | null, work: string | null): string | null {
  return title !== null && work !== null && sameHeading(title, work) ? null : title;
}

/** Archives put the author's name to every chapter: "Half Hour by Lark". */
export function withoutByline(heading: string | null, authors: string[]): string | null {
  const author = authors.find((name) => heading?.toLowerCase().endsWith(` by ${name.toLowerCase()}`));
  return author === undefined ? heading : heading!.slice(0, -` by ${author}`.length).trim();
}

/** Do headings only count ("1. The Ferry", "2. The Island")? Prologues and the like may stand between. */
export function areCounted(story: Piece[]): boolean {
  const numbers = story.flatMap(({ heading }) => numberedHeading(heading)?.number ?? []);
  const rising = numbers.every((number, at) => number === numbers[0]! + at);
  const [only] = story;
  const isLone = numbers.length === 1 && story.length === 1 && opensByNumber(only?.heading ?? '');
  return rising && (numbers.length > 1 || isLone);
}

/** The title after the number that only counts. */
export function withoutNumber(heading: string | null): string | null {
  return numberedHeading(heading)?.title ?? heading;
}

/** The blocks without the number of the chapter alone on the first line, which stands above its title. */
export function belowNumber(heading: string | null, blocks: Block[]): Block[] {
  const number = numberedHeading(heading)?.number ?? null;
  const first = blocks.findIndex(hasWords);
  const isNumber = number !== null && readNumber(oneLine(blocks[first]?.text ?? '')) === number;
  return isNumber ? blocks.slice(first + 1) : blocks;
}

function isShort({ text }: Block): boolean {
  return text.length <= 160;
}

function repeats(text: string, heading: string): boolean {
  const words = oneLine(text);
  if (sameHeading(words, heading)) return true;
  const title = chapterTitle(heading);
  return (
    title !== null &&
    (sameHeading(words, title) || chapterTitle(words)?.toLowerCase() === title.toLowerCase())
  );
}

/** Below "Chapter 3", a heading of a lower level or a centred or bold line of few words is its title. */
function isSubtitle({ tag, text, nodes }: Block): boolean {
  if (
    text === '' ||
    text.length > 80 ||
    text.includes('\n') ||
    /[.!?,;]["”’']?$/.test(text.replace(/\.{3}$/, '')) ||
    !hasWords({ tag, text, nodes, ids: [] })
  )
    return false;
  return /^h[1-6]$/.test(tag) || (tag === 'p' && nodes.some(isSetApart));
}

function isSetApart(node: Block['nodes'][number]): boolean {
  if (!('attrs' in node)) return false;
  if (
    node.attrs.some(
      ({ name, value }) =>
        (name === 'align' && value === 'center') || (name === 'class' && /\bcent/.test(value)),
    )
  )
    return true;
  const words = node.childNodes.filter((child) => !('value' in child) || child.value.trim() !== '');
  return words.length === 1 && /^(b|strong|center)$/.test(words[0]?.nodeName ?? '');
}
