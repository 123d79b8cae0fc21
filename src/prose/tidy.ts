import { isBlock, isTag, isVoid, NO_ATTRIBUTES, type Piece, type Tag } from './pieces.ts';

/**
 * Finishes woven markup: what is empty goes, links within the chapter lead somewhere, and tables, notes, readings and
 * lists have the parts that HTML and EPUB ask of them.
 */
export function tidy(root: Tag): Tag {
  const anchors = new Anchors();
  anchors.gather(root);
  if (anchors.any) anchors.link(root.inside);
  root.inside = tidied(root);
  return root;
}

function tidied(parent: Tag): Piece[] {
  if (parent.inside.every((piece) => typeof piece === 'string')) return parent.inside;
  const kept: Piece[] = [];
  for (const piece of parent.inside) {
    if (typeof piece === 'string' || isVoid(piece)) kept.push(piece);
    else {
      piece.inside = tidied(piece);
      for (const made of finished(piece, parent)) kept.push(made);
    }
  }
  return kept;
}

/** What a tag becomes whose contents are tidy. */
function finished(tag: Tag, parent: Tag): Piece[] {
  if (isEmpty(tag)) return [];
  switch (tag.name) {
    case 'a':
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
  return pieces.flatMap((piece) => (isTag(piece, 'rp') ? piece.inside : [piece]));
}

const MAY_BE_EMPTY = new Set(['td', 'th', 'p', 'col', 'colgroup']);

/** Paragraphs without words stay for shape.ts, which reads spacing in them; clean.ts drops them. */
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
    caption!.inside.push({ name: 'br', attributes: NO_ATTRIBUTES, inside: [] }, ...extra.inside);
  }
  const kept = parts.filter((part) => !captions.includes(part));
  if (!kept.some((part) => part.inside.some((row) => isTag(row, 'tr')))) {
    return caption === undefined ? [] : [renamed(caption, 'p')];
  }
  tag.inside = kept.sort((a, b) => TABLE_ORDER.indexOf(a.name) - TABLE_ORDER.indexOf(b.name));
  return [tag];
}

/** The anchors of a chapter and the links to them. */
class Anchors {
  readonly #ids = new Set<string>();
  readonly #links = new Set<string>();
  readonly #given = new Set<string>();
  any = false;

  gather(tag: Tag): void {
    for (const piece of tag.inside) {
      if (typeof piece === 'string') continue;
      const { id, href } = piece.attributes;
      if (id !== undefined) this.#ids.add(id);
      if (href?.startsWith('#')) this.#links.add(href.slice(1));
      this.any ||= id !== undefined || href?.startsWith('#') === true;
      this.gather(piece);
    }
  }

  /** Drops links to nothing, anchors that nothing links to, and the second of two with one name. */
  link(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      this.#fix(piece);
      this.link(piece.inside);
    }
  }

  #fix(tag: Tag): void {
    if (tag.attributes === NO_ATTRIBUTES) return;
    const kept = Object.entries(tag.attributes).filter(([name, value]) => {
      if (name === 'href') return !value.startsWith('#') || this.#ids.has(value.slice(1));
      if (name !== 'id') return true;
      const isFirst = !this.#given.has(value);
      this.#given.add(value);
      return isFirst && this.#links.has(value);
    });
    tag.attributes = Object.fromEntries(kept);
  }
}

/** Pieces without empty paragraphs, nor what held nothing else. */
export function withoutEmptyParagraphs(pieces: readonly Piece[]): Piece[] {
  return pieces.filter((piece) => {
    if (typeof piece === 'string' || isVoid(piece) || !isBlock(piece)) return true;
    if (piece.inside.some((inner) => isBlock(inner))) piece.inside = withoutEmptyParagraphs(piece.inside);
    return (
      piece.inside.length > 0 || piece.attributes['id'] !== undefined || ['td', 'th'].includes(piece.name)
    );
  });
}

/** Whether nothing of this can be read or seen. */
export function isWordless(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => {
    if (typeof piece === 'string') return /^[\s\u00A0\u200B\uFEFF]*$/.test(piece);
    return !isBlock(piece) && piece.name !== 'img' && isWordless(piece.inside);
  });
}
