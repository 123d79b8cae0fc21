import type { Element } from '../../prose/tree.ts';
import { attribute, children, elements, find, hasClass, isElement } from '../../prose/walk.ts';
import type { Draft, Problem } from '../draft.ts';
import { linesOf, type Block } from '../html/block.ts';
import { ImageShelf } from '../images.ts';
import { ownDraft, ownWork } from '../ownWork.ts';
import type { Epub } from './container.ts';
import { restoreNotes } from './ownNotes.ts';

/** Where our own books keep what the work is; its text stands in the chapter files, so that a corrected book wins. */
export const OWN_MANIFEST = 'META-INF/fadeless.json';

/** Reads a book of ours back to the work it was made of; null when its manifest is not one of ours after all. */
export async function readOwn(book: Epub): Promise<{ draft: Draft; problems: Problem[] } | null> {
  const work = ownWork(new TextDecoder().decode(await book.read(OWN_MANIFEST)));
  if (work === null) return null;
  const texts: Block[][] = [];
  let notesBefore = 0;
  for (const { files } of work.chapters) {
    const { blocks, notes } = await textOf(book, files, notesBefore);
    texts.push(blocks);
    notesBefore = notes;
  }
  const shelf = new ImageShelf(async (src) => (book.has(src) ? book.read(src) : null));
  return ownDraft(work, texts, shelf, OWN_MANIFEST);
}

/** The text of a chapter: what the one section of each of its files holds between its header and its end notes. */
async function textOf(
  book: Epub,
  files: string[],
  notesBefore: number,
): Promise<{ blocks: Block[]; notes: number }> {
  const tops: Element[] = [];
  for (const href of files) {
    if (!book.has(href)) continue;
    const page = await book.page(href);
    const section = find(
      page,
      (one) => isElement(one, 'section') && /\bchapter\b/.test(attribute(one, 'epub:type') ?? ''),
    );
    const held = section === null ? [] : children(section).filter((node) => isElement(node));
    for (const top of held.filter((one) => !isFurniture(one))) {
      leadHome(book, href, top);
      tops.push(top);
    }
  }
  const restored = restoreNotes(tops, notesBefore);
  const blocks = restored.tops.map((top) => ({
    tag: top.tagName,
    nodes: [top],
    text: linesOf([top]),
    ids: [],
  }));
  return { blocks, notes: restored.count };
}

function isFurniture(node: Element): boolean {
  return isElement(node, 'header') || (isElement(node, 'aside') && hasClass(node, 'end-notes'));
}

/** Leads pictures to their files, and links between the files of one chapter to their places. */
function leadHome(book: Epub, from: string, top: Element): void {
  for (const element of [top, ...elements(top)]) {
    for (const one of element.attrs) {
      if (one.name === 'src') one.value = book.resolve(from, one.value)?.href ?? one.value;
      else if (one.name === 'href' && book.resolve(from, one.value) !== null)
        one.value = one.value.replace(/^[^#]*/, '');
    }
  }
}
