import { dressed, insideBox } from './boxes.ts';
import { hasBreak, linesOf, paragraphsOf, partsOf, unindented } from './lines.ts';
import {
  bareAnchors,
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
import { isSceneBreak, sceneMark } from './sceneBreaks.ts';
import { tidyBlocks } from './tidy.ts';

/** A block of a chapter, and how many blank lines the source has before it beyond what parts paragraphs. */
export interface Block {
  tag: Tag;
  blanks: number;
}

/**
 * Everything inside as a flat list of blocks: boxes that only lay the page out are opened, loose text and its lines
 * become paragraphs, marks become scene breaks. `shapeInside` lays out what stands in a quotation, a list, a table.
 */
export class Flattener {
  readonly #blocks: Block[] = [];
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

  /** Anchors that no block follows go to the last one. */
  finish(): Block[] {
    const last = this.#blocks.findLast(({ tag }) => tag.name === 'p');
    for (const id of last === undefined ? [] : this.#anchors) {
      last!.tag.inside.push({ name: 'span', attributes: { id }, inside: [] });
    }
    return this.#blocks;
  }

  #block(tag: Tag, outer: Attributes): void {
    const attributes = dressed(tag.attributes, outer);
    if (tag.name === 'div') return this.#open(tag, attributes);
    if (tag.name === 'p') return this.#paragraph(tag.inside, attributes);
    if (/^h[1-6]$/.test(tag.name)) return this.#heading(tag, attributes);
    if (tag.name === 'hr') return this.#rule(tag);
    this.#box({ ...tag, attributes, inside: insideBox(tag, this.#shapeInside) });
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

  #endRun(outer: Attributes): void {
    if (this.#run.length === 0) return;
    this.#paragraph(this.#run, outer);
    this.#run = [];
  }

  #paragraph(inside: readonly Piece[], attributes: Attributes): void {
    if (isWordless(inside)) return this.#blank(attributes);
    if (!inside.some((piece) => isTag(piece) && (piece.name === 'br' || hasBreak(piece)))) {
      return this.#addText(unindented(inside), 'p', attributes);
    }
    let outer = attributes;
    for (const part of partsOf(linesOf(inside))) {
      this.#blanks += part.blanks;
      for (const lines of betweenMarks(part.lines)) {
        for (const text of paragraphsOf(lines)) {
          this.#addText(isIndentedVerse(text) ? text : unindented(text), 'p', outer);
          outer = withoutId(outer);
        }
      }
    }
  }

  #heading(tag: Tag, attributes: Attributes): void {
    if (isWordless(tag.inside)) this.#blank(attributes);
    else this.#addText(unindented(tag.inside), tag.name, attributes);
  }

  #blank({ id }: Attributes): void {
    this.#blanks++;
    if (id !== undefined) this.#anchors.push(id);
  }

  /** Text as a paragraph or a heading, or as the scene break that its signs or its picture are. */
  #addText(inside: Piece[], name: string, attributes: Attributes): void {
    const bare = bareAnchors(inside);
    if (bare !== null) {
      this.#anchors.push(...bare);
      return this.#blank(attributes);
    }
    const line = textOf(inside, 'with descriptions');
    if (!isSceneBreak(line) || hasAnchor(inside)) return this.#add({ name, attributes, inside });
    if (attributes['id'] !== undefined) this.#anchors.push(attributes['id']);
    const mark = sceneMark(line);
    this.#add({ name: 'hr', attributes: mark === null ? NO_ATTRIBUTES : { 'data-mark': mark }, inside: [] });
  }

  #add(tag: Tag): void {
    this.#blocks.push({ tag: tag.name === 'hr' ? tag : this.#anchored(tag), blanks: this.#blanks });
    this.#blanks = 0;
  }

  #anchored(tag: Tag): Tag {
    if (tag.attributes['id'] !== undefined || this.#anchors.length === 0) return tag;
    return { ...tag, attributes: ordered({ ...tag.attributes, id: this.#anchors.shift()! }) };
  }
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
