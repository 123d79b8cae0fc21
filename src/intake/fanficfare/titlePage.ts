import type { ChildNode, Element } from '../../prose/tree.ts';
import {
  attribute,
  children,
  find,
  findAll,
  hasClass,
  isElement,
  isText,
  textContent,
} from '../../prose/walk.ts';
import { line, together } from '../ao3/blocks.ts';

/** A title page as FanFicFare writes it: who and what above, then rows of facts. */
export interface TitlePage {
  title: string | null;
  authors: string[];
  url: string | null;
  /** By label in lower case; the nodes of the value, links and markup included. */
  rows: Map<string, ChildNode[]>;
}

/** Reads the heading and the rows of a title page, in a table or as lines. */
export function readTitlePage(body: Element): TitlePage {
  const heading = find(body, (one) => isElement(one, 'h1', 'h2', 'h3'));
  const links = heading === null ? [] : findAll(heading, (one) => isElement(one, 'a'));
  const [titleLink, ...others] = links.filter((link) => !hasClass(link, 'authorlink'));
  const authorLinks = links.some((link) => hasClass(link, 'authorlink'))
    ? links.filter((link) => hasClass(link, 'authorlink'))
    : others;
  const authors = authorLinks.map(line).filter((name) => name !== '');
  return {
    title: titleLink === undefined ? null : line(titleLink) || null,
    authors: authors.length > 0 ? authors : unlinkedAuthors(heading),
    url: titleLink === undefined ? null : attribute(titleLink, 'href'),
    rows: readRows(body),
  };
}

function unlinkedAuthors(heading: Element | null): string[] {
  const after = heading === null ? undefined : /\sby\s+(.+)$/.exec(line(heading))?.[1];
  return after === undefined ? [] : [after];
}

function readRows(body: Element): Map<string, ChildNode[]> {
  const rows = new Map<string, ChildNode[]>();
  const table = find(body, (one) => isElement(one, 'table'));
  const found =
    table === null ? linesOf(body) : findAll(table, (one) => isElement(one, 'tr')).flatMap(cellsOf);
  for (const { label, value } of found) if (!rows.has(label) && !value.every(isEmpty)) rows.set(label, value);
  return rows;
}

interface Row {
  label: string;
  value: ChildNode[];
}

/** `<tr><td><b>Label:</b></td><td>value</td></tr>`, or label and value in one wide cell. */
function cellsOf(row: Element): Row[] {
  const [first, second] = children(row).filter((child) => isElement(child, 'td'));
  if (first === undefined) return [];
  if (second !== undefined) {
    const label = labelIn(line(first));
    return label === null ? [] : [{ label, value: children(second) }];
  }
  return linesIn(children(first));
}

/** `<b>Label:</b> value<br/>`, one after the other. */
function linesOf(body: Element): Row[] {
  const holder = findAll(body, (one) => isElement(one, 'div', 'p')).find(
    (one) => linesIn(children(one)).length > 0,
  );
  return linesIn(children(holder ?? body));
}

/** A row begins with a bold label at the start of a line; the summary, which comes last, may hold bold words. */
function linesIn(nodes: ChildNode[]): Row[] {
  const rows: Row[] = [];
  let atStart = true;
  for (const node of nodes) {
    const label = atStart && isElement(node, 'b', 'strong') ? labelIn(line(node)) : null;
    const isNew = label !== null && (KNOWN.test(label) || rows.at(-1)?.label !== 'summary');
    if (isNew) rows.push({ label, value: [] });
    else rows.at(-1)?.value.push(node);
    if (!isEmpty(node)) atStart = isElement(node, 'br', 'p', 'div');
  }
  return rows.map(({ label, value }) => ({ label, value: withoutBreaks(value) }));
}

const KNOWN =
  /^(series|category|fandoms|genre|characters|relationships|language|status|published|updated|packaged|rating|warnings|chapters|words|publisher|summary|story url|author url)$/;

function labelIn(words: string): string | null {
  return /^[^:]{1,40}:$/.test(words) ? words.slice(0, -1).trim().toLowerCase() : null;
}

function withoutBreaks(nodes: ChildNode[]): ChildNode[] {
  const isBreak = (node: ChildNode | undefined) =>
    node !== undefined && (isEmpty(node) || isElement(node, 'br'));
  let end = nodes.length;
  while (end > 0 && isBreak(nodes[end - 1])) end--;
  return nodes.slice(0, end);
}

function isEmpty(node: ChildNode): boolean {
  return isText(node) && node.value.trim() === '';
}

/** The words of a row on one line; the empty string where there is no such row. */
export function wordsOf(rows: TitlePage['rows'], ...labels: string[]): string {
  for (const label of labels) {
    const nodes = rows.get(label);
    if (nodes !== undefined)
      return textContent(together(nodes))
        .replace(/[\s\u00A0]+/g, ' ')
        .trim();
  }
  return '';
}
