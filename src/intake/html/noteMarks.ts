import type { Element } from '../../prose/tree.ts';
import { attribute, elements, find, isElement, textContent } from '../../prose/walk.ts';
import type { Block } from './block.ts';
import type { Piece } from './pieces.ts';

/** How notes are marked: "1", "[12]", "iv", "a", "*". */
export const MARK = /^\s*[[(]?(\d{1,3}|[ivxlc]{1,5}|[a-z]|[*†‡§¶#]{1,4})[\])]?\.?\s*$/i;

/** A short link to a place in the document. */
export interface Mark {
  link: Element;
  target: string;
  block: Block;
}

/** Short links to a place in the document, the first for each place. */
export function marksIn(pieces: Piece[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const block of pieces.flatMap(({ blocks }) => blocks)) {
    for (const link of linksIn(block)) {
      const target = /^#(.+)$/.exec(attribute(link, 'href') ?? '')?.[1];
      if (target === undefined || marks.has(target) || !MARK.test(textContent(link))) continue;
      marks.set(target, { link, target, block });
    }
  }
  return [...marks.values()];
}

function linksIn(block: Block): Element[] {
  return everyElement(block).filter((element) => isElement(element, 'a'));
}

export function everyElement({ nodes }: Block): Element[] {
  return nodes.flatMap((node) => (isElement(node) ? [node, ...elements(node)] : []));
}

/** The elements that marks point to and that hold a link back to where the mark is. */
export function notesIn(pieces: Piece[], marks: Mark[], order: Map<Element, number>): Map<string, Element> {
  const byTarget = new Map(marks.map((mark) => [mark.target, mark]));
  const notes = new Map<string, Element>();
  for (const block of pieces.flatMap(({ blocks }) => blocks)) {
    for (const [id, element] of places(block)) {
      const mark = byTarget.get(id);
      // A note comes after its mark; else each link back would make its mark a note.
      if (mark === undefined || notes.has(id) || order.get(mark.link)! > order.get(element)!) continue;
      const whole = isElement(element, 'a', 'sup', 'span') ? wholeNote(element, block) : element;
      if (whole !== null && pointsBack(whole, idsAround(mark))) notes.set(id, whole);
    }
  }
  return notes;
}

/** Names in a block and their elements; a name on a wrapper that was opened stands for the block's own element. */
function places(block: Block): [string, Element][] {
  const inside = everyElement(block).flatMap((element): [string, Element][] => {
    const id = idOf(element);
    return id === null ? [] : [[id, element]];
  });
  const known = new Set(inside.map(([id]) => id));
  const [top] = everyElement(block);
  const around =
    top === undefined
      ? []
      : block.ids.filter((id) => !known.has(id)).map((id): [string, Element] => [id, top]);
  return [...inside, ...around];
}

export function orderOf(pieces: Piece[]): Map<Element, number> {
  const order = new Map<Element, number>();
  for (const block of pieces.flatMap(({ blocks }) => blocks))
    for (const element of everyElement(block)) order.set(element, order.size);
  return order;
}

function idOf(element: Element): string | null {
  return attribute(element, 'id') ?? (isElement(element, 'a') ? attribute(element, 'name') : null);
}

/** Ids on the mark, in it and just around it. */
function idsAround({ link }: Mark): Set<string> {
  const near: Element[] = [link, ...elements(link)];
  let above: Element['parentNode'] = link.parentNode;
  for (let steps = 0; above !== null && isElement(above) && steps < 3; steps++) {
    near.push(above);
    above = above.parentNode;
  }
  return new Set(near.map(idOf).filter((id) => id !== null));
}

const HOLDS_NOTE = new Set(['p', 'li', 'div', 'aside', 'dd', 'td']);

/** An anchor at the head of a note stands for the paragraph or the item it is in. */
function wholeNote(element: Element, block: Block): Element | null {
  for (let above = element.parentNode; above !== null && isElement(above); above = above.parentNode) {
    if (HOLDS_NOTE.has(above.tagName)) return above;
  }
  const [only] = block.nodes;
  return only !== undefined && isElement(only) ? only : null;
}

function pointsBack(note: Element, places: Set<string>): boolean {
  return (
    find(
      note,
      (one) => isElement(one, 'a') && places.has((attribute(one, 'href') ?? '').replace(/^#/, '')),
    ) !== null
  );
}
