import type { Document, Element, ParentNode } from '../../prose/tree.ts';
import { attribute, find, isElement } from '../../prose/walk.ts';
import { escapeHtml } from '../../prose/write.ts';
import { unarchived } from '../ao3/address.ts';
import { hasId, isBlank, line } from '../ao3/blocks.ts';
import { chapterTitle } from '../ao3/headings.ts';
import { emptyChapter } from '../ao3/writing.ts';
import { emptyDraft, type Draft, type Reading } from '../draft.ts';
import { together, type Block } from '../html/block.ts';
import { blocksOf } from '../html/blocks.ts';
import { cutNotes } from '../html/notes.ts';
import { bareShelf, beginFairCopy, type FairCopy } from '../fairCopy.ts';
import { storyElement } from './mobile.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { readFandoms } from './fandoms.ts';
import { takeFacts } from './facts.ts';
import { refusal } from './refusal.ts';
import { addressOfPage, lastLinked, takePlace } from './place.ts';
import { chapterTitles, mobileTitle, titleOfPage } from './titles.ts';

/**
 * Pages of FanFiction.net and FictionPress.com saved from a browser, desktop or mobile: one chapter each, so that
 * each is a part of its story, to be joined with the others.
 */
export const ffnPageReader: Reader = {
  format: 'ffn-page',
  recognises(file) {
    if (file.kind !== 'html') return false;
    const { text } = file.text();
    if (!/(fanfiction\.net|fictionpress\.com)/i.test(text)) return false;
    if (/\b(id|class)=["']?(storytext|storycontent|profile_top|pre_story_links|chap_select)\b/.test(text))
      return true;
    const title = /<title>([^<]*)/i.exec(text.slice(0, 100_000))?.[1] ?? '';
    return (
      /\bfan\s?fiction\b|fictionpress|just a moment|attention required/i.test(title) && GUARDED.test(text)
    );
  },
  async read(file) {
    return [await readPage(file)];
  },
};

/** Marks of the site's own pages that hold no story, and of the guard that stands before it. */
const GUARDED =
  /gui_warning|gui_normal|content_wrapper|id=["']?top\b|z-list|challenge-platform|cf-browser-verification|cf-error|cdn-cgi/;

async function readPage(file: SniffedFile): Promise<Reading> {
  const page = file.page();
  const text = storyElement(page);
  if (text === null || isBlank(text)) throw refusal(page, file.name);
  const own = addressOfPage(page, file.text().text);
  const address = own?.address ?? null;
  const shelf = bareShelf();
  await shelf.gather(text);
  const copy = beginFairCopy(shelf);
  const draft = emptyDraft();
  takeHeading(draft, page, copy);
  readFandoms(draft, page, address?.site ?? 'ffn');
  const { problems, chapters } = takeFacts(draft, page);
  const titles = chapterTitles(page);
  const number = address?.chapter ?? titles.selected ?? 1;
  takeChapter(draft, text, number, titles.all[number - 1] ?? mobileTitle(page), copy);
  const of = Math.max(titles.all.length, chapters ?? 0) || null;
  takePlace(draft, own, { number, of, isAlone: number === 1 && (of ?? lastLinked(page)) === 1 });
  draft.images = copy.images;
  const { encoding, problems: repairs } = file.text();
  return {
    files: [file.name],
    format: 'ffn-page',
    encoding,
    error: null,
    problems: [...repairs, ...problems, ...copy.problems],
    draft,
  };
}

function takeHeading(draft: Draft, page: Document, copy: FairCopy): void {
  const desktop = find(page, (one) => hasId(one, 'profile_top'));
  const top = desktop ?? find(page, (one) => hasId(one, 'content'));
  const where = desktop === null ? '#content' : '#profile_top';
  const bold = top === null ? null : find(top, (one) => isElement(one, 'b'));
  const title = (bold === null ? '' : line(bold)) || null;
  draft.title = title ?? titleOfPage(page);
  if (draft.title !== null) draft.evidence['title'] = title === null ? 'title' : `${where} b`;
  const author = find(top ?? page, isAuthor);
  if (author !== null && line(author) !== '') {
    draft.authors = [line(author)];
    draft.evidence['authors'] = top === null ? 'link /u/…' : `${where} a`;
  }
  const summary = desktop === null ? null : find(desktop, isSummary);
  if (summary !== null) {
    draft.summary = copy.note(`<p>${escapeHtml(line(summary))}</p>`);
    draft.evidence['summary'] = '#profile_top div';
  }
}

function isAuthor(one: Element): boolean {
  return (
    isElement(one, 'a') && /^(https?:)?(\/\/[\w.]+)?\/u\/\d+/.test(unarchived(attribute(one, 'href') ?? ''))
  );
}

/** The summary has no name of its own, only its margin. */
function isSummary(one: Element): boolean {
  return isElement(one, 'div') && /margin-top:\s*2px/.test(attribute(one, 'style') ?? '') && line(one) !== '';
}

function held(blocks: Block[]): ParentNode {
  return together(blocks.flatMap(({ nodes }) => nodes));
}

function takeChapter(
  draft: Draft,
  text: Element,
  number: number,
  title: string | null,
  copy: FairCopy,
): void {
  const chapter = emptyChapter(number);
  chapter.title = title === null ? null : chapterTitle(title, number);
  // Notes stand inside the text, parted from it by a rule.
  const { begin, body, end } = cutNotes(blocksOf(text));
  chapter.notesBegin = copy.note(held(begin));
  chapter.notesEnd = copy.note(held(end));
  draft.chapters = [{ ...chapter, ...copy.chapter(held(body)) }];
  draft.evidence['chapters'] = attribute(text, 'id') === 'storytext' ? '#storytext' : '#storycontent';
}
