import { hasBreak, linesOf, paragraphsOf, partsOf, unindented } from './lines.ts';
import {
  isBlock,
  isTag,
  isWordless,
  NO_ATTRIBUTES,
  ordered,
  textOf,
  withoutId,
  type Attributes,
  type Piece,
  type Tag,
} from './pieces.ts';
import { isSceneBreak } from './sceneBreaks.ts';
import { tidyBlocks } from './tidy.ts';

/** Tags that hold parts only. */
const PARTED = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup']);

/** A block of a chapter, and how many blank lines the source has before it beyond what parts paragraphs. */
export interface Block {
  tag: Tag;
  blanks: number;
}

/** Tags whose one run of text is left as it is. */
const LABELS = new Set(['pre', 'summary', 'caption', 'dt', 'figcaption']);

/**
 * Everything inside as a flat list of blocks: boxes that only lay the page out are opened, loose text and its lines
 * become paragraphs, marks become scene breaks. `shapeInside` lays out what stands in a quotation, a list, a table.
 */
export class Flattener {
  readonly blocks: Block[] = [];
  readonly #shapeInside: (pieces: Piece[]) => Piece[];
  #run: Piece[] = [];
  #blanks = 0;
  /** Anchors of opened boxes; the next block has them. */
  readonly #anchors: string[] = [];

  constructor(shapeInside: (pieces: Piece[]) => Piece[]) {
    this.#shapeInside = shapeInside;
  }

  take(pieces: readonly Piece[], outer: Attributes): void {
    for (const piece of pieces) {
      if (!isBlock(piece)) this.#run.push(piece);
      else {
        this.#endRun(outer);
        this.#block(piece as Tag, outer);
      }
    }
    this.#endRun(outer);
  }

