import type { Element } from '../../prose/tree.ts';
import type { Problem } from '../draft.ts';
import { problem } from '../problems.ts';
import { readDate } from '../text/dates.ts';
import { hashtagsOn, isTumblrNote } from '../tumblr.ts';
import { attribute, elements, isElement, textContent } from '../../prose/walk.ts';
import { elementOf, headingLevel, type Block } from './block.ts';
import { hasWords, oneLine } from './pieces.ts';

/** What hand-made pages put around a story: ways back, counters, rings, addresses, dates of the page. */
const FURNITURE =
  /^\W*(back to|return to|go (back )?to|home( ?page)?\b|main( page)?$|index$|next\b|prev(ious)?\b|table of contents|contents$|sign (my|the) guest ?book|view (my|the) guest ?book|guest ?book|.{0,60}\bweb ?ring\b|this (site|page|ring|web ?ring)\b|you are (the )?(visitor|number)|visitors?\b|hit counter|(page )?last (updated|modified)|updated on|hosted by|best viewed|get your own free|member of|this page (was|has been)|disclaimer$|links$|e-?mail( me| the author)?$|mail me|send (me )?(feedback|comments)|feedback$|comments\??$|chapter index|all (stories|fiction)|more (stories|fiction)|stories by|archive index|site map|top$|up$|print(er)?[- ]friendly|tweet$|share$|like this|reblog|posted (in|under|by)\b|filed under|tagged\b|tags:|permalink|leave a (comment|reply)|\d+ (comments?|notes?|likes?)|\(?(?:post|leave) a (?:new )?comment|\(?read comments|\d+ (?:years?|months?|weeks?|days?|hours?) ago\b|(?:current )?(?:mood|music|location):|crossposts?:)/i;
const CLOSING_MARK = /(^this story (is )?archived at|copyright|©|\(c\)|all rights reserved)/i;

/** What eFiction says below every story. */
const DISCLAIMER = /^disclaimers?: ((?:all|any) publicly recogni[sz]able\b.*)/i;

/** The work's address, which is kept with it. */
const ARCHIVED_AT = /^this story (is )?archived at https?:\S+$/i;

/** LiveJournal's old pages: "quayside (quayside) wrote, @ 2004-06-05 10:22:00". */
const POSTER = /^[\w-]{1,40} \([^)]{1,60}\) wrote( in [\w-]{1,40})?,? ?@ ?\d{4}-\d\d-\d\d/;

/** Takes the page's furniture off the beginning of its blocks. */
export function withoutTop(blocks: Block[]): Block[] {
  let first = 0;
  while (first < Math.min(blocks.length, 30) && isTop(blocks[first]!)) first += 1;
  return blocks.slice(first);
}

function isTop(block: Block): boolean {
  if (!hasWords(block) || POSTER.test(oneLine(block.text))) return true;
  if (isPath(block)) return true;
  return headingLevel(block) === null && isMostlyLinks(block) && !isMail(block);
}

/** Where a page stands on its site: `Categories > TV > Nightlines`, links all of it. */
function isPath(block: Block): boolean {
  const between = oneLine(block.text).split(/\s[>»/]\s/).length;
  return between > 1 && linksIn(block).length >= between && isMostlyLinks(block);
}

/** The blocks without a page's own contents, links to places further down, and the ways back to them between chapters. */
export function withoutContents(blocks: Block[]): Block[] {
  return blocks.filter(
    (block, at) => !isWayBack(block) && !isMadeBy(block) && (at > 40 || !isContents(block)),
  );
}

/** "Top", "Back to contents": one link within the page and nothing else. */
function isWayBack(block: Block): boolean {
  const [link, ...others] = linksIn(block);
  const isAlone =
    link !== undefined && others.length === 0 && block.text.length <= 40 && isMostlyLinks(block);
  return isAlone && FURNITURE.test(oneLine(block.text)) && attribute(link, 'href')?.startsWith('#') === true;
}

/** What a downloader says of itself. */
function isMadeBy({ text }: Block): boolean {
  return text.length <= 120 && /^\W*exported with the assistance of fichub/i.test(text);
}

function isContents(block: Block): boolean {
  const links = linksIn(block);
  return (
    links.length > 1 &&
    isMostlyLinks(block) &&
    links.every((link) => attribute(link, 'href')?.startsWith('#'))
  );
}

/** Takes it off the end, saying what was left out; addresses met there are the author's, a disclaimer is the story's. */
export function withoutBottom(blocks: Block[]): {
  blocks: Block[];
  problems: Problem[];
  mail: string | null;
  disclaimer: string | null;
  /** Hashtags below a post, and the day beside them. */
  tags: string[];
  date: string | null;
} {
  let end = blocks.length;
  let mail: string | null = null;
  let disclaimer: string | null = null;
  const dropped: string[] = [];
  const tags: string[] = [];
  let date: string | null = null;
  let isPost = false;
  for (let block = blocks[end - 1]; block !== undefined; block = blocks[end - 1]) {
    const day = isPost ? dayAlone(block) : null;
    if (day === null && !isBottom(block)) break;
    date = day ?? date;
    isPost ||= isTumblrNotes(block) || hashtagsOn(block.text) !== null;
    mail = mailIn(block) ?? mail;
    const lines = block.text.split('\n').map(oneLine);
    disclaimer = lines.flatMap((line) => DISCLAIMER.exec(line)?.[1] ?? [])[0] ?? disclaimer;
    tags.unshift(...lines.flatMap((line) => hashtagsOn(line) ?? []));
    const others = lines
      .filter((line) => !DISCLAIMER.test(line) && !ARCHIVED_AT.test(line) && hashtagsOn(line) === null)
      .join(' ');
    if (day === null && /[\p{L}\p{N}]/u.test(others)) dropped.unshift(oneLine(others));
    end -= 1;
  }
  const problems = dropped.map((text) => problem('footer-dropped', { text: text.slice(0, 100) }));
  return { blocks: blocks.slice(0, end), problems, mail, disclaimer, tags, date };
}

function isBottom(block: Block): boolean {
  if (!hasWords(block)) return !block.nodes.some((node) => isElement(node) && isPictureAlone(node));
  if (isTumblrNotes(block)) return true;
  if (block.text.length > 600 || headingLevel(block) !== null) return false;
  return (
    isMostlyLinks(block) ||
    block.text.split('\n').every((line) => line.trim() === '' || isFurnitureLine(line, block))
  );
}

/** Who liked a post and who took it over, with what they said: nearly every line begins so. */
function isTumblrNotes({ text }: Block): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => isTumblrNote(oneLine(line).slice(0, 300))).length > lines.length * 0.6;
}

