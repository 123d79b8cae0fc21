import { Failure } from '../../ground/failures.ts';
import { titleText } from '../../prose/text.ts';
import type { ChildNode, Element } from '../../prose/tree.ts';
import { children, find, isElement } from '../../prose/walk.ts';
import { together } from '../ao3/blocks.ts';
import { readCount } from '../ao3/stats.ts';
import { emptyDraft, type Reading } from '../draft.ts';
import { bareShelf, beginFairCopy } from '../fairCopy.ts';
import { parseNamedPage } from '../namedPage.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { readChapters, type RawChapter } from './chapter.ts';
import { isFromOtw, takeTitlePage } from './facts.ts';
import { shortfall } from './shortfall.ts';
import { readTitlePage, wordsOf } from './titlePage.ts';

/** The anchor and heading that FanFicFare puts above each chapter. */
const SECTION = /<a name=["']?section(\d+)["']?>\s*<h2>([\s\S]*?)<\/h2>\s*<\/a>/gi;

/** HTML files made by FanFicFare: a title page, a table of contents and all chapters one after the other. */
export const fanficfareHtmlReader: Reader = {
  format: 'fanficfare-html',
  recognises(file) {
    if (file.kind !== 'html') return false;
    const { text } = file.text();
    return (
      /<a name=["']?section0*\d["']?>\s*<h2>/i.test(text) &&
      /class=["']?(authorlink|full)["']?[\s>]/.test(text.slice(0, 200_000))
    );
  },
  async read(file) {
    return [await readHtml(file)];
  },
};

async function readHtml(file: SniffedFile): Promise<Reading> {
  const { text, encoding, problems: repairs } = file.text();
  const { front, sections } = cut(text);
  const chapters: RawChapter[] = sections.map(({ title, html }) => ({
    title,
    url: null,
    nodes: children(bodyOf(html, file.name)),
  }));
  if (!chapters.some(({ nodes }) => nodes.some(isFull))) throw new Failure('no-story', { file: file.name });
  const shelf = bareShelf();
  for (const { nodes } of chapters) await shelf.gather(together(nodes));
  const copy = beginFairCopy(shelf);
  const draft = emptyDraft();
  const page = readTitlePage(bodyOf(front, file.name));
  const problems = takeTitlePage(draft, page, [], copy);
  const words = readChapters(draft, chapters, isFromOtw(page), copy);
  draft.images = copy.images;
  const stated = {
    chapters: readCount(wordsOf(page.rows, 'chapters')),
    words: readCount(wordsOf(page.rows, 'words')),
  };
  problems.push(...shortfall(stated, { chapters: chapters.length, words }));
  return {
    files: [file.name],
    format: 'fanficfare-html',
    encoding,
    error: null,
    problems: [...repairs, ...problems, ...copy.problems],
    draft,
  };
}

/** Cuts the file before it is parsed, so that a tag one chapter leaves open does not reach into the next. */
function cut(text: string): { front: string; sections: { title: string; html: string }[] } {
  const marks = [...text.matchAll(SECTION)];
  const sections = marks.map((mark, at) => ({
    title: titleText(mark[2] ?? ''),
    html: text.slice(mark.index + mark[0].length, marks[at + 1]?.index),
  }));
  const contents = text.search(/<a name=["']?TOCTOP/i);
  return { front: text.slice(0, contents >= 0 ? contents : marks[0]?.index), sections };
}

function bodyOf(html: string, file: string): Element {
  return find(parseNamedPage(html, file), (one) => isElement(one, 'body'))!;
}

function isFull(node: ChildNode): boolean {
  return isElement(node) || ('value' in node && node.value.trim() !== '');
}
