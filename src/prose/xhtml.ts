import type { CleanHtml } from './cleanHtml.ts';
import { tokens, VOID_TAGS } from './tokens.ts';
import { escapeHtml, escapeText } from './write.ts';

/** Tags that HTML has given up, and what says the same now. */
const NOW: Record<string, { tag: string; class?: string }> = {
  acronym: { tag: 'abbr' },
  big: { tag: 'span', class: 'big' },
  strike: { tag: 's' },
  tt: { tag: 'code' },
};

/** Attributes that HTML has given up. */
const GIVEN_UP: Record<string, string[]> = {
  col: ['width'],
  colgroup: ['width'],
  table: ['border', 'summary', 'width'],
  td: ['abbr', 'width'],
  th: ['width'],
  ul: ['type'],
};

/**
 * Clean markup as XHTML5 for EPUB 3.3: every tag closed, every character legal in XML, and tags and attributes that
 * HTML has given up said in the ways that remain.
 */
export function toXhtml(html: CleanHtml): string {
  let xhtml = '';
  const open: string[] = [];
  for (const token of tokens(html)) {
    if (token.kind === 'text') xhtml += escapeText(token.text);
    else if (token.kind === 'close') xhtml += `</${open.pop()}>`;
    else {
      const tag = NOW[token.tag]?.tag ?? token.tag;
      xhtml += startTag(tag, token.tag, token.attributes);
      if (!VOID_TAGS.has(token.tag)) open.push(tag);
    }
  }
  return xhtml;
}

function startTag(tag: string, was: string, attributes: Record<string, string>): string {
  let xhtml = `<${tag}`;
  const extra = NOW[was]?.class;
  if (extra !== undefined) xhtml += ` class="${extra}"`;
  for (const [name, value] of Object.entries(attributes)) {
    if (GIVEN_UP[was]?.includes(name) || (extra !== undefined && name === 'class')) continue;
    xhtml += ` ${name}="${escapeHtml(value)}"`;
    if (name === 'lang') xhtml += ` xml:lang="${escapeHtml(value)}"`;
  }
  return xhtml + (VOID_TAGS.has(tag) ? '/>' : '>');
}
