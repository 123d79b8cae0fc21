import { linkAnchors } from './anchors.ts';
import {
  anchor,
  endLine,
  isAnchor,
  isBlock,
  isTag,
  isVoid,
  lineBreak,
  type Piece,
  type Tag,
} from './pieces.ts';

/**
 * Finishes woven markup: what is empty goes, links within the chapter lead somewhere, and tables, notes, readings and
 * lists have the parts that HTML and EPUB ask of them.
 * Paragraphs without words may stay, as shape.ts reads spacing in them.
 */
export function tidy(root: Tag, emptyParagraphs: 'keep' | 'drop'): Tag {
  linkAnchors(root);
  return tidyBlocks(root, emptyParagraphs);
}

/** The same for a part of a chapter, which may link to the other parts. */
export function tidyBlocks(root: Tag, emptyParagraphs: 'keep' | 'drop'): Tag {
  root.inside = tidied(root, emptyParagraphs);
  return root;
}

function tidied(parent: Tag, emptyParagraphs: 'keep' | 'drop'): Piece[] {
  if (parent.inside.every((piece) => typeof piece === 'string')) return parent.inside;
  const kept: Piece[] = [];
  let parted = false;
  for (const piece of parent.inside) {
    const made =
      typeof piece === 'string' || isVoid(piece) ? [piece] : tidiedTag(piece, parent, emptyParagraphs);
    const isMerelyAnchors = made.every(isAnchor);
    // Lines stay apart whose block went away between them.
    if (parted && !isMerelyAnchors && isLine(made[0]))
      endLine(kept, parent.name === 'pre' ? '\n' : lineBreak());
    for (const one of made) kept.push(one);
    parted = isBlock(piece) || (parted && isMerelyAnchors);
  }
  return kept;
}

function tidiedTag(tag: Tag, parent: Tag, emptyParagraphs: 'keep' | 'drop'): Piece[] {
  tag.inside = tidied(tag, emptyParagraphs);
  if (isEmpty(tag) && (emptyParagraphs === 'drop' || tag.name !== 'p')) return [];
  return withAnchor(tag.attributes['id'], finished(tag, parent)).flatMap(behindAnchors);
}

/** Anchors that an inline tag begins with stand before it, where weaving puts those that no words precede. */
function behindAnchors(piece: Piece): Piece[] {
  if (!isTag(piece) || isBlock(piece) || isVoid(piece) || piece.name === 'ruby') return [piece];
  const first = piece.inside.findIndex((inner) => !isAnchor(inner));
  if (first <= 0) return [piece];
  return [...piece.inside.slice(0, first), { ...piece, inside: piece.inside.slice(first) }];
}

/** Whether the piece is part of a line that goes on. */
function isLine(piece: Piece | undefined): boolean {
  return piece !== undefined && !isBlock(piece) && !isTag(piece, 'br');
}

/** An anchor outlives its tag. */
function withAnchor(id: string | undefined, pieces: Piece[]): Piece[] {
  if (id === undefined || (isTag(pieces[0]) && pieces[0].attributes['id'] === id)) return pieces;
  return [anchor(id), ...pieces];
}

/** The anchors of a tag that goes, and of what is in it. */
function anchorsOf(tag: Tag): Piece[] {
  const { id } = tag.attributes;
  const inner = tag.inside.flatMap((piece) => (isTag(piece) ? anchorsOf(piece) : []));
  return id === undefined ? inner : [anchor(id), ...inner];
}

/** What a tag becomes whose contents are tidy. */
function finished(tag: Tag, parent: Tag): Piece[] {
  switch (tag.name) {
    case 'a':
      if (tag.attributes['href'] === undefined) return finished(renamed(tag, 'span'), parent);
      return [tag];
    case 'span':
      return Object.keys(tag.attributes).length === 0 ? tag.inside : [tag];
    case 'ruby':
      return tag.inside.some((piece) => isTag(piece, 'rt')) ? [tag] : withoutReadings(tag.inside);
    case 'rt':
    case 'rp':
      return parent.name === 'ruby' ? [tag] : tag.inside;
    case 'details':
      return [isTag(tag.inside[0], 'summary') ? tag : renamed(tag, 'div')];
    case 'figcaption':
      return [isAtEdge(tag, parent) ? tag : renamed(tag, 'div')];
    case 'dl':
      return [isPaired(tag) ? tag : unpaired(tag)];
    case 'table':
      return table(tag);
    default:
      return [tag];
  }
}

/** A ruby without readings is its text. */
function withoutReadings(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) =>
    isTag(piece, 'rp') ? withAnchor(piece.attributes['id'], piece.inside) : [piece],
  );
}

const MAY_BE_EMPTY = new Set(['td', 'th', 'colgroup']);

function isEmpty(tag: Tag): boolean {
  return !MAY_BE_EMPTY.has(tag.name) && tag.inside.length === 0 && tag.attributes['id'] === undefined;
}

function renamed(tag: Tag, name: string): Tag {
  const { open: _, ...attributes } = tag.attributes;
  return { name, attributes, inside: tag.inside };
}

function isAtEdge(caption: Tag, parent: Tag): boolean {
  if (parent.name !== 'figure') return false;
  const first = parent.inside.find((piece) => isTag(piece, 'figcaption'));
  return first === caption && (parent.inside[0] === caption || parent.inside.at(-1) === caption);
}

/** Whether each term has its description. */
function isPaired(list: Tag): boolean {
  const order = list.inside.map((piece) => (isTag(piece, 'dt') ? 't' : 'd')).join('');
  return /^(?:t+d+)+$/.test(order);
}

function unpaired(list: Tag): Tag {
  list.inside = list.inside.map((piece) =>
    isTag(piece) ? renamed(piece, piece.name === 'dt' ? 'p' : 'div') : piece,
  );
  return renamed(list, 'div');
}

const TABLE_ORDER = ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'];

/** One caption, one head, one foot, in the order HTML asks for; a table without rows is its caption. */
function table(tag: Tag): Piece[] {
  const parts = tag.inside.filter((piece) => isTag(piece));
  for (const name of ['thead', 'tfoot']) {
    for (const extra of parts.filter((part) => part.name === name).slice(1)) extra.name = 'tbody';
  }
  const [caption, ...captions] = parts.filter((part) => part.name === 'caption');
  for (const extra of captions) {
    const words = withAnchor(extra.attributes['id'], extra.inside);
    caption!.inside.push(lineBreak(), ...words);
  }
  const kept = parts.filter((part) => !captions.includes(part));
  if (!kept.some((part) => part.inside.some((row) => isTag(row, 'tr')))) {
    const left = kept.filter((part) => part !== caption).flatMap(anchorsOf);
    return caption === undefined ? left : [...left, renamed(caption, 'p')];
  }
  tag.inside = kept.sort((a, b) => TABLE_ORDER.indexOf(a.name) - TABLE_ORDER.indexOf(b.name));
  return [tag];
}
