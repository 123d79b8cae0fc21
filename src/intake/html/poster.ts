import type { Draft } from '../draft.ts';
import { readDate } from '../text/dates.ts';
import { keyOf } from '../text/lines.ts';
import { headingLevel, type Block } from './block.ts';
import type { Head } from './head.ts';
import { hasWords, oneLine } from './pieces.ts';
import { offerTitle } from './document.ts';

/** Lines above an entry that may say who posted it, and when. */
const ABOVE = 4;

/**
 * Takes who posted a journal's entry, and the day, off the lines above it, where nothing marks them: the poster's name
 * stands in the page's title too, beside the entry's ("The Lamps: quayside", "quayside | The Lamps"), or before "Follow".
 */
export function takePoster(draft: Draft, head: Head, blocks: Block[]): Block[] {
  const titles = (head.title ?? '').split(/:\s+|\s+[|]\s+/).map((piece) => piece.trim());
  const top = blocks.slice(0, ABOVE).filter((block) => hasWords(block) && headingLevel(block) === null);
  const isPoster = ({ text }: Block): boolean => /^[\w-]{2,40}$/.test(text) && titles.includes(text);
  const poster = top.find((block) => isPoster(block) || FOLLOW.test(oneLine(block.text)));
  if (poster === undefined) return blocks;
  const name = oneLine(poster.text).replace(/ Follow$/, '');
  draft.authors = [name];
  draft.evidence['authors'] = 'poster of the page';
  const [first, ...others] = titles;
  if (first !== undefined && others.length > 0 && isPoster(poster))
    offerTitle(draft, first === name ? others.join(': ') : first, '<title>');
  const day = top.find((block) => block !== poster && readDate(oneLine(block.text)) !== null);
  if (day !== undefined) {
    draft.published = readDate(oneLine(day.text));
    draft.evidence['published'] = 'date of the page';
  }
  return blocks.filter((block) => block !== poster && block !== day);
}

const FOLLOW = /^[\w-]{2,40} Follow$/;

/** The journal's name in the title of its page, `quayside | The Lamps`, where the entry has no poster beside it. */
export function takeJournalName(draft: Draft, { title }: Head): void {
  const [, name, entry] = /^([\w-]{2,25})(?: \| |: )(\S.*)$/.exec(title ?? '') ?? [];
  if (draft.authors.length > 0 || name === undefined || keyOf(entry!) !== keyOf(draft.title ?? '')) return;
  draft.authors = [name];
  draft.evidence['authors'] = '<title>';
}
