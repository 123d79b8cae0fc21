import type { Document, Element } from '../../prose/tree.ts';
import { attribute, children, elements, find, hasClass, isElement } from '../../prose/walk.ts';
import type { Reading } from '../draft.ts';
import { bareShelf } from '../fairCopy.ts';
import { ownDraft, ownWork } from '../ownWork.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { linesOf, type Block } from './block.ts';
import { scriptText } from './head.ts';
import { htmlReader } from './reader.ts';

/** The script block in which our own HTML editions say what the work is. */
const MARK = '<script type="application/json" id="fadeless">';

/**
 * HTML files that this archive wrote: the work as its manifest says it, the text as it stands on the page, so that a
 * corrected copy wins. A manifest that is none of ours is passed over and the page read as any other.
 */
export const ownHtmlReader: Reader = {
  format: 'fadeless-html',
  recognises: (file) => file.kind === 'html' && file.text().text.slice(0, 100_000).includes(MARK),
  async read(file, context) {
    const own = await readOwn(file);
    return own === null ? htmlReader.read(file, context) : [own];
  },
};

async function readOwn(file: SniffedFile): Promise<Reading | null> {
  const page = file.page();
  const script = find(page, (one) => isElement(one, 'script') && attribute(one, 'id') === 'fadeless');
  const work = script === null ? null : ownWork(scriptText(script));
  if (work === null) return null;
  const texts = work.chapters.map(({ files }) => files.flatMap((place) => textAt(page, place)));
  const { draft, problems } = await ownDraft(work, texts, bareShelf(), '#fadeless');
  if (draft.chapters.length === 0) return null;
  const { encoding, problems: repairs } = file.text();
  return {
    files: [file.name],
    format: 'fadeless-html',
    encoding,
    error: null,
    problems: [...repairs, ...problems],
    draft,
  };
}

/** The blocks of the section that a chapter stands in, `#chapter-3`; none where an editor took it away. */
function textAt(page: Document, place: string): Block[] {
  const scope = place.slice(1);
  const section = find(page, (one) => isElement(one, 'section') && attribute(one, 'id') === scope);
  const text =
    section === null ? null : find(section, (one) => isElement(one, 'div') && hasClass(one, 'text'));
  const tops = text === null ? [] : children(text).filter((node) => isElement(node));
  for (const top of tops) leadHome(top, `${scope}-`);
  return tops.map((top) => ({ tag: top.tagName, nodes: [top], text: linesOf([top]), ids: [] }));
}

/** Anchors were told apart by their chapter, as all chapters are on one page. */
function leadHome(top: Element, scope: string): void {
  for (const element of [top, ...elements(top)]) {
    for (const one of element.attrs) {
      if (one.name === 'id') one.value = one.value.replace(scope, '');
      else if (one.name === 'href' && one.value.startsWith(`#${scope}`))
        one.value = `#${one.value.slice(scope.length + 1)}`;
    }
  }
}