  #block(tag: Tag, outer: Attributes): void {
    const attributes = dressed(tag.attributes, outer);
    if (tag.name === 'div') return this.#open(tag, attributes);
    if (tag.name === 'p') return this.#paragraph(tag.inside, attributes);
    if (/^h[1-6]$/.test(tag.name)) return this.#heading(tag, attributes);
    if (tag.name === 'hr') return this.#rule(tag);
    this.#box({ ...tag, attributes, inside: LABELS.has(tag.name) ? tag.inside : this.#inner(tag) });
  }

  /** A scene break has no anchor: it may be left out beside another. */
  #rule(tag: Tag): void {
    if (tag.attributes['id'] !== undefined) this.#anchors.push(tag.attributes['id']);
    this.#add({ ...tag, attributes: withoutId(tag.attributes) });
  }

  #open(box: Tag, attributes: Attributes): void {
    if (attributes['id'] !== undefined) this.#anchors.push(attributes['id']);
    this.take(box.inside, attributes);
  }

  /** A box that lost what it held is nothing; one that lost a part may be another. */
  #box(tag: Tag): void {
    const [made] = tidyBlocks({ name: '', attributes: NO_ATTRIBUTES, inside: [tag] }, 'drop').inside;
    if (isTag(made, tag.name)) this.#add(made);
    else if (isTag(made)) this.#block(made, NO_ATTRIBUTES);
  }

  /** Lists and tables are gone through part by part; a part with one run of text stays as it is. */
  #inner(tag: Tag): Piece[] {
    if (PARTED.has(tag.name))
      return tag.inside.map((piece) => (isTag(piece) ? this.#innerPart(piece) : piece));
    if (tag.name === 'figure') return this.#figure(tag.inside);
    if (tag.name === 'details') return [...tag.inside.slice(0, 1), ...this.#shapeInside(tag.inside.slice(1))];
    if (tag.name === 'blockquote') return this.#shapeInside(tag.inside);
    const isOneRun = !tag.inside.some(isBlock) && partsOf(linesOf(tag.inside)).length < 2;
    return isOneRun ? unindented(tag.inside) : loose(this.#shapeInside(tag.inside), tag);
  }

  #figure(pieces: Piece[]): Piece[] {
    const caption = pieces.find((piece) => isTag(piece, 'figcaption'));
    const shown = pieces.filter((piece) => piece !== caption);
    const shaped = shown.some(isBlock) ? this.#shapeInside(shown) : shown;
    if (caption === undefined) return shaped;
    return pieces[0] === caption ? [caption, ...shaped] : [...shaped, caption];
  }

  #innerPart(part: Tag): Tag {
    return LABELS.has(part.name) ? part : { ...part, inside: this.#inner(part) };
  }

  #endRun(outer: Attributes): void {
    if (this.#run.length === 0) return;
    this.#paragraph(this.#run, outer);
    this.#run = [];
  }

  #paragraph(inside: readonly Piece[], attributes: Attributes): void {
    if (isWordless(inside)) {
      this.#blanks++;
      return;
    }
    if (!inside.some((piece) => isTag(piece) && (piece.name === 'br' || hasBreak(piece)))) {
      return this.#add(paragraph(unindented(inside), attributes));
    }
    let outer = attributes;
    for (const part of partsOf(linesOf(inside))) {
      this.#blanks += part.blanks;
      for (const lines of betweenMarks(part.lines)) {
        for (const text of paragraphsOf(lines)) {
          this.#add(paragraph(isIndentedVerse(text) ? text : unindented(text), outer));
          outer = withoutId(outer);
        }
      }
    }
  }

  #heading(tag: Tag, attributes: Attributes): void {
    if (isWordless(tag.inside)) return;
    const made = paragraph(unindented(tag.inside), attributes);
    this.#add(made.name === 'hr' ? made : { ...tag, attributes, inside: made.inside });
  }

  #add(tag: Tag): void {
    this.blocks.push({ tag: tag.name === 'hr' ? tag : this.#anchored(tag), blanks: this.#blanks });
    this.#blanks = 0;
  }

  #anchored(tag: Tag): Tag {
    if (tag.attributes['id'] !== undefined || this.#anchors.length === 0) return tag;
    return { ...tag, attributes: ordered({ ...tag.attributes, id: this.#anchors.shift()! }) };
  }
}

/** The text of an item before the list in it stays loose where the source has it loose. */
function loose(blocks: Piece[], source: Tag): Piece[] {
  const [first, ...rest] = blocks;
  const isLoose =
    !isBlock(source.inside[0]) && isTag(first, 'p') && Object.keys(first.attributes).length === 0;
  return isLoose && !rest.some((piece) => isTag(piece, 'p', 'hr')) ? [...first.inside, ...rest] : blocks;
}

/** A paragraph, or the scene break that its text or its picture is. */
function paragraph(inside: Piece[], attributes: Attributes): Tag {
  const mark = textOf(inside, 'with descriptions').trim();
  if (!isSceneBreak(mark) || hasAnchor(inside)) return { name: 'p', attributes, inside };
  return { name: 'hr', attributes: { 'data-mark': mark }, inside: [] };
}

/** A note's number or way back may be a sign alone. */
function hasAnchor(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => {
    if (!isTag(piece)) return false;
    const { id, href } = piece.attributes;
    return id !== undefined || href?.startsWith('#') === true || hasAnchor(piece.inside);
  });
}

/** Lines parted where one of them is a mark. */
function betweenMarks(lines: readonly Piece[][]): Piece[][][] {
  const groups: Piece[][][] = [];
  let afterMark = true;
  for (const line of lines) {
    const isMark = isSceneBreak(textOf(line, 'with descriptions').trim());
    if (isMark || afterMark) groups.push([line]);
    else groups.at(-1)!.push(line);
    afterMark = isMark;
  }
  return groups;
}

/** Verse whose lines stand in from the margin keeps its shape. */
function isIndentedVerse(text: readonly Piece[]): boolean {
  return linesOf(text)
    .slice(1)
    .some((line) => /^[\u00A0\u2000-\u200A]/.test(textOf(line)));
}

const ALIGNMENTS = new Set(['centre', 'left', 'right']);

/** What a box says of all in it, said of one block in it. */
function dressed(own: Attributes, outer: Attributes): Attributes {
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
