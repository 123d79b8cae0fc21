import { isFull, layoutOf } from '../text/layout.ts';
import { isSceneBreak } from '../../prose/sceneBreaks.ts';
import type { RtfParagraph } from './paragraphs.ts';

/**
 * A mail or a post that was pasted into a word processor has a paragraph for each of its lines: these are joined as
 * lines of plain text are, where the next word would not have fit.
 */
export function unwrapped(paragraphs: readonly RtfParagraph[]): readonly RtfParagraph[] {
  const layout = layoutOf(paragraphs.map(({ text }, at) => ({ text, at })));
  if (!layout.wrapped || layout.gap === 0) return paragraphs;
  const joined: RtfParagraph[] = [];
  let before: RtfParagraph | null = null;
  for (const paragraph of paragraphs) {
    const last = joined.at(-1);
    if (last !== undefined && before !== null && goesOn(before, paragraph, layout.width)) {
      const text = `${last.text} ${paragraph.text}`;
      joined[joined.length - 1] = {
        ...last,
        text,
        html: `${last.html.trimEnd()} ${paragraph.html.trimStart()}`,
      };
    } else joined.push(paragraph);
    before = paragraph;
  }
  return joined;
}

function goesOn(before: RtfParagraph, next: RtfParagraph, width: number): boolean {
  const plain = [before, next].every(
    ({ text, align, level, row }) =>
      text !== '' && align === null && level === null && row === 0 && !isSceneBreak(text),
  );
  return plain && isFull(before.text, next.text, width);
}
