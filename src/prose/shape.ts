import { Flattener, type Block } from './blocks.ts';
import { settled, woven, type CleanOptions } from './clean.ts';
import type { CleanHtml } from './cleanHtml.ts';
import { isTag, NO_ATTRIBUTES, ordered, serialise, textOf, type Piece, type Tag } from './pieces.ts';
import { isBetweenSigns, isSceneHeading } from './sceneBreaks.ts';
import { paragraphTexts } from './text.ts';
import { tidy } from './tidy.ts';
import type { ParentNode } from './tree.ts';
import { countWords } from './words.ts';

export { isSceneBreak } from './sceneBreaks.ts';

/** A chapter ready to be kept, with its figures. */
export interface ShapedChapter {
  html: CleanHtml;
  /** By AO3's rule; see words.ts. */
  words: number;
  /** Blocks that hold words. */
  paragraphs: number;
  sceneBreaks: number;
}

/**
 * The text of a chapter, cleaned and laid out as a flat list of paragraphs and scene breaks. A mark such as `~*~`
 * becomes `<hr data-mark="~*~">`, so that the text can be written again as it was. The author's words, quotes and dashes are never altered.
 * @throws Failure `html-too-deep`
 */
export function shapeChapter(untrusted: string | ParentNode, options: CleanOptions = {}): ShapedChapter {
  const html = settled(untrusted, (source) => shapedOnce(source, options));
  return {
    html,
    words: countWords(html),
    paragraphs: paragraphTexts(html).length,
    sceneBreaks: html.split('<hr').length - 1,
  };
}

function shapedOnce(source: string | ParentNode, options: CleanOptions): CleanHtml {
  const root = tidy(woven(source, options), 'keep');
  root.inside = opened(shape(root.inside));
  return serialise(tidy(root, 'drop').inside);
}

/** In order: a flat list of blocks, spacing that parts scenes, no needless breaks, headings of scenes. */
function shape(pieces: readonly Piece[]): Piece[] {
  const flattener = new Flattener(shape);
  flattener.take(pieces, NO_ATTRIBUTES);
  return withHeadings(withoutNeedless(withSpacing(flattener.finish())));
}

/** A page may set the whole chapter in one quotation or one cell of a table, for its margins. */
function opened(blocks: Piece[]): Piece[] {
  const [only, ...others] = blocks;
  if (others.length > 0 || !isTag(only, 'blockquote', 'table')) return blocks;
  const box = only.name === 'table' ? onlyCell(only) : only;
  return box === null ? blocks : opened(shape(box.inside));
}

function onlyCell(table: Tag): Tag | null {
  let inner: Tag = table;
  while (inner.name !== 'td' && inner.name !== 'th') {
    const [only, ...others] = inner.inside.filter((piece) => !isTag(piece, 'colgroup'));
    if (others.length > 0 || !isTag(only)) return null;
    inner = only;
  }
  return inner;
}

/** Gaps with more blank lines than is usual part scenes where they are rare; what is usual is spacing. */
function withSpacing(blocks: readonly Block[]): Tag[] {
  const gaps = blocks.slice(1).map(({ blanks }) => blanks);
  const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const wide = gaps.filter((blanks) => blanks > usual).length;
  const isRare = wide * 4 <= gaps.length;
  return blocks.flatMap(({ tag, blanks }, index) => {
    return isRare && index > 0 && blanks > usual ? [rule(), tag] : [tag];
  });
}

function rule(): Tag {
  return { name: 'hr', attributes: NO_ATTRIBUTES, inside: [] };
}

/** No break first or last, and one where several follow each other: the first that says its mark. */
function withoutNeedless(blocks: readonly Tag[]): Tag[] {
  const kept: Tag[] = [];
  for (const tag of blocks) {
    const last = kept.at(-1);
    if (tag.name !== 'hr') kept.push(tag);
    else if (last?.name !== 'hr') kept.push(tag);
    else if (last.attributes['data-mark'] === undefined) kept[kept.length - 1] = tag;
  }
  if (kept[0]?.name === 'hr') kept.shift();
  if (kept.at(-1)?.name === 'hr') kept.pop();
  return kept;
}

/** "~ Day 95 ~" alone among paragraphs is a scene's heading and keeps its words; several in a row are sung or shouted. */
function withHeadings(blocks: readonly Tag[]): Tag[] {
  const texts = blocks.map((tag) => (tag.name === 'p' ? textOf(tag.inside) : ''));
  return blocks.map((tag, index) => {
    if (
      !isSceneHeading(texts[index]!) ||
      isBetweenSigns(texts[index - 1] ?? '') ||
      isBetweenSigns(texts[index + 1] ?? '')
    )
      return tag;
    const classes = new Set(['scene-heading', ...(tag.attributes['class']?.split(' ') ?? [])]);
    return { ...tag, attributes: ordered({ ...tag.attributes, class: [...classes].sort().join(' ') }) };
  });
}
