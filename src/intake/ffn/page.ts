import type { Document, Element } from '../../prose/tree.ts';
import { attribute, find, findAll, isElement } from '../../prose/walk.ts';
import { hasId, isBlank, line } from '../ao3/blocks.ts';
import { chapterTitle } from '../ao3/headings.ts';
import { emptyChapter } from '../ao3/writing.ts';
import { emptyDraft, type Draft, type Reading } from '../draft.ts';
import { bareShelf, beginFairCopy, type FairCopy } from '../fairCopy.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { chapterAddress, storyAddress, storyOf, type StoryAddress } from './address.ts';
import { readFandoms } from './fandoms.ts';
import { takeFacts } from './facts.ts';
import { refusal } from './refusal.ts';
import { chapterTitles, mobileTitle } from './titles.ts';

/**
 * Pages of FanFiction.net and FictionPress.com saved from a browser, desktop or mobile: one chapter each, so that
 * each is a part of its story, to be joined with the others (wild-files.md 1.5).
 */
export const ffnPageReader: Reader = {
  format: 'ffn-page',
  recognises(file) {
    if (file.kind !== 'html') return false;
    const { text } = file.text();
    if (!/(fanfiction\.net|fictionpress\.com)/i.test(text)) return false;
    if (/\bid=["']?(storytext|storycontent|profile_top|pre_story_links|chap_select)\b/.test(text))
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
  const text = find(page, (one) => hasId(one, 'storytext') || hasId(one, 'storycontent'));
  if (text === null || isBlank(text)) throw refusal(page, file.name);
  const address = addressOf(page, file.text().text);
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
  takePlace(draft, address, { number, of, isAlone: number === 1 && (of ?? lastLinked(page)) === 1 });
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
  const top = desktop ?? find(page, (one) => hasId(one, 'content')) ?? page;
  const title = find(top, (one) => isElement(one, 'b'));
  if (title !== null && line(title) !== '') {
    draft.title = line(title);
    draft.evidence['title'] = desktop === null ? '#content b' : '#profile_top b';
  }
  const author = find(
    top,
    (one) => isElement(one, 'a') && /^(https?:)?(\/\/[\w.]+)?\/u\/\d+/.test(attribute(one, 'href') ?? ''),
  );
  if (author !== null && line(author) !== '') {
    draft.authors = [line(author)];
    draft.evidence['authors'] = desktop === null ? '#content a' : '#profile_top a';
  }
  const summary = desktop === null ? null : find(desktop, isSummary);
  if (summary !== null) {
    draft.summary = copy.note(`<p>${line(summary).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
    draft.evidence['summary'] = '#profile_top div';
  }
}

/** The summary has no name of its own, only its margin. */
function isSummary(one: Element): boolean {
  return isElement(one, 'div') && /margin-top:\s*2px/.test(attribute(one, 'style') ?? '') && line(one) !== '';
}

/** The address a page names as its own; older ones name it only to their scripts. */
function addressOf(page: Document, source: string): StoryAddress | null {
  for (const link of findAll(page, (one) => isElement(one, 'link', 'meta'))) {
    const isOwn = attribute(link, 'rel') === 'canonical' || attribute(link, 'property') === 'og:url';
    const address = isOwn ? storyAddress(attribute(link, 'href') ?? attribute(link, 'content') ?? '') : null;
    if (address !== null) return address;
  }
  const story = /\bvar\s+storyid\s*=\s*'?(\d+)/.exec(source)?.[1];
  const chapter = /\bvar\s+chapter\s*=\s*'?(\d+)/.exec(source)?.[1];
  const site =
    /www\.fictionpress\.com|m\.fictionpress\.com/.test(source) && !/fanfiction\.net\/s\//.test(source)
      ? 'fictionpress'
      : 'ffn';
  if (story !== undefined) return storyOf(site, story, chapter === undefined ? null : Number(chapter));
  return storyAddress(/saved from url=\(\d+\)(\S+)/.exec(source)?.[1] ?? '');
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
  draft.chapters = [{ ...chapter, ...copy.chapter(text) }];
  draft.evidence['chapters'] = attribute(text, 'id') === 'storytext' ? '#storytext' : '#storycontent';
}

/** The highest chapter that a page without a list of chapters leads to: "Next" stands even on mobile pages. */
function lastLinked(page: Document): number {
  const links = findAll(page, (one) => isElement(one, 'a'));
  const chapters = links.map((link) =>
    Number(/^(?:https?:)?(?:\/\/[\w.]+)?\/s\/\d+\/(\d+)/.exec(attribute(link, 'href') ?? '')?.[1] ?? 1),
  );
  return chapters.reduce((most, chapter) => Math.max(most, chapter), 1);
}

interface Place {
  number: number;
  of: number | null;
  isAlone: boolean;
}

/** The page's place in its story; the only chapter of a story is all of it. */
function takePlace(draft: Draft, address: StoryAddress | null, { number, of, isAlone }: Place): void {
  const chapter = draft.chapters[0]!;
  if (address !== null) {
    draft.sourceUrl = address.url;
    draft.evidence['sourceUrl'] = 'link canonical';
    chapter.sourceUrl = chapterAddress(address, number);
  }
  if (isAlone) chapter.title = chapter.title === draft.title ? null : chapter.title;
  else if (address !== null) {
    draft.part = { key: `${address.site}:${address.id}`, number, of };
    draft.evidence['part'] = of === null ? 'link canonical' : 'link canonical, #chap_select';
  }
  if (draft.complete === true && of !== null) {
    draft.chaptersExpected = of;
    draft.evidence['chaptersExpected'] = draft.evidence['complete'] ?? '#chap_select';
  }
}
