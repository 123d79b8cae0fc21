import type { ChildNode, Element } from '../../prose/tree.ts';
import { children, hasClass, isElement } from '../../prose/walk.ts';
import { blocks, hasClassLike, hasId, isBlank, labelOf } from './blocks.ts';

/** One chapter of a download, cut out: its heading and notes as blocks, its text as it stands. */
export interface ChapterCut {
  heading: Element | null;
  head: Element[];
  text: ChildNode[];
  end: Element[];
}

/** Whether a heading is that of a chapter, and not one that an author wrote into the text. */
export type IsHeading = (heading: Element) => boolean;

/**
 * Cuts what stands in `#chapters` into chapters. A chapter begins with a `div` of its own that opens with the
 * heading; its text is in one `div.userstuff`, or in several where a book was split; its end notes carry an id.
 */
export function cutChapters(nodes: ChildNode[], isHeading: IsHeading = () => true): ChapterCut[] {
  const cuts: ChapterCut[] = [];
  const current = () => cuts.at(-1) ?? begin(cuts);
  for (const node of nodes) {
    if (isBlank(node) || (isElement(node) && hasClass(node, 'toc-heading'))) continue;
    if (hasId(node, /^endnotes\d+$/)) current().end.push(...blocks([node]));
    else if (isElement(node) && isHead(node, isHeading)) addHead(cuts, node);
    else for (const child of isElement(node, 'div') ? children(node) : [node]) current().text.push(child);
  }
  return cuts.filter((cut) => cut.heading !== null || !cut.text.every(isBlank));
}

function begin(cuts: ChapterCut[]): ChapterCut {
  const cut: ChapterCut = { heading: null, head: [], text: [], end: [] };
  cuts.push(cut);
  return cut;
}

/** A head without a heading of its own goes on with the chapter that a split left just begun. */
function addHead(cuts: ChapterCut[], node: Element): void {
  const head = [...blocks([node])];
  const heading = head.find((block) => isElement(block, 'h1', 'h2')) ?? null;
  const last = cuts.at(-1);
  const goesOn = heading === null && last !== undefined && last.text.length === 0;
  const cut = goesOn ? last : begin(cuts);
  cut.heading ??= heading;
  cut.head.push(...head.filter((block) => block !== heading));
}

/** Whether this is the `div.meta` above a chapter: in books its class is lost, its heading and labels are not. */
function isHead(node: Element, isHeading: IsHeading): boolean {
  if (!isElement(node, 'div')) return false;
  if (hasClass(node, 'meta')) return true;
  if (hasClassLike(node, 'userstuff')) return false;
  const [first] = blocks([node]);
  if (first === undefined) return false;
  if (isElement(first, 'h1', 'h2')) return isHeading(first);
  return /^chapter (summary|notes)$/.test(labelOf(first) ?? '');
}