/** `June 5, 2013 at 10:22 PM`, which Tumblr's styles put below a post. */
function dayAlone({ text }: Block): string | null {
  const words = oneLine(text).replace(/^(?:posted )?(?:on )?/i, '');
  return words.length <= 60 ? readDate(words.replace(/,? (?:at )?\d{1,2}:\d\d ?(?:[ap]m)?$/i, '')) : null;
}

function isFurnitureLine(line: string, block: Block): boolean {
  const words = oneLine(line);
  if (DISCLAIMER.test(words) || hashtagsOn(words) !== null) return true;
  if (words.length > 160) return false;
  if ((FURNITURE.test(words) && words.length <= 120) || CLOSING_MARK.test(words)) return true;
  return (isMail(block) || isMostlyLinks(block)) && words.length <= 120;
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
function isMostlyLinks(block: Block): boolean {
  const links = linksIn(block);
  const linked = lettersOf(links.map((link) => textContent(link)).join(''));
  const toNotes = /^#(fn|ft|note)/i.test(attribute(links[0] ?? NO_LINK, 'href') ?? '');
  return linked > 0 && linked >= lettersOf(block.text) * 0.8 && !toNotes;
}

const NO_LINK = elementOf('a', [], []);

function linksIn({ nodes }: Block): Element[] {
  const all = nodes.flatMap((node) => (isElement(node) ? [node, ...elements(node)] : []));
  return all.filter((one) => isElement(one, 'a') && attribute(one, 'href') !== null);
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
