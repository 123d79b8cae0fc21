import type { Document, Element } from '../../prose/tree.ts';
import { attribute, children, find, findAll, hasClass, innerHtml, isElement } from '../../prose/walk.ts';
import { emptyDraft, type Draft, type DraftChapter, type Problem, type Reading } from '../draft.ts';
import { bareShelf, beginFairCopy, type FairCopy } from '../fairCopy.ts';
import { problem } from '../problems.ts';
import type { Reader, SniffedFile } from '../reader.ts';
import { AO3, chapterUrl, workAddress, workKey, type WorkAddress } from './address.ts';
import { above, blocks, hasId, isBlank, labelOf, line, together } from './blocks.ts';
import { readByline, readRecipients } from './byline.ts';
import { readFacts, statsText, takeFacts, takeStats } from './facts.ts';
import { chapterTitle } from './headings.ts';
import { addressOfPage } from './pageAddress.ts';
import { refuse } from './refusals.ts';
import type { Stats } from './stats.ts';
import {
  absoluteLinks,
  addTo,
  compare,
  emptyChapter,
  entriesOf,
  keep,
  relatedWorks,
  take,
} from './writing.ts';

/**
 * Pages of the Archive of Our Own (and other archives on its software) saved from a browser: an entire work, one
 * chapter of it, or a page that is no work and is refused by name (ao3.md 3.4).
 */
