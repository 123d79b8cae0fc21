import { LABEL } from './markdownNotes.ts';
import { serialise } from './serialise.ts';
import { isBlank, tag, textOf, type Piece, type Tag } from './tree.ts';

/**
 * A run of text as CommonMark. `before` and `after` are the characters next to it, which decide whether a `*` opens
 * or closes anything (CommonMark 6.2), `open` the signs that are open around it; where a sign would not do, the tag
 * itself is written.
 */
export function inlineMarkdown(pieces: readonly Piece[], before = '', after = '', open = ''): string {
  let text = '';
  pieces.forEach((piece, at) => {
    const last = text.at(-1) ?? before;
    const next = at + 1 < pieces.length ? firstOf(pieces.slice(at + 1, at + 4)) || after : after;
    text += typeof piece === 'string' ? escapedText(piece, last) : inlineTag(piece, last, next, open);
  });
  return text;
}

const firstOf = (pieces: readonly Piece[]): string => textOf(pieces).at(0) ?? '';

const MARKS: Record<string, string> = {
  em: '*',
  i: '*',
  strong: '**',
  b: '**',
  s: '~~',
  strike: '~~',
  del: '~~',
};
const AS_TAGS = new Set(
  'code u ins sub sup small big kbd samp var q cite abbr acronym ruby rt rp tt'.split(' '),
);

function inlineTag(piece: Tag, before: string, after: string, open: string): string {
  if (piece.attributes[LABEL] !== undefined) return `[^${piece.attributes[LABEL]}]`;
  if (piece.name === 'br') return '\\\n';
  if (piece.name === 'img')
    return `![${escapedText(piece.attributes['alt'] ?? '', ' ')}](${destination(piece.attributes['src'] ?? '')})`;
  if (piece.name === 'code' && before !== '`') return codeSpan(textOf(piece.children));
  if (piece.name === 'a') return link(piece, before, after, open);
  const mark = Object.keys(piece.attributes).length === 0 ? MARKS[piece.name] : undefined;
  if (mark !== undefined) return marked(mark, piece, before, after, open);
  const inside = inlineMarkdown(piece.children, before, after, open);
  return AS_TAGS.has(piece.name) || Object.keys(piece.attributes).length > 0 ? tagged(piece, inside) : inside;
}

/** The tag itself, with Markdown inside. */
function tagged({ name, attributes }: Tag, inside: string): string {
  const close = `</${name}>`;
  return `${serialise([tag(name, attributes, [])]).slice(0, -close.length)}${inside}${close}`;
}

function marked(mark: string, piece: Tag, before: string, after: string, open: string): string {
  const inside = inlineMarkdown(piece.children, mark.at(-1), mark[0], open + mark[0]!);
  // White space and line breaks at its edges stand outside the marks, or they would not close.
  const [, lead = '', bare = '', trail = ''] =
    /^((?:\\\n|[\t\n\f\r\p{Zs}])*)([\s\S]*?)((?:\\\n|[\t\n\f\r\p{Zs}])*)$/u.exec(inside)!;
  if (bare === '') return inside;
  const outer = lead === '' ? before : ' ';
  const following = trail === '' ? after : ' ';
  const clash =
    open.includes(mark[0]!) ||
    bare.startsWith(mark[0]!) ||
    bare.endsWith(mark[0]!) ||
    outer === mark[0] ||
    following === mark[0];
  const opens = !isMark(String.fromCodePoint(bare.codePointAt(0)!)) || !isWord(outer);
  const closes = !isMark(Array.from(bare.slice(-2)).at(-1)!) || !isWord(following);
  if (!clash && opens && closes) return `${lead}${mark}${bare}${mark}${trail}`;
  return `${lead}<${piece.name}>${bare}</${piece.name}>${trail}`;
}

const isMark = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);
const isWord = (character: string): boolean =>
  character !== '' && !/[\t\n\f\r\p{Zs}\p{P}\p{S}]/u.test(character);

function link(piece: Tag, before: string, after: string, open: string): string {
  const { href, id, name } = piece.attributes;
  const inside = inlineMarkdown(piece.children, '[', ']', open);
  const anchored = id !== undefined || name !== undefined;
  if (href === undefined)
    return anchored ? tagged(piece, inside) : inlineMarkdown(piece.children, before, after, open);
  if (anchored || isBlank(inside)) return tagged(tag('a', piece.attributes, piece.children), inside);
  return `[${inside}](${destination(href)})`;
}

/** A link's address: in angle brackets where it holds what would end it. */
function destination(address: string): string {
  return /[\s()<>\\]/.test(address) ? `<${address.replace(/[<>\\\n]/g, encodeURIComponent)}>` : address;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$|^ .* $/s.test(text) ? ' ' : '';
  return text.trim() === '' ? text : `${fence}${room}${text.replace(/\s*\n\s*/g, ' ')}${room}${fence}`;
}

/** Text with what Markdown would take for markup escaped; line ends are spaces, as they were in HTML. */
function escapedText(text: string, before: string): string {
  const flat = text.replace(/[\t\n\f\r ]+/g, ' ').replaceAll('\u0000', '');
  const shown = before === '\n' || before === '' ? flat.trimStart() : flat;
  return shown
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/_/g, (mark, at: number, all: string) =>
      isWord(all[at - 1] ?? before) && isWord(all[at + 1] ?? '') ? mark : '\\_',
    )
    .replace(/~/g, '\\~')
    .replace(/&(?=#?\w{1,32};)/g, '\\&');
}
