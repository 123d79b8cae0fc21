import type { Problem } from '../draft.ts';
import { problem } from '../problems.ts';
import { attribute, elements, isElement, textContent } from '../../prose/walk.ts';
import type { Block } from './blocks.ts';
import { hasWords, oneLine } from './pieces.ts';

/** What hand-made pages put around a story: ways back, counters, rings, addresses, dates of the page. */
const FURNITURE =
  /^\W*(back to|return to|go (back )?to|home( ?page)?\b|main( page)?$|index$|next\b|prev(ious)?\b|table of contents|contents$|sign (my|the) guest ?book|view (my|the) guest ?book|guest ?book|web ?ring|this (site|page|ring|web ?ring)\b|you are (the )?(visitor|number)|visitors?\b|hit counter|(page )?last (updated|modified)|updated on|hosted by|best viewed|get your own free|member of|this page (was|has been)|disclaimer$|links$|e-?mail( me| the author)?$|mail me|send (me )?(feedback|comments)|feedback$|comments\??$|chapter index|all (stories|fiction)|more (stories|fiction)|stories by|archive index|site map|top$|up$|print(er)?[- ]friendly|tweet$|share$|like this|reblog|posted (in|under|by)\b|filed under|tagged\b|tags:|permalink|leave a (comment|reply)|\d+ (comments?|notes?|likes?))/i;
const CLOSING_MARK = /(copyright|©|\(c\)|all rights reserved)/i;

/** Takes the page's furniture off the beginning of its blocks. */
export function withoutTop(blocks: Block[]): Block[] {
  let first = 0;
  while (first < Math.min(blocks.length, 30) && isTop(blocks[first]!)) first += 1;
  return blocks.slice(first);
}

function isTop(block: Block): boolean {
  return !hasWords(block) || (isMostlyLinks(block) && !isMail(block));
}

/** Takes it off the end, saying what was left out; addresses met there are the author's. */
export function withoutBottom(blocks: Block[]): {
  blocks: Block[];
  problems: Problem[];
  mail: string | null;
} {
  let end = blocks.length;
  let mail: string | null = null;
  const dropped: string[] = [];
  while (end > 0 && isBottom(blocks[end - 1]!)) {
    const block = blocks[end - 1]!;
    mail = mailIn(block) ?? mail;
    if (hasWords(block)) dropped.unshift(oneLine(block.text));
    end -= 1;
  }
  const problems = dropped.map((text) => problem('footer-dropped', { text: text.slice(0, 100) }));
  return { blocks: blocks.slice(0, end), problems, mail };
}

function isBottom(block: Block): boolean {
  if (!hasWords(block)) return !block.nodes.some((node) => isElement(node) && isPictureAlone(node));
  const words = oneLine(block.text);
  if (words.length > 300) return false;
  return (
    (FURNITURE.test(words) && words.length <= 120) ||
    (CLOSING_MARK.test(words) && words.length <= 160) ||
    isMostlyLinks(block) ||
    (isMail(block) && words.length <= 120)
  );
}

/** A picture that is no link may belong to the story. */
function isPictureAlone(top: Parameters<typeof elements>[0]): boolean {
  for (const element of [top, ...elements(top)]) {
    if (isElement(element, 'a')) return false;
    if (isElement(element, 'img'))
      return !/count|hit|ring|bar|line|button|banner|icon|logo|pixel|blank|spacer/i.test(
        attribute(element, 'src') ?? '',
      );
  }
  return false;
}

/** Nearly all of its words are links, marks between them aside. */
function isMostlyLinks({ nodes, text }: Block): boolean {
  const links = nodes
    .flatMap((node) => [node, ...elements(node)])
    .filter((one) => isElement(one, 'a') && attribute(one, 'href') !== null);
  const linked = lettersOf(links.map((link) => textContent(link)).join(''));
  return (
    links.length > 0 &&
    linked > 0 &&
    linked >= lettersOf(text) * 0.8 &&
    !/^#(fn|ft|note)/i.test(attribute(links[0] as never, 'href') ?? '')
  );
}

function lettersOf(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
}

function isMail(block: Block): boolean {
  return mailIn(block) !== null;
}

/** The address of a `mailto:` link. */
export function mailIn({ nodes }: Block): string | null {
  for (const element of nodes.flatMap((node) => [node, ...elements(node)])) {
    if (!isElement(element, 'a')) continue;
    const address = /^mailto:([^?\s]+@[^?\s]+)/i.exec(attribute(element, 'href') ?? '')?.[1];
    if (address !== undefined) return address;
  }
  return null;
}
