import DOMPurify, { type Config } from 'dompurify';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!DOCTYPE html><body></body>');
const purifier = DOMPurify(window);

const TAGS = (
  'a abbr acronym address b bdi bdo big blockquote br caption cite code col colgroup dd del details dfn div dl dt em ' +
  'figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong ' +
  'sub summary sup table tbody td tfoot th thead tr tt u ul var'
).split(' ');

const ATTRIBUTES = (
  'abbr alt border cite class colspan data-mark dir height href id lang open rel rowspan scope span src start summary ' +
  'title type width'
).split(' ');

const CONFIG: Config = { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ATTRIBUTES, ALLOW_DATA_ATTR: false };

/** What DOMPurify, asked to allow what we do, would still take out of a page's body. */
export function purified(html: string): { before: string; after: string } {
  const body = window.document.createElement('div');
  body.innerHTML = html;
  const before = body.innerHTML;
  const after = window.document.createElement('div');
  after.innerHTML = purifier.sanitize(html, CONFIG);
  return { before, after: after.innerHTML };
}

/** Everything in a page's body that could run, load or fool; by our own rules, to the last attribute. */
export function dangersIn(html: string): string[] {
  const body = window.document.createElement('div');
  body.innerHTML = html;
  return dangersBelow(body);
}

/** The same for XHTML, which must also be well-formed: jsdom throws where it is not. */
export function dangersInXhtml(xhtml: string): string[] {
  const page = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${xhtml}</body></html>`;
  const parsed = new window.DOMParser().parseFromString(page, 'application/xhtml+xml');
  const error = parsed.querySelector('parsererror');
  if (error !== null) return [`not well-formed: ${error.textContent}`];
  return dangersBelow(parsed.querySelector('body')!);
}

function dangersBelow(root: Element): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const name = element.localName;
    if (!TAGS.includes(name) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      found.push(`<${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      if (!isHarmless(attribute, value)) found.push(`<${name} ${attribute}="${value}">`);
    }
  }
  const comments = root.ownerDocument.createTreeWalker(root, 128 | 64 | 8);
  if (comments.nextNode() !== null) found.push('a comment');
  return found;
}

function isHarmless(name: string, value: string): boolean {
  if (name === 'xml:lang') return true;
  if (!ATTRIBUTES.includes(name)) return false;
  if (name === 'id') return value.startsWith('fn-');
  if (name === 'src') return /^\/images\/[0-9a-f]{64}\.(?:jpg|png|gif|webp)$/.test(value);
  if (name !== 'href' && name !== 'cite') return true;
  const url = new URL(value, 'https://archive.example/');
  return ['http:', 'https:', 'ftp:', 'mailto:'].includes(url.protocol);
}
