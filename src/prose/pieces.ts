import type { CleanHtml } from './cleanHtml.ts';
import { kindOf } from './rules.ts';
import { escapeHtml } from './write.ts';

/** Markup on its way to being clean: text, or a tag of the allow-list with checked attributes. */
export type Piece = string | Tag;

export interface Tag {
  name: string;
  attributes: Attributes;
  inside: Piece[];
}

/** Checked attributes in the order they are written. */
export type Attributes = Readonly<Record<string, string>>;

export const NO_ATTRIBUTES: Attributes = {};

/** Attributes in the one order they are written in. */
export function ordered(attributes: Record<string, string>): Attributes {
  const names = Object.keys(attributes);
  if (names.length < 2) return names.length === 0 ? NO_ATTRIBUTES : attributes;
  return Object.fromEntries(names.sort().map((name) => [name, attributes[name]!]));
}

export function withoutId(attributes: Attributes): Attributes {
  if (attributes['id'] === undefined) return attributes;
  const { id: _, ...rest } = attributes;
  return rest;
}

export function isTag(piece: Piece | undefined, ...names: string[]): piece is Tag {
  return typeof piece === 'object' && (names.length === 0 || names.includes(piece.name));
}

/** Whether the piece stands on lines of its own. */
export function isBlock(piece: Piece | undefined): boolean {
  if (!isTag(piece)) return false;
  const kind = kindOf(piece.name);
  return kind !== 'inline' && piece.name !== 'br' && piece.name !== 'img';
}

export function isVoid(tag: Tag): boolean {
  return kindOf(tag.name) === 'void';
}

/** The words of the pieces; `with descriptions` also those that stand for pictures. */
export function textOf(pieces: readonly Piece[], pictures?: 'with descriptions'): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if (piece.name === 'br') text += ' ';
    else if (piece.name === 'img') text += pictures === undefined ? '' : piece.attributes['alt'] || 'picture';
    else text += textOf(piece.inside, pictures);
  }
  return text;
}

/**
 * Pieces as markup, blocks on lines of their own. The only place where clean markup is written.
 * Recursion is bounded: weave.ts nests no deeper than its limits.
 */
export function serialise(pieces: readonly Piece[]): CleanHtml {
  return write(pieces, false) as CleanHtml;
}

function write(pieces: readonly Piece[], exact: boolean): string {
  let html = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') html += escapeHtml(piece);
    else if (!isBlock(piece)) html += writeInline(piece, exact);
    else {
      if (html !== '' && !html.endsWith('\n')) html += '\n';
      html += writeBlock(piece);
    }
  }
  return html;
}

function writeInline(tag: Tag, exact: boolean): string {
  if (tag.name === 'br') return exact ? '\n' : '<br>\n';
  if (isVoid(tag)) return startTag(tag);
  const inside = write(tag.inside, exact);
  return inside === '' && tag.attributes['id'] === undefined ? '' : `${startTag(tag)}${inside}</${tag.name}>`;
}

function writeBlock(tag: Tag): string {
  if (isVoid(tag)) return `${startTag(tag)}\n`;
  const inside = write(tag.inside, tag.name === 'pre');
  const open = tag.inside.some(isBlock) && !inside.startsWith('\n') ? '\n' : '';
  const close = open !== '' && !inside.endsWith('\n') ? '\n' : '';
  return `${startTag(tag)}${open}${inside}${close}</${tag.name}>\n`;
}

function startTag({ name, attributes }: Tag): string {
  let html = `<${name}`;
  for (const attribute in attributes) html += ` ${attribute}="${escapeHtml(attributes[attribute]!)}"`;
  return `${html}>`;
}
