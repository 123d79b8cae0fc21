import type { Document, Element } from '../../prose/tree.ts';
import { children, descendants, find, findAll, isElement, isText, textContent } from '../../prose/walk.ts';
import type { Draft, Problem } from '../draft.ts';
import type { ReadContext, SniffedFile } from '../reader.ts';
import { readWholeText } from '../text/reader.ts';

/** This share of a page's words in one preformatted block, and the page is a text file in disguise. */
const MOST_OF_IT = 0.7;

/**
 * Reads a page whose story stands in `<pre>`, as archives of the nineties put text files on the web: what is in it is
 * read as the text it is. Null for every other page.
 */
export function readPreformatted(
  file: SniffedFile,
  page: Document,
  context: ReadContext,
): { draft: Draft; problems: Problem[] } | null {
  const body = find(page, (one) => isElement(one, 'body'));
  if (body === null) return null;
  const blocks = findAll(
    body,
    (one) => isElement(one, 'pre', 'xmp', 'plaintext', 'listing') && children(one).length > 0,
  );
  const held = blocks.reduce((sum, block) => sum + textContent(block).length, 0);
  if (blocks.length === 0 || held < textContent(body).length * MOST_OF_IT || paragraphsIn(blocks) > 3)
    return null;
  const text = blocks.map(plain).join('\n\n');
  const { encoding } = file.text();
  const { draft, problems } = readWholeText(
    { ...file, kind: 'text', text: () => ({ text, encoding, problems: [] }) },
    context,
  );
  return draft === null ? null : { draft, problems };
}

/** Some sites wrap pages of real paragraphs in one `<pre>`; those are pages. */
function paragraphsIn(blocks: Element[]): number {
  return blocks.reduce((sum, block) => sum + findAll(block, (one) => isElement(one, 'p')).length, 0);
}

/** The text of a preformatted block, emphasis as text files mark it. */
function plain(block: Element): string {
  let text = '';
  for (const node of descendants(block)) {
    if (isElement(node, 'br')) text += '\n';
    else if (isText(node))
      text += marked(
        node.value,
        isElement(node.parentNode ?? block, 'i', 'em')
          ? '_'
          : isElement(node.parentNode ?? block, 'b', 'strong')
            ? '*'
            : '',
      );
  }
  return text.replace(/^\n/, '');
}

function marked(words: string, mark: string): string {
  if (mark === '' || words.trim() === '' || words.includes('\n\n')) return words;
  return words.replace(
    /^(\s*)([^]*?)(\s*)$/,
    (_, before: string, inner: string, after: string) => `${before}${mark}${inner}${mark}${after}`,
  );
}
