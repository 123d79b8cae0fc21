import type { CleanHtml } from './cleanHtml.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand between tags. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (character) => ESCAPES[character]!) : text;
}

/** Text as it may stand between tags or inside a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => ESCAPES[character]!) : text;
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g;

/** Text without the characters that no text holds: controls other than tab and line ends, halves of characters. */
export function textOnly(text: string): string {
  return text.replace(NOT_TEXT, '').toWellFormed();
}

/**
 * Whether an attribute's text holds the end of a comment or of a tag with raw text: a parser of another kind might
 * take what follows for markup.
 */
export function looksLikeMarkup(text: string): boolean {
  return /(?:--!?|])>|<\/(?:style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i.test(text);
}

/** Plain text as written in a summary or a note: blank lines part paragraphs, single line ends stay. */
export function fromText(text: string): CleanHtml {
  const paragraphs = textOnly(text)
    .replace(/\r\n?|\u0085|\u2028/g, '\n')
    .split(/\n[ \t\u00A0]*\n\s*/)
    .map((paragraph) => paragraph.split('\n').map(tidyLine).filter(Boolean))
    .filter((lines) => lines.length > 0);
  return paragraphs.map((lines) => `<p>${lines.join('<br>\n')}</p>\n`).join('') as CleanHtml;
}

function tidyLine(line: string): string {
  return escapeText(line.replace(/[ \t\f\v]+/g, ' ').trim());
}

/** Pieces of clean markup one after the other. */
export function joinHtml(...parts: CleanHtml[]): CleanHtml {
  return parts.map((part) => (part === '' || part.endsWith('\n') ? part : `${part}\n`)).join('') as CleanHtml;
}
