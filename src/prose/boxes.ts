import { linesOf, partsOf, unindented } from './lines.ts';
import { isBlock, isTag, NO_ATTRIBUTES, ordered, type Attributes, type Piece, type Tag } from './pieces.ts';

/** Tags that hold parts only. */
const PARTED = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup']);

/** Tags whose one run of text is left as it is. */
const LABELS = new Set(['pre', 'summary', 'caption', 'dt', 'figcaption']);

/** Lays out the blocks that stand in a box. */
type Shape = (pieces: Piece[]) => Piece[];

/**
 * What a box holds (a quotation, a list, a table, a picture), laid out. Lists and tables are gone through part by
 * part; a part with one run of text stays as it is.
 */
export function insideBox(tag: Tag, shape: Shape): Piece[] {
  if (LABELS.has(tag.name)) return tag.inside;
  if (PARTED.has(tag.name)) {
    return tag.inside.map((part) => (isTag(part) ? { ...part, inside: insideBox(part, shape) } : part));
  }
  if (tag.name === 'figure') return insideFigure(tag.inside, shape);
  if (tag.name === 'details') return [...tag.inside.slice(0, 1), ...shape(tag.inside.slice(1))];
  if (tag.name === 'blockquote') return shape(tag.inside);
  const isOneRun = !tag.inside.some(isBlock) && partsOf(linesOf(tag.inside)).length < 2;
  return isOneRun ? unindented(tag.inside) : loose(shape(tag.inside), tag);
}

function insideFigure(pieces: Piece[], shape: Shape): Piece[] {
  const caption = pieces.find((piece) => isTag(piece, 'figcaption'));
  const shown = pieces.filter((piece) => piece !== caption);
  const shaped = shown.some(isBlock) ? shape(shown) : shown;
  if (caption === undefined) return shaped;
  return pieces[0] === caption ? [caption, ...shaped] : [...shaped, caption];
}

/** The text of an item before the list in it stays loose where the source has it loose. */
function loose(blocks: Piece[], source: Tag): Piece[] {
  const [first, ...rest] = blocks;
  const isLoose =
    !isBlock(source.inside[0]) && isTag(first, 'p') && Object.keys(first.attributes).length === 0;
  return isLoose && !rest.some((piece) => isTag(piece, 'p', 'hr')) ? [...first.inside, ...rest] : blocks;
}

const ALIGNMENTS = new Set(['centre', 'left', 'right']);

/** What a box says of all in it, said of one block in it. */
export function dressed(own: Attributes, outer: Attributes): Attributes {
  if (outer === NO_ATTRIBUTES || Object.keys(outer).length === 0) return own;
  const { id: _, title: __, class: outerClasses = '', ...rest } = outer;
  const { class: ownClasses = '', ...ownRest } = own;
  const kept = ownClasses.split(' ').filter(Boolean);
  const isAligned = kept.some((name) => ALIGNMENTS.has(name));
  for (const name of outerClasses.split(' ').filter(Boolean)) {
    if (!kept.includes(name) && !(isAligned && ALIGNMENTS.has(name))) kept.push(name);
  }
  const all: Record<string, string> = { ...rest, ...ownRest };
  if (kept.length > 0) all['class'] = kept.sort().join(' ');
  return ordered(all);
}
