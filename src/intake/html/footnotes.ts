import type { Element } from '../../prose/tree.ts';
import {
  attribute,
  children,
  descendants,
  elements,
  isElement,
  isText,
  textContent,
} from '../../prose/walk.ts';
import { elementOf, type Block } from './block.ts';
import { everyElement, MARK, marksIn, notesIn, orderOf } from './noteMarks.ts';
import type { Piece } from './pieces.ts';

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
  const byBlock = Map.groupBy(marks, ({ block }) => block);
  let number = 0;
  return pieces.map((piece) => {
    const start = number + 1;
    const items: Element[] = [];
    for (const mark of piece.blocks.flatMap((block) => byBlock.get(block) ?? [])) {
      const note = notes.get(mark.target);
      if (note === undefined) continue;
      number += 1;
      pointTo(mark.link, number);
      items.push(item(note, number));
    }
    const kept = piece.blocks.map((block) => without(block, taken)).filter((block) => block !== null);
    return { ...piece, blocks: items.length === 0 ? kept : [...kept, listOf(items, start)] };
  });
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
