import type { Draft, Problem } from '../draft.ts';
import { senderName, type MailHead } from '../mbox/head.ts';
import type { ReadContext } from '../reader.ts';
import { titleText } from '../../prose/text.ts';
import { parseDate } from './dates.ts';
import { writeOutCodes } from './pairingCodes.ts';
import { authorsIn } from './people.ts';
import { readRating } from './ratings.ts';
import { showOf, showOfGroup } from './shows.ts';
import { readSubject, type Subject } from './subject.ts';
import { bareTitle } from './titleblock.ts';

/** Fills what the story's own header leaves open from the mail header it came under. */
export function fillFromHead(draft: Draft, head: MailHead, context: ReadContext): Problem[] {
  const subject = readSubject(head.get('subject') ?? '');
  fillFromSubject(draft, subject, context);
  const sender = senderName(head.get('from') ?? '');
  if (draft.authors.length === 0 && sender !== null) {
    draft.authors = authorsIn(sender);
    draft.evidence['authors'] = 'From line';
  }
  const date = parseDate(head.get('date') ?? '');
  if (draft.published === null && date !== null) {
    draft.published = date.date;
    draft.evidence['published'] = 'Date line';
  }
  const group = showOfGroup(head.get('newsgroups') ?? '');
  if (draft.fandoms.length === 0 && group !== null) {
    draft.fandoms = [group];
    draft.evidence['fandoms'] = 'inferred from newsgroup';
  }
  writeOutCodes(draft, context.canon);
  return [];
}

function fillFromSubject(draft: Draft, subject: Subject, context: ReadContext): void {
  if (draft.title === null && subject.title !== null) {
    draft.title = titleText(bareTitle(subject.title));
    draft.evidence['title'] = 'Subject line';
  }
  if (draft.authors.length === 0 && subject.author !== null) {
    draft.authors = authorsIn(subject.author);
    draft.evidence['authors'] = 'Subject line';
  }
  if (draft.part === null && subject.part !== null) draft.part = { key: '', ...subject.part };
  if (draft.rating === null && subject.rating !== null) {
    draft.rating = readRating(subject.rating);
    draft.evidence['rating'] = 'Subject line';
  }
  if (draft.categories.length === 0 && subject.categories.length > 0) {
    draft.categories = [...new Set(subject.categories)];
    draft.evidence['categories'] = 'Subject line';
  }
  if (draft.relationships.length === 0 && subject.relationships.length > 0) {
    draft.relationships = subject.relationships;
    draft.evidence['relationships'] = 'Subject line';
  }
  if (draft.fandoms.length > 0 || subject.show === null) return;
  const fandom = context.canon.pack(subject.show)?.fandom ?? showOf(subject.show);
  if (fandom !== null) draft.fandoms = [fandom];
  draft.evidence['fandoms'] = `Subject line ("${subject.show}")`;
}
