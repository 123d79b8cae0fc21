import type { ChildNode, Element } from '../../prose/tree.ts';
import { attribute, find, findAll, hasClass, isElement } from '../../prose/walk.ts';
import { emptyDraft, type Draft, type DraftChapter, type Problem } from '../draft.ts';
import { beginFairCopy, type FairCopy } from '../fairCopy.ts';
import type { ImageShelf } from '../images.ts';
import { AO3, workAddress } from './address.ts';
import { blocks, labelOf, line, together } from './blocks.ts';
import { readByline } from './byline.ts';
import { cutChapters, type ChapterCut, type IsHeading } from './chapters.ts';
import { readFacts, statsText, takeFacts, takeStats } from './facts.ts';
import { chapterTitle } from './headings.ts';
import type { Stats } from './stats.ts';
import { addTo, compare, emptyChapter, entriesOf, keep, relatedWorks, take } from './writing.ts';

/**
 * A download in its three sections, whichever file and year they come from. The nodes are
 * those inside `#preface`, `#chapters` and `#afterword`, or what stands in their places.
 */
export interface Download {
  preface: ChildNode[];
  chapters: ChildNode[];
  afterword: ChildNode[];
}

/** What a download says, and what was noticed on the way. The draft has no chapters where the file has none. */
export interface ReadDownload {
  draft: Draft;
  problems: Problem[];
}

/**
 * Reads a download of any era; it is told by labels, ids and order, because classes change with the tools.
 * `isHeading` says which headings are of chapters, where a book has lost the classes that would.
 */
export function readDownload(download: Download, shelf: ImageShelf, isHeading?: IsHeading): ReadDownload {
  const draft = emptyDraft();
  const copy = beginFairCopy(shelf);
  const { problems, stats } = readPreface(draft, [...blocks(download.preface)], copy);
  const counted = readChapters(draft, cutChapters(download.chapters, isHeading), copy);
  readAfterword(draft, [...blocks(download.afterword)], copy);
  if (stats !== null) inferOneChapter(draft, stats);
  if (stats !== null) problems.push(...compare(draft, stats, counted));
  draft.images = copy.images;
  return { draft, problems: [...problems, ...copy.problems] };
}

/** Until 2023 the statistics named chapters only where there were to be several. */
function inferOneChapter(draft: Draft, stats: Stats): void {
  if (stats.chapters !== null || stats.words === null || draft.chapters.length !== 1) return;
  draft.chaptersExpected = 1;
  draft.complete = true;
  const where = 'inferred: dt "Stats" names no chapters';
  draft.evidence['complete'] = draft.evidence['chaptersExpected'] = where;
}

function readPreface(
  draft: Draft,
  preface: Element[],
  copy: FairCopy,
): { problems: Problem[]; stats: Stats | null } {
  const host = readAddress(draft, preface);
  const problems: Problem[] = [];
  let stats: Stats | null = null;
  const associations: Element[] = [];
  let label: string | null = null;
  for (const block of preface) {
    const facts = isElement(block, 'dl') ? readFacts(block) : null;
    if (facts !== null) {
      const where = (words: string) => `dt "${words}"`;
      problems.push(...takeFacts(draft, facts, host, where));
      const counts = facts.get('stats');
      if (counts !== undefined)
        stats = takeStats(draft, statsText(counts.value), (words) => `dt "Stats", ${words}`);
    } else if (isElement(block, 'h1') && draft.title === null)
      take(draft, 'title', line(block) || null, 'h1');
    else if (isByline(block)) readAuthors(draft, block);
    else if (isElement(block, 'blockquote')) {
      if (label === 'summary') keep(draft, 'summary', copy.note(block), '#preface, "Summary"');
      if (label === 'notes') keep(draft, 'notesBegin', copy.note(block), '#preface, "Notes"');
      label = null;
    } else if (isElement(block, 'ul', 'dl')) associations.push(block);
    else label = labelOf(block) ?? label;
  }
  if (draft.title === null) titleFromMessage(draft, preface);
  for (const list of associations)
    addTo(draft, 'notesBegin', copy.note(relatedWorks(entriesOf(list), host)), '#preface, related works');
  return { problems, stats };
}

