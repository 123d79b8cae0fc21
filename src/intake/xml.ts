import { parseFragment } from 'parse5';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Failure } from '../ground/failures.ts';

/** An element of an XML file; names are local, their namespace stands beside them. */
export interface XmlElement {
  name: string;
  uri: string;
  attributes: { name: string; uri: string; value: string }[];
  children: XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Deeper than any real book, shallow enough for every recursive reader that sees the file after us. */
const MOST_DEPTH = 500;

/**
 * Reads XML into a tree, forgiving what real files get wrong (HTML's named entities, stray ampersands, prefixes
 * nobody declared) and refusing what attacks: entities of its own (`xml-entities`) and bottomless nesting
 * (`html-too-deep`). Nothing outside the text is ever fetched. `file` names it in failures.
 */
export function parseXml(text: string, file: string): XmlElement {
  const body = text.replace(/^\uFEFF?\s*/, '');
  const first = build(body, file);
  const read = first.mistake === null ? first : build(body.replaceAll(STRAY_AMPERSAND, '&amp;'), file);
  const root = xmlChildren(read.top)[0];
  if (root === undefined)
    throw new Failure('file-damaged', { file, reason: read.mistake ?? 'it holds no XML' });
  return root;
}

const STRAY_AMPERSAND = /&(?!#?\w{1,40};)/g;

/** The tree below a nameless top, and the first mistake met on the way. */
function build(text: string, file: string): { top: XmlElement; mistake: string | null } {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const top: XmlElement = { name: '', uri: '', attributes: [], children: [] };
  const open = [top];
  let mistake: string | null = null;
  const addText = (words: string) => open.at(-1)?.children.push(words);
  parser.ENTITIES = NAMED_ENTITIES;
  parser.on('error', (error) => (mistake ??= error.message));
  parser.on('doctype', (doctype) => refuseEntities(doctype, file));
  parser.on('opentag', (tag) => {
    if (open.length > MOST_DEPTH) throw new Failure('html-too-deep', { file, limit: MOST_DEPTH });
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.length > 1 && open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return { top, mistake };
}

/** Refuses a document type that declares anything itself, `<!DOCTYPE x [ … ]>`: bombs and XXE begin there. */
function refuseEntities(doctype: string, file: string): void {
  if (doctype.includes('[')) throw new Failure('xml-entities', { file });
}

function elementOf({ local, uri, attributes }: SaxesTagNS): XmlElement {
  const own = Object.values(attributes).map(({ local: name, uri, value }) => ({ name, uri, value }));
  return { name: local, uri, attributes: own, children: [] };
}

/** XML's five entities and, because EPUB 2 pages use them, all of HTML's. */
const NAMED_ENTITIES: Record<string, string> = new Proxy<Record<string, string>>(
  { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
  {
    get: (known, name) => {
      if (typeof name !== 'string') return undefined;
      if (Object.hasOwn(known, name)) return known[name];
      const [node] = parseFragment(`&${name};`).childNodes;
      const meant = node !== undefined && 'value' in node ? node.value : '';
      return meant === `&${name};` || meant === '' ? undefined : meant;
    },
  },
);

/** The value of an attribute by its local name, within a namespace where one is named. */
export function xmlAttribute(element: XmlElement, name: string, uri?: string): string | null {
  const matching = element.attributes.filter(
    (one) => one.name === name && (uri === undefined || one.uri === uri),
  );
  return (matching.find((one) => one.uri === '') ?? matching[0])?.value ?? null;
}

/** The child elements, those of one local name where it is given. */
export function xmlChildren(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first child element of a local name. */
export function xmlChild(element: XmlElement, name: string): XmlElement | null {
  return xmlChildren(element, name)[0] ?? null;
}

/** Every element below this one in document order, those of one local name where it is given. */
export function* xmlDescendants(element: XmlElement, name?: string): Generator<XmlElement> {
  const waiting = xmlChildren(element).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (name === undefined || next.name === name) yield next;
    for (const child of xmlChildren(next).reverse()) waiting.push(child);
  }
}

/** All text below an element, as it stands. */
export function xmlText(node: XmlNode): string {
  if (typeof node === 'string') return node;
  return node.children.map(xmlText).join('');
}

/**
 * The text of an XML file: by its byte order mark, else by the encoding it declares, else UTF-8, else
 * windows-1252, which is what a wrong "UTF-8" nearly always is (XML 1.0, appendix F).
 */
export function decodeXml(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1] ?? 'utf-8';
  return (
    decodeAs(declared, bytes) ?? decodeAs('utf-8', bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  );
}

function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
