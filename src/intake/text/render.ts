import { TreeBuilder } from '../../prose/build.ts';
import type { DocumentFragment } from '../../prose/tree.ts';
import type { TextBlock } from './blocks.ts';
import type { Emphasis } from './emphasis.ts';
import { tagsFromSigns, withoutSigns } from './inlineTags.ts';

/** Blocks of a text as a tree, still to be shaped. */
export function renderBlocks(blocks: readonly TextBlock[], emphasis: Emphasis): DocumentFragment {
  const tree = new TreeBuilder();
  for (const { kind, lines } of blocks) {
    const [first] = lines;
    if (kind === 'break' && first === '') tree.markup('<hr>');
    else if (kind === 'break') tree.paragraph(first!);
    else renderWords(tree, lines.join('\n'), kind === 'prose' ? null : kind, emphasis);
  }
  return tree.root;
}

function renderWords(tree: TreeBuilder, text: string, className: string | null, emphasis: Emphasis): void {
  const words = tagsFromSigns(emphasis.mark(text));
  if (!words.includes('<')) tree.paragraph(withoutSigns(text), className);
  else tree.markup(className === null ? `<p>${words}</p>` : `<p class="${className}">${words}</p>`);
}
