import type { HtmlEscapedString } from 'hono/utils/html';

/** What a component gives; here never a promise. */
export interface Markup {
  toString(): string | Promise<string>;
}

/** Markup as text. */
export function markup(piece: Markup): string {
  return String(piece);
}

/** Finished markup, to be put into other markup as it is. Made by `remembered.ts` and `stencil.ts` alone. */
export class Piece {
  readonly isEscaped = true;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** As components are typed to give and take it. */
  get asMarkup(): HtmlEscapedString {
    return this as unknown as HtmlEscapedString;
  }

  toString(): string {
    return this.#text;
  }
}

/** Several pieces, one after the other. */
export function pieces(all: Iterable<Markup>): HtmlEscapedString {
  let text = '';
  for (const one of all) text += markup(one);
  return new Piece(text).asMarkup;
}

/** No piece at all. */
export const NOTHING = new Piece('').asMarkup;
