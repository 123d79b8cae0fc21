import { Failure } from '../../ground/failures.ts';
import { parseDocument } from '../../prose/parse.ts';
import type { Document } from '../../prose/tree.ts';
import { decodeXml } from '../xml.ts';

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const SELF_CLOSED = /<([a-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)\/>/gi;

/**
 * A page of a book as the tree a browser would build. Books are XML, so `<a id="p1"/>` and `<title/>` are closed
 * here before an HTML parser takes them for open. Refuses pages that declare entities (`xml-entities`).
 */
export function parsePage(bytes: Uint8Array, file: string): Document {
  const text = decodeXml(bytes);
  if (/^[^<]*(<[?!](?!DOCTYPE)[^>]*>\s*)*<!DOCTYPE[^>[]*\[/i.test(text.slice(0, 4000))) {
    throw new Failure('xml-entities', { file });
  }
  return parseNamed(text.replace(/^<\?xml[^>]*\?>/, '').replaceAll(SELF_CLOSED, opened), file);
}

function opened(tag: string, name: string, attributes: string): string {
  return VOID.test(name) ? tag : `<${name}${attributes}></${name}>`;
}

/** Parses a page so that a refusal names the file. */
export function parseNamed(html: string, file: string): Document {
  try {
    return parseDocument(html);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, { ...error.details, file }, { cause: error });
  }
}