/** The address in "Posted originally on the … at …"; gives back the host that relative links belong to. */
function readAddress(draft: Draft, preface: Element[]): string {
  for (const block of preface) {
    if (!isElement(block, 'p', 'div') || !/posted originally on/i.test(line(block))) continue;
    for (const link of findAll(block, (one) => isElement(one, 'a'))) {
      const address = workAddress(attribute(link, 'href') ?? '') ?? workAddress(line(link));
      if (address === null) continue;
      take(draft, 'sourceUrl', address.url, '#preface message');
      return address.host;
    }
  }
  return AO3;
}

/** Downloads since 2019 repeat the title in bold above the address. */
function titleFromMessage(draft: Draft, preface: Element[]): void {
  const message = preface.find((block) => /posted originally on/i.test(line(block)));
  const bold = message === undefined ? null : find(message, (one) => isElement(one, 'b', 'strong'));
  if (bold !== null) take(draft, 'title', line(bold) || null, '#preface message');
}

function isByline(block: Element): boolean {
  if (hasClass(block, 'byline')) return true;
  return isElement(block, 'div', 'p', 'h2') && /^by\s+\S/.test(line(block)) && line(block).length < 1000;
}

function readAuthors(draft: Draft, byline: Element): void {
  if (draft.authors.length > 0) return;
  const names = readByline(byline);
  if (names.length === 0) return;
  draft.authors = names;
  const archived = /\[archived by [^\]]*\]/.exec(line(byline))?.[0];
  draft.evidence['authors'] = archived === undefined ? '.byline' : `.byline (${archived.slice(1, -1)})`;
}

/** Chapters with their notes; gives back the words counted in all. */
function readChapters(draft: Draft, cuts: ChapterCut[], copy: FairCopy): number {
  let words = 0;
  for (const cut of cuts) {
    const shaped = copy.chapter(together(cut.text));
    words += shaped.words;
    draft.chapters.push({ ...readHead(cut, draft.chapters.length + 1, draft, copy), ...shaped });
  }
  // A file that broke off can end in a heading; a chapter without a word or a picture is none.
  while (draft.chapters.at(-1)?.html === '') draft.chapters.pop();
  const [only] = draft.chapters;
  if (draft.chapters.length === 1 && only !== undefined && only.title === draft.title) only.title = null;
  if (cuts.length > 0) draft.evidence['chapters'] = cuts[0]?.heading === null ? '#chapters' : '#chapters, h2';
  return words;
}

function readHead(cut: ChapterCut, number: number, draft: Draft, copy: FairCopy): DraftChapter {
  const title = cut.heading === null ? null : chapterTitle(line(cut.heading), number);
  const chapter: DraftChapter = { ...emptyChapter(number), title };
  let label: string | null = null;
  for (const block of cut.head) {
    if (hasClass(block, 'byline') || /^chapter by\s/i.test(line(block))) chapter.authors = readByline(block);
    else if (!isElement(block, 'blockquote')) label = labelOf(block) ?? label;
    else if (label === 'chapter summary') chapter.summary = copy.note(block);
    else if (label === 'chapter notes') chapter.notesBegin = copy.note(block);
  }
  for (const block of cut.end) if (isElement(block, 'blockquote')) chapter.notesEnd = copy.note(block);
  if (chapter.authors.join() === draft.authors.join()) chapter.authors = [];
  return chapter;
}

function readAfterword(draft: Draft, afterword: Element[], copy: FairCopy): void {
  for (const block of afterword) {
    if (isElement(block, 'blockquote')) keep(draft, 'notesEnd', copy.note(block), '#endnotes');
    else if (isElement(block, 'dl', 'ul')) {
      addTo(draft, 'notesEnd', copy.note(relatedWorks(entriesOf(block), AO3)), '#afterword, related works');
    }
  }
}
