import { NO_HTML, type CleanHtml } from '../../prose/cleanHtml.ts';
import type { Element } from '../../prose/tree.ts';
import { findAll, innerHtml, isElement } from '../../prose/walk.ts';
import type { Draft, DraftChapter, Problem } from '../draft.ts';
import { problem } from '../problems.ts';
import { absolute } from './address.ts';
import { isBlank } from './blocks.ts';
import type { Stats } from './stats.ts';

/** A chapter in which only its number is known. */
export function emptyChapter(number: number): DraftChapter {
  const notes = { summary: NO_HTML, notesBegin: NO_HTML, notesEnd: NO_HTML };
  const text = { html: NO_HTML, words: 0, paragraphs: 0, sceneBreaks: 0 };
  return { number, title: null, ...notes, authors: [], ...text, published: null, sourceUrl: null };
}

/** Writes a line of the draft and where it was found; what is not there changes nothing. */
export function take(draft: Draft, field: 'title' | 'sourceUrl', value: string | null, where: string): void {
  if (value === null) return;
  draft[field] = value;
  draft.evidence[field] = where;
}

type NoteField = 'summary' | 'notesBegin' | 'notesEnd';

/** Writes a note of the draft, the first that is found. */
export function keep(draft: Draft, field: NoteField, html: CleanHtml, where: string): void {
  if (html === '' || draft[field] !== '') return;
  draft[field] = html;
  draft.evidence[field] = where;
}

/** Puts something below a note of the draft. */
export function addTo(draft: Draft, field: NoteField, html: CleanHtml, where: string): void {
  if (html === '') return;
  draft[field] = `${draft[field]}${html}` as CleanHtml;
  draft.evidence[field] ??= where;
}

/** Related works as a list, the term above it as a line; untrusted markup still, links made absolute. */
export function relatedWorks(entries: Element[], host: string): string {
  let html = '';
  for (const entry of entries.filter((one) => !isBlank(one))) {
    html += isElement(entry, 'li', 'dd')
      ? `<ul><li>${innerHtml(entry)}</li></ul>`
      : `<p>${innerHtml(entry).trim().replace(/:$/, '')}</p>`;
  }
  return absoluteLinks(html.replaceAll('</ul><ul>', ''), host);
}

/** The lines of a list of related works. */
export function entriesOf(list: Element): Element[] {
  return findAll(list, (one) => isElement(one, 'dt', 'dd', 'li'));
}

/** Serialised markup with the links that a page of this host has to its own archive made absolute. */
export function absoluteLinks(html: string, host: string): string {
  return html.replace(/ href="(\/[^"]*)"/g, (whole, address: string) => {
    const url = absolute(address.replaceAll('&amp;', '&'), host);
    return url === null ? whole : ` href="${url.replaceAll('&', '&amp;')}"`;
  });
}

/** Says where what was found falls short of what the file itself counts: a download that broke off, most often. */
export function compare(draft: Draft, stats: Stats, counted: number): Problem[] {
  const problems: Problem[] = [];
  const found = draft.chapters.length;
  if (stats.chapters !== null && found < stats.chapters.posted) {
    problems.push(problem('chapters-missing', { stated: stats.chapters.posted, found }));
  }
  if (stats.words !== null && differs(stats.words, counted)) {
    problems.push(problem('word-count-differs', { stated: stats.words, counted }));
  }
  return problems;
}

/** Both count by one rule, but cleaning may part or join a word; more than a fiftieth is no accident. */
function differs(stated: number, counted: number): boolean {
  return Math.abs(stated - counted) > Math.max(10, stated / 50);
}
