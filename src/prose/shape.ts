import { cleanTree, type CleanOptions } from './clean.ts';
import type { CleanHtml } from './cleanHtml.ts';
import { serialise } from './pieces.ts';
import type { ParentNode } from './tree.ts';
import { paragraphTexts } from './text.ts';
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
 * The text of a chapter, cleaned and laid out as paragraphs and scene breaks (wild-files.md 4, rules 5 and 6).
 * The author's words, quotes and dashes are never altered.
 * @throws Failure `html-too-deep`
 */
export function shapeChapter(untrusted: string | ParentNode, options: CleanOptions = {}): ShapedChapter {
  const html = serialise(cleanTree(untrusted, options).inside);
  return {
    html,
    words: countWords(html),
    paragraphs: paragraphTexts(html).length,
    sceneBreaks: html.split('<hr').length - 1,
  };
}
