import type { Element } from '../../prose/tree.ts';
import {
  attribute,
  children,
  descendants,
  elements,
  find,
  isElement,
  isText,
  textContent,
} from '../../prose/walk.ts';
import { elementOf, type Block } from './blocks.ts';
import type { Piece } from './pieces.ts';

const MARK = /^\s*[[(]?(\d{1,3}|[ivxlc]{1,5}|[a-z]|[*†‡§¶#]{1,4})[\])]?\.?\s*$/i;

/**
 * Gathers the footnotes of a document: notes that a short mark in the text points to (`#id`) and that point back.
 * Each is taken from where it stands and put into a list at the end of the piece that refers to it, numbered
 * through the work, so that mark and note stay in one chapter and keep their links.
 */
export function gatherFootnotes(pieces: Piece[]): Piece[] {
  const order = orderOf(pieces);
  const marks = marksIn(pieces);
  const notes = notesIn(pieces, marks, order);
  if (notes.size === 0) return pieces;
  const taken = new Set(notes.values());
  let number = 0;
  return pieces.map(({ heading, blocks }) => {
    const start = number + 1;
    const items: Element[] = [];
    for (const mark of marks.filter((one) => blocks.includes(one.block))) {
      const note = notes.get(mark.target);
      if (note === undefined) continue;
      number += 1;
      pointTo(mark.link, number);
      items.push(item(note, number));
    }
    const kept = blocks.map((block) => without(block, taken)).filter((block) => block !== null);
    return { heading, blocks: items.length === 0 ? kept : [...kept, listOf(items, start)] };
  });
}

interface Mark {
  link: Element;
  target: string;
  block: Block;
}

/** Short links to a place in the document, the first for each place. */
function marksIn(pieces: Piece[]): Mark[] {
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

function everyElement({ nodes }: Block): Element[] {
  return nodes.flatMap((node) => (isElement(node) ? [node, ...elements(node)] : []));
}

/** The elements that marks point to and that hold a link back to where the mark is. */
function notesIn(pieces: Piece[], marks: Mark[], order: Map<Element, number>): Map<string, Element> {
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

function orderOf(pieces: Piece[]): Map<Element, number> {
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

/** Leads a mark to its note. Books raise their marks by style sheets, which are not kept. */
function pointTo(link: Element, number: number): void {
  link.attrs = [
    { name: 'href', value: `#fn-${number}` },
    { name: 'id', value: `fn-ref-${number}` },
  ];
  const inside = [...elements(link)];
  for (const inner of inside) inner.attrs = inner.attrs.filter(({ name }) => name !== 'id');
  const raised = isElement(link.parentNode ?? link, 'sup') || inside.some((one) => isElement(one, 'sup'));
  if (!raised) link.childNodes = [elementOf('sup', [], link.childNodes)];
}

/** The note as a list item that ends in one link back; its own number and links back are gone. */
function item(note: Element, number: number): Element {
  const back = elementOf('a', [{ name: 'href', value: `#fn-ref-${number}` }], []);
  back.childNodes = [{ nodeName: '#text', value: '↩', parentNode: back }];
  const inner = isElement(note, 'p') ? [elementOf('p', [], children(note))] : children(note);
  const held = elementOf('li', [{ name: 'id', value: `fn-${number}` }], inner);
  for (const link of [...elements(held)].filter(isBackLink)) link.childNodes = link.attrs = [];
  trimStart(held);
  const paragraphs = [...elements(held)].filter((one) => isElement(one, 'p'));
  const last = paragraphs.at(-1) ?? held;
  last.childNodes = [...last.childNodes, { nodeName: '#text', value: ' ', parentNode: last }, back];
  return held;
}

/** What is left of "1. " or "[1] " once the number is gone. */
function trimStart(held: Element): void {
  for (const node of descendants(held)) {
    if (!isText(node)) continue;
    node.value = node.value.replace(/^[\s.:)\]]+|^\[\s*$/, '');
    if (node.value !== '') return;
  }
}

/** Only what a note begins or ends with: a mark or an arrow that leads to a place in the document. */
function isBackLink(element: Element): boolean {
  if (!isElement(element, 'a') || !(attribute(element, 'href') ?? '').startsWith('#')) return false;
  const words = textContent(element).trim();
  return MARK.test(words) || !/\p{L}{3}/u.test(words) || /^(back|return)\b/i.test(words);
}

function listOf(items: Element[], start: number): Block {
  const list = elementOf(
    'ol',
    [{ name: 'class', value: 'footnote' }, ...(start > 1 ? [{ name: 'start', value: String(start) }] : [])],
    items,
  );
  return { tag: 'ol', nodes: [list], text: items.map((one) => textContent(one).trim()).join('\n'), ids: [] };
}

/** The block without notes that were taken out of it; null when nothing else was in it. */
function without(block: Block, taken: Set<Element>): Block | null {
  const isTaken = (element: Element) => taken.has(element);
  if (block.nodes.some((node) => isElement(node) && isTaken(node))) return null;
  const inside = everyElement(block).filter(isTaken);
  if (inside.length === 0) return block;
  for (const note of inside) drop(note);
  const left = everyElement(block).some(
    (one) => isElement(one, 'img') || children(one).some((node) => isText(node) && node.value.trim() !== ''),
  );
  return left
    ? {
        ...block,
        text: block.nodes
          .map((node) => textContent(node))
          .join('\n')
          .trim(),
      }
    : null;
}

function drop(element: Element): void {
  const beside = element.parentNode?.childNodes ?? [];
  const at = beside.indexOf(element);
  if (at >= 0) beside.splice(at, 1);
}