export const ao3PageReader: Reader = {
  format: 'ao3-page',
  recognises(file) {
    if (file.kind !== 'html') return false;
    const { text } = file.text();
    // FanFicFare's files may keep the work's skin, but none of the furniture around it.
    const isFurnished = /\bid=["']?(outer|main|header)\b/.test(text);
    if (/<dl class=["']work meta\b/.test(text) || (isFurnished && /\bid=["']?workskin\b/.test(text)))
      return true;
    const title = /<title>([^<]*)/i.exec(text.slice(0, 200_000))?.[1] ?? '';
    return /archive of our own/i.test(title) ? isFurnished : isVeiled(text);
  },
  async read(file) {
    return [await readPage(file)];
  },
};

/** A guard's page ("Just a moment…") that stands before the archive. */
function isVeiled(text: string): boolean {
  return (
    /archiveofourown\.org/.test(text) &&
    /cf-browser-verification|challenge-platform|<title>\s*just a moment/i.test(text)
  );
}

async function readPage(file: SniffedFile): Promise<Reading> {
  const page = file.page();
  const chapters = chaptersOn(page);
  if (chapters.length === 0) refuse(page, file.name);
  const draft = emptyDraft();
  const shelf = bareShelf();
  for (const { element } of chapters) await shelf.gather(element);
  const copy = beginFairCopy(shelf);
  const address = addressOfPage(page);
  const host = address?.host ?? AO3;
  take(draft, 'sourceUrl', address?.url ?? null, 'links of the page');
  const { problems, stats } = readMeta(draft, page, host);
  readPreface(draft, page, copy, host);
  const counted = readChapters(draft, chapters, copy, host);
  readEnd(draft, page, copy, host);
  problems.push(...asPart(draft, stats, counted, address, chapters));
  draft.images = copy.images;
  const { encoding, problems: repairs } = file.text();
  return {
    files: [file.name],
    format: 'ao3-page',
    encoding,
    error: null,
    problems: [...repairs, ...problems, ...copy.problems],
    draft,
  };
}

function readMeta(draft: Draft, page: Document, host: string): { problems: Problem[]; stats: Stats | null } {
  const list = find(page, (one) => isElement(one, 'dl') && hasClass(one, 'work') && hasClass(one, 'meta'));
  const facts = list === null ? null : readFacts(list);
  if (facts === null) return { problems: [], stats: null };
  const problems = takeFacts(draft, facts, host, (label) => `dl.meta dt "${label}"`);
  const counts = facts.get('stats');
  const where = (label: string) => `dl.stats dt "${label}"`;
  return { problems, stats: counts === undefined ? null : takeStats(draft, statsText(counts.value), where) };
}

/** What stands above the first chapter; on the page of a later chapter only title and byline do. */
function readPreface(draft: Draft, page: Document, copy: FairCopy, host: string): void {
  const preface = find(page, (one) => hasClass(one, 'preface') && !isInChapter(one));
  const within = preface ?? find(page, (one) => hasId(one, 'workskin')) ?? page;
  const title = find(within, (one) => isElement(one, 'h2') && hasClass(one, 'title'));
  if (title !== null) take(draft, 'title', line(title) || null, 'h2.title');
  const byline = find(within, (one) => hasClass(one, 'byline'));
  if (byline !== null) takeAuthors(draft, byline);
  if (preface === null) return;
  let label: string | null = null;
  for (const block of blocks(children(preface))) {
    if (hasClass(block, 'recipients')) draft.recipients = readRecipients(block);
    else if (hasClass(block, 'associations')) readAssociations(draft, block, copy, host);
    else if (!isElement(block, 'blockquote')) label = labelOf(block) ?? label;
    else if (label === 'summary') keep(draft, 'summary', copy.note(block), '.summary');
    else if (label === 'notes') keepAbove(draft, copy.note(block));
  }
  if (draft.recipients.length > 0) draft.evidence['recipients'] = '.notes, "For …"';
}

/** The author's own words come first, whatever related works the page lists above them. */
function keepAbove(draft: Draft, html: Draft['notesBegin']): void {
  const related = draft.notesBegin;
  draft.notesBegin = html;
  if (html !== '') draft.evidence['notesBegin'] = '.notes';
  addTo(draft, 'notesBegin', related, '.notes .associations');
}

function isInChapter(element: Element): boolean {
  return above(element).some((one) => hasId(one, /^chapters?(-\d+)?$/));
}

function takeAuthors(draft: Draft, byline: Element): void {
  draft.authors = readByline(byline);
  const archived = /\[archived by [^\]]*\]/.exec(line(byline))?.[0];
  if (draft.authors.length > 0) {
    draft.evidence['authors'] = archived === undefined ? 'h3.byline' : `h3.byline (${archived.slice(1, -1)})`;
  }
}

/** Gifts become recipients; what the work was inspired by or translated from stays with the notes. */
function readAssociations(draft: Draft, list: Element, copy: FairCopy, host: string): void {
  const isGift = (entry: Element) => /^for\s\S/i.test(line(entry));
  const entries = entriesOf(list);
  draft.recipients = [...draft.recipients, ...entries.filter(isGift).flatMap(readRecipients)];
  const others = entries.filter((entry) => !isGift(entry));
  addTo(draft, 'notesBegin', copy.note(relatedWorks(others, host)), '.notes .associations');
}

/** A chapter as it stands on the page; `number` is null where the work is one piece. */
interface ChapterOnPage {
  number: number | null;
  element: Element;
}

function chaptersOn(page: Document): ChapterOnPage[] {
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

function readChapters(draft: Draft, chapters: ChapterOnPage[], copy: FairCopy, host: string): number {
  let words = 0;
  for (const { number, element } of chapters) {
    const text = textsOf(element)
      .flatMap((one) => children(one))
      .filter((node) => !isLandmark(node));
    const shaped = copy.chapter(absoluteLinks(innerHtml(together(text)), host));
    const chapter = readHead(element, number ?? 1, copy, host);
    if (chapter.authors.join() === draft.authors.join()) chapter.authors = [];
    draft.chapters.push({ ...chapter, ...shaped });
    words += shaped.words;
  }
  draft.evidence['chapters'] = chapters[0]?.number === null ? '#chapters' : '.chapter h3.title';
  return words;
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

function readEnd(draft: Draft, page: Document, copy: FairCopy, host: string): void {
  const notes = find(page, (one) => hasId(one, 'work_endnotes'));
  const own = notes === null ? null : find(notes, (one) => isElement(one, 'blockquote'));
  if (own !== null) keep(draft, 'notesEnd', copy.note(own), '#work_endnotes');
  const inspired = find(page, (one) => hasId(one, 'children'));
  if (inspired === null) return;
  const entries = findAll(inspired, (one) => isElement(one, 'h3', 'li', 'dd'));
  addTo(draft, 'notesEnd', copy.note(relatedWorks(entries, host)), '#children');
}

/** Marks the page of one chapter among several as a part; says what falls short where it is the whole work. */
function asPart(
  draft: Draft,
  stats: Stats | null,
  counted: number,
  address: WorkAddress | null,
  chapters: ChapterOnPage[],
): Problem[] {
  const problems = isRestricted(chapters[0]!.element) ? [problem('restricted-at-source')] : [];
  const posted = stats?.chapters?.posted ?? null;
  const number = chapters.length === 1 ? chapters[0]!.number : null;
  const isOne = number !== null && (posted === null ? number > 1 : posted > 1);
  if (isOne && address !== null) {
    draft.part = { key: workKey(address), number, of: posted };
    draft.evidence['part'] = `#chapter-${number}, dl.stats`;
    return problems;
  }
  return stats === null ? problems : [...problems, ...compare(draft, stats, counted)];
}

/** The lock beside the title of a work that only members are shown. */
function isRestricted(within: Element): boolean {
  const top = above(within).at(-1) ?? within;
  const isLock = (one: Element) =>
    isElement(one, 'img') && /^\(?restricted\)?$/i.test(attribute(one, 'alt') ?? '');
  return (
    find(top, (one) => isElement(one, 'h2') && hasClass(one, 'title') && find(one, isLock) !== null) !== null
  );
}
