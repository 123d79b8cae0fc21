import type { ChildNode, Element, Node, ParentNode } from '../../prose/tree.ts';
import {
  attribute,
  children,
  elements,
  findAll,
  isElement,
  parentOf,
  textContent,
} from '../../prose/walk.ts';

/** An element that holds this share of the page's words lays the page out; it says nothing about the story. */
const MOST_OF_IT = 0.7;

/**
 * Elements that only lay a page out and are to be opened: tables whose cells hold the page, quotations and lists
 * used for margins, one `<p>` or `<b>` never closed around it all.
 */
export function layoutOf(root: ParentNode): Set<Node> {
  const opens = new Set<Node>();
  const whole = textContent(root).length;
  let level: ChildNode[] = children(root);
  while (level.length > 0) {
    const large = level.find((node) => isElement(node) && textContent(node).length > whole * MOST_OF_IT);
    if (large === undefined || !isElement(large)) break;
    if (LAYOUT.has(large.tagName) || holdsTables(large)) opens.add(large);
    level = children(large);
  }
  for (const table of findAll(root, (one) => isElement(one, 'table') && opens.has(one)))
    openCells(table, opens);
  return opens;
}

/** Pages without a doctype nest the tables below an unclosed `<p>` in it. */
function holdsTables(element: Element): boolean {
  return element.tagName === 'p' && children(element).some((node) => isElement(node, 'table', 'hr', 'div'));
}

const LAYOUT = new Set([
  'table',
  'tbody',
  'tr',
  'td',
  'blockquote',
  'ul',
  'ol',
  'dl',
  'dd',
  'li',
  'form',
  'a',
]);

/** All rows and cells of a layout table are opened, for the header may stand in one and the text in another. */
function openCells(table: Element, opens: Set<Node>): void {
  for (const element of elements(table)) {
    if (isElement(element, 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th') && tableOf(element) === table)
      opens.add(element);
  }
}

function tableOf(cell: Element): ParentNode | null {
  let above = cell.parentNode;
  while (above !== null && above.nodeName !== 'table') above = parentOf(above);
  return above;
}

/** Archives that mark their headings by class only get real ones: eFiction's titles, Word's styles. */
export function markHeadings(root: ParentNode): void {
  for (const element of elements(root)) {
    if (!isElement(element, 'div', 'p', 'span')) continue;
    const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
    const level = HEADING_NAMES.find(([pattern]) => pattern.test(names))?.[1];
    if (level === undefined || textContent(element).trim().length > 200) continue;
    element.tagName = `h${level}`;
    element.nodeName = `h${level}`;
  }
}

const HEADING_NAMES: [RegExp, number][] = [
  [/(^|\s)(pagetitle|storytitle|MsoTitle)(\s|$)/, 1],
  [/(^|\s)(chaptertitle|chapter-title)(\s|$)/, 2],
];
