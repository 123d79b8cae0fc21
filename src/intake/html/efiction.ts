import type { Document, Element, ParentNode } from '../../prose/tree.ts';
import { attribute, find, findAll, hasClass, isElement, textContent } from '../../prose/walk.ts';
import { clean } from '../../prose/clean.ts';
import type { Draft } from '../draft.ts';
import { authorsIn } from '../text/people.ts';
import { offerTitle } from './document.ts';
import { numberedHeading, oneLine } from './pieces.ts';
import { beginning } from './post.ts';

/** One chapter on a page of an archive that runs on eFiction, whatever its skin: the skins keep these names. */
export interface EfictionChapter {
  story: Element;
  pageTitle: Element;
  title: string | null;
  number: number | null;
  of: number | null;
}

/** The one chapter that such a page shows; null for other pages and for printed ones with several. */
export function efictionChapter(page: Document): EfictionChapter | null {
  const stories = findAll(page, (one) => attribute(one, 'id') === 'story');
  const pageTitle = find(page, (one) => attribute(one, 'id') === 'pagetitle');
  const [story] = stories;
  if (story === undefined || stories.length > 1 || pageTitle === null) return null;
  const options = optionsOf(page);
  const at = options.findIndex((one) => attribute(one, 'selected') !== null);
  const chosen = at < 0 ? null : oneLine(textContent(options[at]!));
  const title = chosen === null ? null : (numberedHeading(chosen)?.title ?? chosen);
  return { story, pageTitle, title, number: at < 0 ? null : at + 1, of: options.length || null };
}

function optionsOf(page: Document): Element[] {
  const chooser = find(
    page,
    (one) => isElement(one, 'select') && /^(chapter|chapterlist)$/.test(attribute(one, 'name') ?? ''),
  );
  if (chooser === null) return [];
  return findAll(
    chooser,
    (one) => isElement(one, 'option') && !/^(story )?index$/i.test(oneLine(textContent(one))),
  );
}

/** "The Thaw by Ines": the title links to the story, the authors to themselves. */
export function takePageHead(draft: Draft, { pageTitle, number, of }: EfictionChapter): void {
  const links = findAll(pageTitle, (one) => isElement(one, 'a'));
  const to = (address: RegExp) => links.filter((link) => address.test(attribute(link, 'href') ?? ''));
  const words = oneLine(textContent(pageTitle));
  const [, before, after] = /^(.+?)\s+by\s+(.+)$/i.exec(words) ?? [];
  const story = to(/viewstory\.php/)[0];
  offerTitle(draft, story === undefined ? (before ?? words) : textContent(story), '#pagetitle');
  const names = to(/viewuser\.php/).map((link) => oneLine(textContent(link)));
  draft.authors = names.length > 0 ? names : authorsIn(after ?? '');
  if (draft.authors.length > 0) draft.evidence['authors'] = '#pagetitle';
  if (number !== null && of !== null && of > 1) draft.part = { key: '', number, of };
}

/** Notes stand in boxes of their own before and after the text. */
export function takeNoteBoxes(draft: Draft, page: ParentNode, story: Element): void {
  const [chapter] = draft.chapters;
  if (chapter === undefined) return;
  const boxes = findAll(page, (one) => one === story || hasClass(one, 'notes'));
  for (const box of boxes.filter((one) => one !== story)) {
    const info = find(box, (one) => hasClass(one, 'noteinfo'));
    if (info === null) continue;
    const label = beginning(box).toLowerCase();
    const isEnd = boxes.indexOf(box) > boxes.indexOf(story);
    if (label.startsWith('story notes')) draft.notesBegin ||= clean(info);
    else if (isEnd) chapter.notesEnd ||= clean(info);
    else chapter.notesBegin ||= clean(info);
  }
  if (draft.notesBegin !== '') draft.evidence['notesBegin'] ??= '"Story Notes"';
}
