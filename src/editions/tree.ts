import type { CleanHtml } from '../prose/cleanHtml.ts';
import { tokens, VOID_TAGS } from '../prose/tokens.ts';

/** A tag of a chapter's markup, or text with its entities resolved. */
export type Piece = string | Tag;

export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Piece[];
}

/** Tags nested deeper than this are left out, their content kept: readers choke on them, and recursion is safe below it. */
const MAX_DEPTH = 100;

/**
 * The tree of clean markup, read from its tokens: no parser that must expect anything, which is what keeps an edition
 * of 100,000 words below a tenth of a second.
 */
export function treeOf(html: CleanHtml): Piece[] {
  const root: Piece[] = [];
  const open: Piece[][] = [root];
  for (const token of tokens(html)) {
    const into = open.at(-1)!;
    if (token.kind === 'text') into.push(token.text);
    else if (token.kind === 'open') openTag(tag(token.tag, token.attributes, []), open);
    else if (open.length > 1) open.pop();
  }
  return root;
}

function openTag(opened: Tag, open: Piece[][]): void {
  const into = open.at(-1)!;
  const kept = open.length <= MAX_DEPTH || VOID_TAGS.has(opened.name);
  if (kept) into.push(opened);
  if (!VOID_TAGS.has(opened.name)) open.push(kept ? opened.children : into);
}

/** A tag made here. */
export function tag(name: string, attributes: Readonly<Record<string, string>>, children: Piece[]): Tag {
  return { name, attributes, children };
}

/** Whether this piece is white space that shows nothing. */
export function isBlank(piece: Piece): boolean {
  return typeof piece === 'string' && /^[\t\n\f\r ]*$/.test(piece);
}

/** The text of a piece without its tags; pictures by their alternative text. */
export function textOf(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if (piece.name === 'br') text += '\n';
    else if (piece.name === 'img') text += piece.attributes['alt'] ?? '';
    else if (piece.name !== 'rp' && piece.name !== 'rt') text += textOf(piece.children);
  }
  return text;
}

/** Every tag below, in document order. */
export function* tagsIn(pieces: readonly Piece[]): Generator<Tag> {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    yield piece;
    yield* tagsIn(piece.children);
  }
}

const BLOCKS = new Set(
  (
    'address article aside blockquote caption center col colgroup dd details dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether the tag makes a block of its own. */
export function isBlock(piece: Piece): piece is Tag {
  return typeof piece !== 'string' && BLOCKS.has(piece.name);
}

/** Text with every run of white space as one space, none at the ends. */
export function plainText(html: CleanHtml): string {
  return textOf(treeOf(html)).replace(/\s+/g, ' ').trim();
}
