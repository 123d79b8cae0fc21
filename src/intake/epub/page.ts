import { Failure } from '../../ground/failures.ts';
import type { Document } from '../../prose/tree.ts';
import { parseNamedPage } from '../namedPage.ts';
import { decodeXml } from '../xml.ts';

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const SELF_CLOSED = /<([a-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)\/>/gi;

/**
 * A page of a book as the tree a browser would build. Books are XML, so `<a id="p1"/>` and `<title/>` are closed
 * here before an HTML parser takes them for open. Refuses pages that declare entities (`xml-entities`).
 */
export function parsePage(bytes: Uint8Array, file: string): Document {
  const text = decodeXml(bytes);
  const prolog = text.slice(0, text.search(/<html/i));
  if (/<!DOCTYPE[^>[]*\[/i.test(prolog)) throw new Failure('xml-entities', { file });
  return parseNamedPage(text.replace(/^<\?xml[^>]*\?>/, '').replaceAll(SELF_CLOSED, opened), file);
}

function opened(tag: string, name: string, attributes: string): string {
  return VOID.test(name) ? tag : `<${name}${attributes}></${name}>`;
}
