import type { Document, Element, ParentNode } from '../../prose/tree.ts';
import { attribute, children, find, findAll, hasClass, innerHtml, isElement } from '../../prose/walk.ts';
import type { Draft, DraftChapter } from '../draft.ts';
import type { FairCopy } from '../fairCopy.ts';
import { chapterUrl, workAddress } from './address.ts';
import { blocks, hasId, isBlank, labelOf, line, together } from './blocks.ts';
import { readByline } from './byline.ts';
import { chapterTitle } from './headings.ts';
import { absoluteLinks, emptyChapter } from './writing.ts';

/** A chapter as it stands on the page; `number` is null where the work is one piece. */
export interface ChapterOnPage {
  number: number | null;
  element: Element;
}

/** The chapters of a page, or the one piece that a work is; none where there is no text. */
export function chaptersOn(page: Document): ChapterOnPage[] {
  const all = find(page, (one) => hasId(one, 'chapters'));
  if (all === null) return [];
  const numbered = findAll(all, (one) => hasId(one, /^chapter-\d+$/) && textsOf(one).length > 0);
  if (numbered.length > 0) {
    return numbered.map((element) => ({
      number: Number(attribute(element, 'id')!.slice('chapter-'.length)),
      element,
    }));
  }
  return textsOf(all).length > 0 ? [{ number: null, element: all }] : [];
}

/** The elements that hold the chapter's own text, not those of its notes. */
function textsOf(chapter: Element): Element[] {
  return children(chapter).filter((child): child is Element => {
    if (!isElement(child, 'div', 'article')) return false;
    const isText =
      hasClass(child, 'userstuff') ||
      hasClass(child, 'user-generated-view') ||
      attribute(child, 'role') === 'article';
    return isText && !isBlank(child);
  });
}

/** Reads the chapters into the draft; gives back the words counted. */
export function readChapters(draft: Draft, chapters: ChapterOnPage[], copy: FairCopy, host: string): number {
  let words = 0;
  for (const { number, element } of chapters) {
    const text = textsOf(element)
      .flatMap((one) => children(one))
      .filter((node) => !isLandmark(node));
    const shaped = copy.chapter(linked(together(text), host));
    const chapter = readHead(element, number ?? 1, copy, host);
    if (chapter.authors.join() === draft.authors.join()) chapter.authors = [];
    draft.chapters.push({ ...chapter, ...shaped });
    words += shaped.words;
  }
  draft.evidence['chapters'] = chapters[0]?.number === null ? '#chapters' : '.chapter h3.title';
  return words;
}

/** The text with its links to the archive itself made absolute; as it stands where it has none. */
function linked(text: ParentNode, host: string): ParentNode | string {
  const isOwn = (one: Element) => isElement(one, 'a') && (attribute(one, 'href') ?? '').startsWith('/');
  return find(text, isOwn) === null ? text : absoluteLinks(innerHtml(text), host);
}

/** "Chapter Text", said for screen readers on the page itself. */
function isLandmark(node: Parameters<typeof isElement>[0]): boolean {
  return isElement(node, 'h2', 'h3', 'h4') && hasClass(node, 'landmark');
}

function readHead(element: Element, number: number, copy: FairCopy, host: string): DraftChapter {
  const chapter = emptyChapter(number);
  const texts = new Set<unknown>(textsOf(element));
  let label: string | null = null;
  let isEnd = false;
  for (const part of children(element)) {
    isEnd ||= texts.has(part);
    if (texts.has(part)) continue;
    for (const block of blocks([part])) {
      if (isElement(block, 'h3') && hasClass(block, 'title')) readTitle(chapter, block, host);
      else if (hasClass(block, 'byline')) chapter.authors = readByline(block);
      else if (!isElement(block, 'blockquote')) label = labelOf(block) ?? label;
      else if (isEnd && label === 'notes') chapter.notesEnd = copy.note(block);
      else if (label === 'notes') chapter.notesBegin = copy.note(block);
      else if (label === 'summary') chapter.summary = copy.note(block);
    }
  }
  return chapter;
}

function readTitle(chapter: DraftChapter, heading: Element, host: string): void {
  chapter.title = chapterTitle(line(heading), chapter.number);
  const link = find(heading, (one) => isElement(one, 'a'));
  const address = link === null ? null : workAddress(attribute(link, 'href') ?? '', host);
  if (address?.chapter) chapter.sourceUrl = chapterUrl(address, address.chapter);
}
