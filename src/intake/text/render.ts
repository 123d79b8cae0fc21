import { escapeHtml } from '../../prose/write.ts';
import type { TextBlock } from './blocks.ts';
import type { Emphasis } from './emphasis.ts';
import { tagsFromSigns } from './inlineTags.ts';

/** Blocks of a text as markup, still to be shaped. */
export function renderBlocks(blocks: readonly TextBlock[], emphasis: Emphasis): string {
  return blocks.map((block) => renderBlock(block, emphasis)).join('\n');
}

function renderBlock({ kind, lines }: TextBlock, emphasis: Emphasis): string {
  const [first] = lines;
  if (kind === 'break') return first === '' ? '<hr>' : `<p>${escapeHtml(first!)}</p>`;
  const words = tagsFromSigns(emphasis.mark(lines.join('\n')));
  return kind === 'prose' ? `<p>${words}</p>` : `<p class="${kind}">${words}</p>`;
}
