import type { ChildNode, DocumentFragment, Element, Node } from '../../prose/tree.ts';
import { attribute, descendants, elements, isElement, isText } from '../../prose/walk.ts';

/** A piece of a document that stands on lines of its own: a paragraph, a heading, a rule, a list, a quotation. */
export interface Block {
  /** The element's name; `p` for loose text between line breaks. */
  tag: string;
  /** What it is made of. Most blocks are one element. */
  nodes: ChildNode[];
  /** Its words, line breaks as `\n`, spaces tidied. */
  text: string;
  /** Ids and anchor names on it and in it, and on what wraps it when it comes first in that. */
  ids: string[];
}

/** Elements whose text nobody reads. */
export const UNREAD = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'select',
  'option',
  'button',
  'input',
  'textarea',
  'map',
]);

/** A new element that holds nodes of the tree, which stay where they are. */
export function elementOf(tag: string, attrs: Element['attrs'], childNodes: ChildNode[]): Element {
  return { nodeName: tag, tagName: tag, attrs, namespaceURI: HTML, childNodes, parentNode: null };
}
const HTML = 'http://www.w3.org/1999/xhtml' as Element['namespaceURI'];

/** Nodes of one tree taken together. */
export function together(nodes: ChildNode[]): DocumentFragment {
  return { nodeName: '#document-fragment', childNodes: nodes };
}

/** Names on an element that links may lead to. */
export function idsAt(node: ChildNode): string[] {
  if (!isElement(node)) return [];
  return [attribute(node, 'id'), isElement(node, 'a') ? attribute(node, 'name') : null].filter(
    (id) => id !== null && id !== '',
  ) as string[];
}

/** Those on the elements inside. */
export function idsIn(node: ChildNode): string[] {
  return [...elements(node)].flatMap(idsAt);
}

/** The words of nodes: `<br>` ends a line, other white space is one space, nothing at the edges of lines. */
export function linesOf(nodes: readonly Node[]): string {
  let text = '';
  for (const node of nodes) for (const below of [node, ...descendants(node)]) text += wordsOf(below);
  return text.replaceAll(/[ \t\u00a0]*\n[ \t\u00a0]*/g, '\n').trim();
}

const LINE_TAGS = ['br', 'p', 'li', 'div', 'tr', 'dt', 'dd', 'h1', 'h2', 'h3', 'h4'];

function wordsOf(node: Node): string {
  if (isText(node))
    return UNREAD.has(node.parentNode?.nodeName ?? '') ? '' : node.value.replaceAll(/[ \t\r\n\f]+/g, ' ');
  return isElement(node, ...LINE_TAGS) ? '\n' : '';
}

/** The level of a heading, 1 to 6; null for other blocks. */
export function headingLevel({ tag }: Block): number | null {
  const level = /^h([1-6])$/.exec(tag)?.[1];
  return level === undefined ? null : Number(level);
}
