import type { CleanHtml } from './cleanHtml.ts';

/** A tag or a text of clean markup, in order. */
export type Token =
  | { kind: 'open' | 'close'; tag: string; attributes: Record<string, string> }
  | { kind: 'text'; text: string };

/** Tags that hold nothing and are never closed. */
export const VOID_TAGS = new Set(['br', 'hr', 'img', 'col']);

const NO_ATTRIBUTES: Record<string, string> = {};
const REFERENCES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' };

/**
 * Reads clean markup without a parser: it has lower-case tags, attributes in double quotes, and no `<` or `>` but
 * those of its tags.
 */
export function* tokens(html: CleanHtml): Generator<Token> {
  for (const [, closing, tag, attributes, text] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) yield { kind: 'text', text: unescapeHtml(text) };
    else if (closing) yield { kind: 'close', tag: tag!, attributes: NO_ATTRIBUTES };
    else
      yield { kind: 'open', tag: tag!, attributes: attributes ? readAttributes(attributes) : NO_ATTRIBUTES };
  }
}

function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of written.matchAll(/([a-z][a-z-]*)="([^"]*)"/g)) {
    attributes[name!] = unescapeHtml(value!);
  }
  return attributes;
}

/** Text with the references of clean markup (`&amp;` and its few siblings) turned into the characters they mean. */
function unescapeHtml(text: string): string {
  return text.includes('&')
    ? text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => REFERENCES[name]!)
    : text;
}
