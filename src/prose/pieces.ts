import type { CleanHtml } from './cleanHtml.ts';
import { kindOf } from './rules.ts';
import { escapeHtml, escapeText } from './write.ts';

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

/** Whether nothing of this can be read or seen. */
export function isWordless(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => {
    if (typeof piece === 'string') return /^[\s\u00A0\u200B\uFEFF]*$/.test(piece);
    return piece.name !== 'img' && piece.attributes['id'] === undefined && isWordless(piece.inside);
  });
}

export function lineBreak(): Tag {
  return { name: 'br', attributes: NO_ATTRIBUTES, inside: [] };
}

/** A place to link to that holds no words. */
export function anchor(id: string): Tag {
  return { name: 'span', attributes: { id }, inside: [] };
}

export function isAnchor(piece: Piece): boolean {
  return isTag(piece, 'span') && piece.inside.length === 0 && Object.keys(piece.attributes).join() === 'id';
}

/** Ends the line that the pieces end with, if there is one. Anchors behind its words belong to the next line. */
export function endLine(pieces: Piece[], end: Piece): void {
  const at = pieces.findLastIndex((piece) => !isAnchor(piece));
  const last = pieces[at];
  if (last !== undefined && !isBlock(last) && !isTag(last, 'br')) pieces.splice(at + 1, 0, end);
}

/** The anchors of pieces in which nothing can be read or seen; null where something can. */
export function bareAnchors(pieces: readonly Piece[]): string[] | null {
  const anchors: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string' && isWordless([piece])) continue;
    if (typeof piece === 'string' || piece.name === 'img') return null;
    const inside = bareAnchors(piece.inside);
    if (inside === null) return null;
    const { id } = piece.attributes;
    anchors.push(...(id === undefined ? [] : [id]), ...inside);
  }
  return anchors;
}

/**
 * Pieces as markup, blocks on lines of their own. The only place where clean markup is written.
 * Recursion is bounded: weave.ts nests no deeper than its limits.
 */
export function serialise(pieces: readonly Piece[]): CleanHtml {
  const writer = new Writer();
  writer.write(pieces);
  return writer.html as CleanHtml;
}

class Writer {
  html = '';
  /** Known rather than looked up: looking at the end of a string that is being built copies it. */
  #atLineStart = true;
  #pre = 0;

  write(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') this.#put(escapeText(piece));
      else if (isBlock(piece)) this.#writeBlock(piece);
      else this.#writeInline(piece);
    }
  }

  #writeInline(tag: Tag): void {
    if (tag.name === 'br') return this.#pre > 0 ? this.#put('\n') : this.#putLine('<br>');
    if (isVoid(tag)) return this.#put(startTag(tag));
    if (tag.inside.length === 0 && tag.attributes['id'] === undefined) return;
    this.#put(startTag(tag));
    this.write(tag.inside);
    this.#put(`</${tag.name}>`);
  }

  #writeBlock(tag: Tag): void {
    if (!this.#atLineStart) this.#putLine('');
    if (isVoid(tag)) return this.#putLine(startTag(tag));
    const holdsBlocks = tag.inside.some(isBlock);
    const exact = tag.name === 'pre' ? 1 : 0;
    this.#put(startTag(tag));
    if (holdsBlocks) this.#putLine('');
    this.#pre += exact;
    this.write(tag.inside);
    this.#pre -= exact;
    if (holdsBlocks && !this.#atLineStart) this.#putLine('');
    this.#putLine(`</${tag.name}>`);
  }

  #put(html: string): void {
    this.html += html;
    if (html !== '') this.#atLineStart = false;
  }

  #putLine(html: string): void {
    this.html += `${html}\n`;
    this.#atLineStart = true;
  }
}

function startTag({ name, attributes }: Tag): string {
  let html = `<${name}`;
  for (const attribute in attributes) html += ` ${attribute}="${escapeHtml(attributes[attribute]!)}"`;
  return `${html}>`;
}
