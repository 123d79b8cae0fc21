import type { Document, Element } from '../../prose/tree.ts';
import { children, find, hasClass, isElement } from '../../prose/walk.ts';
import type { Draft } from '../draft.ts';
import type { FairCopy } from '../fairCopy.ts';
import { above, blocks, hasId, labelOf, line } from './blocks.ts';
import { readByline, readRecipients } from './byline.ts';
import { addTo, entriesOf, keep, relatedWorks, take } from './writing.ts';

/** What stands above the first chapter; on the page of a later chapter only title and byline do. */
export function readPreface(draft: Draft, page: Document, copy: FairCopy, host: string): void {
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
