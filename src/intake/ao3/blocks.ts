import type { ChildNode, DocumentFragment, Element, Node, ParentNode } from '../../prose/tree.ts';
import { attribute, children, hasClass, isElement, textContent } from '../../prose/walk.ts';

const BLOCKS = 'blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p section table ul'.split(' ');

/** The words of a node on one line. */
export function line(node: Node): string {
  return textContent(node)
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
}

/** Nodes of one tree taken together, as if one element held them; the tree itself is left alone. */
export function together(nodes: ChildNode[]): ParentNode {
  const fragment: DocumentFragment = { nodeName: '#document-fragment', childNodes: nodes };
  return fragment;
}

/**
 * The blocks of a section in reading order, wrappers opened. Downloads nest them in `div`s whose classes change
 * from era to era and that calibre repeats in each file, so only the blocks themselves are looked at.
 */
export function* blocks(nodes: readonly ChildNode[]): Generator<Element> {
  const waiting = nodes.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isElement(next)) continue;
    if (isElement(next, 'div', 'section') && children(next).some((child) => isElement(child, ...BLOCKS))) {
      for (const child of children(next).toReversed()) waiting.push(child);
    } else yield next;
  }
}

/** Whether nothing in it would be read: no words, no picture, no rule. */
export function isBlank(node: ChildNode): boolean {
  if (!('childNodes' in node)) return !('value' in node) || node.value.trim() === '';
  if (isElement(node, 'img', 'hr')) return false;
  return line(node) === '' && !holds(node, 'img', 'hr');
}

function holds(node: ParentNode, ...tags: string[]): boolean {
  const waiting: ChildNode[] = [...children(node)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isElement(next, ...tags)) return true;
    for (const child of children(next)) waiting.push(child);
  }
  return false;
}

/** The heading a block gives to what follows ("Summary", "Chapter Notes"), lower case, without its colon. */
export function labelOf(block: Element): string | null {
  if (!isElement(block, 'p', 'h3', 'h4', 'b')) return null;
  const words = line(block);
  return words.length > 40 ? null : words.replace(/\s*:$/, '').toLowerCase();
}

/** Whether an element carries this id; the same id may stand in several files of one book. */
export function hasId(node: ChildNode, id: string | RegExp): node is Element {
  if (!isElement(node)) return false;
  const own = attribute(node, 'id');
  return own !== null && (typeof id === 'string' ? own === id : id.test(own));
}

/** Whether a class of the element begins with this name; calibre hangs numbers on (`userstuff2`). */
export function hasClassLike(element: Element, name: string): boolean {
  if (hasClass(element, name)) return true;
  const tokens = attribute(element, 'class')?.split(/\s+/) ?? [];
  return tokens.some((token) => token.startsWith(name) && /^\d*$/.test(token.slice(name.length)));
}

/** The elements around this one, the nearest first. */
export function above(element: Element): Element[] {
  const around: Element[] = [];
  for (let next: Node | null = element.parentNode; next !== null && isElement(next); next = next.parentNode)
    around.push(next);
  return around;
}

/** What a lone `div` around everything holds, however many there are; a note of FanFicFare's is none. */
export function opened(nodes: ChildNode[]): ChildNode[] {
  let inside = nodes;
  for (let only = lone(inside); only !== null; only = lone(inside)) inside = children(only);
  return inside;
}

function lone(nodes: ChildNode[]): Element | null {
  const full = nodes.filter((node) => !isBlank(node) || isElement(node, 'br'));
  const [only] = full;
  const isWrapper = only !== undefined && isElement(only, 'div') && !hasClass(only, 'fff_chapter_notes');
  return full.length === 1 && isWrapper ? only : null;
}
