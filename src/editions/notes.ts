import { isBlank, tag, tagsIn, textOf, type Piece, type Tag } from './tree.ts';

/** Marks for {@link ./epub/attributes.ts}: a tag that is a footnote, refers to one, or holds them. */
export const NOTE = ':note';

/**
 * Footnotes of a chapter, found by their links: a short link to a later place that links back. Such links become
 * `noteref`s and such places `aside`s, which e-readers show on the spot (EPUB 3 SSV `footnote`, `noteref`).
 * A numbered list of nothing but notes gives its numbers to the notes.
 */
export function withFootnotes(pieces: Piece[]): Piece[] {
  const notes = footnotesOf(pieces);
  if (notes.refs.size === 0) return pieces;
  return pieces.map((piece) => (typeof piece === 'string' ? piece : noted(piece, notes)));
}

interface Footnotes {
  refs: Set<Tag>;
  /** The outermost tags that are notes. */
  notes: Set<Tag>;
}

function footnotesOf(pieces: Piece[]): Footnotes {
  const found: Footnotes = { refs: new Set(), notes: new Set() };
  const passed = new Map<string, Tag[]>();
  for (const candidate of candidates(pieces)) {
    const inside = [candidate, ...tagsIn(candidate.children)];
    const names = inside.map(nameOf).filter((name) => name !== null);
    const refs = names
      .flatMap((name) => passed.get(name) ?? [])
      .filter((ref) => isMark(textOf(ref.children)));
    const back = inside.some((one) => one.attributes['href']?.startsWith('#') === true);
    if (refs.length > 0 && back) {
      found.notes.add(candidate);
      for (const ref of refs) found.refs.add(ref);
    }
    for (const one of inside) remember(passed, one);
  }
  return found;
}

/** What can be a note: an outermost paragraph or box, or an item of an outermost list. */
function* candidates(pieces: Piece[]): Generator<Tag> {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    const items = piece.name === 'ol' || piece.name === 'ul' ? piece.children : [piece];
    for (const item of items) if (typeof item !== 'string') yield item;
  }
}

function remember(passed: Map<string, Tag[]>, one: Tag): void {
  const href = one.name === 'a' ? one.attributes['href'] : undefined;
  if (href === undefined || !href.startsWith('#')) return;
  passed.set(href.slice(1), [...(passed.get(href.slice(1)) ?? []), one]);
}

const nameOf = (one: Tag): string | null => one.attributes['id'] ?? null;

/** "1", "[12]", "*", "iv", "(a)" */
function isMark(text: string): boolean {
  return /^\s*[[(]?(?:\d{1,3}|[ivxlc]{1,5}|[a-z]|[*†‡§¶#]{1,4})[\])]?\.?\s*$/i.test(text);
}

function noted(piece: Tag, found: Footnotes): Tag {
  if (found.notes.has(piece) && piece.name !== 'li') return aside(piece, []);
  const items = piece.children.filter((child): child is Tag => !isBlank(child) && typeof child !== 'string');
  if (piece.name === 'ol' && items.length > 0 && items.every((item) => found.notes.has(item)))
    return listOfNotes(piece, items);
  const children = piece.children.map((child) => (typeof child === 'string' ? child : noted(child, found)));
  const kind = found.refs.has(piece) ? 'noteref' : found.notes.has(piece) ? 'item' : null;
  return tag(piece.name, kind === null ? piece.attributes : { ...piece.attributes, [NOTE]: kind }, children);
}

function listOfNotes(list: Tag, items: Tag[]): Tag {
  const first = Number(list.attributes['start'] ?? 1) || 1;
  const notes = items.map((item, at) =>
    aside(item, [tag('span', { class: 'note-number' }, [`${first + at}. `])]),
  );
  return tag('section', { [NOTE]: 'footnotes' }, notes);
}

function aside(note: Tag, number: Piece[]): Tag {
  const attributes = { ...note.attributes, [NOTE]: 'footnote' };
  if (note.name === 'p') return tag('aside', attributes, [tag('p', {}, [...number, ...note.children])]);
  const [first, ...rest] = note.children.filter((child) => !isBlank(child));
  if (first === undefined || number.length === 0) return tag('aside', attributes, note.children);
  if (typeof first !== 'string' && first.name === 'p') {
    return tag('aside', attributes, [tag('p', first.attributes, [...number, ...first.children]), ...rest]);
  }
  return tag('aside', attributes, [...number, ...note.children]);
}
