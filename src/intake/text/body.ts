import { isSceneBreak } from '../../prose/shape.ts';
import { lineBlock, type TextBlock } from './blocks.ts';
import type { Hyphens } from './hyphens.ts';
import type { Layout } from './layout.ts';
import { withLetters } from './letters.ts';
import { isBlank, type Line } from './lines.ts';

/**
 * The paragraphs, verses and scene breaks of a text. Each block of lines is judged by itself: joined where it was
 * wrapped, a paragraph a line where it was not, kept as lines where they are verse, letters or lists
 */
export function readBody(lines: readonly Line[], layout: Layout, hyphens: Hyphens): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const { texts, gapBefore } of runs(layout.doubled ? singleSpaced(lines) : lines)) {
    if (layout.gap > 0 && gapBefore >= layout.gap + 2 && blocks.length > 0)
      blocks.push({ kind: 'break', lines: [''] });
    for (const group of partedByBreaks(texts)) {
      if (group.length === 1 && isSceneBreak(group[0]!))
        blocks.push({ kind: 'break', lines: [group[0]!.trim()] });
      else blocks.push(...lineBlock(group, layout, hyphens));
    }
  }
  return withLetters(blocks);
}

interface Run {
  texts: string[];
  /** Blank lines before it. */
  gapBefore: number;
}

function* runs(lines: readonly Line[]): Generator<Run> {
  let texts: string[] = [];
  let gap = 0;
  let gapBefore = 0;
  for (const line of lines) {
    if (isBlank(line)) {
      if (texts.length > 0) yield { texts, gapBefore };
      texts = [];
      gap++;
      continue;
    }
    if (texts.length === 0) gapBefore = gap;
    gap = 0;
    texts.push(line.text);
  }
  if (texts.length > 0) yield { texts, gapBefore };
}

/** Drops the blank line after each line of a double-spaced text; two blank lines leave one. */
function singleSpaced(lines: readonly Line[]): Line[] {
  return lines.filter((line, at) => !(isBlank(line) && !isBlank(lines[at - 1]) && at > 0));
}

/** Scene breaks that stand among the lines of a block are blocks of their own. */
function partedByBreaks(texts: string[]): string[][] {
  if (texts.length === 1) return [texts];
  const groups: string[][] = [];
  let group: string[] = [];
  for (const text of texts) {
    if (!isSceneBreak(text) || /^\s*[.…]+\s*$/.test(text)) {
      group.push(text);
      continue;
    }
    if (group.length > 0) groups.push(group);
    groups.push([text]);
    group = [];
  }
  return group.length > 0 ? [...groups, group] : groups;
}
