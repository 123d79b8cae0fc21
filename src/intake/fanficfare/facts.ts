import { languageTag } from '../../ground/languages.ts';
import type { ChildNode } from '../../prose/tree.ts';
import { attribute, find, isElement } from '../../prose/walk.ts';
import { workAddress } from '../ao3/address.ts';
import { opened, together } from '../ao3/blocks.ts';
import { readCount } from '../ao3/stats.ts';
import { ratingOf } from '../ao3/vocabulary.ts';
import type { Draft, DraftSeries, Problem } from '../draft.ts';
import type { FairCopy } from '../fairCopy.ts';
import { storyAddress } from '../ffn/address.ts';
import { problem } from '../problems.ts';
import { readDate } from '../text/dates.ts';
import { readRating } from '../text/ratings.ts';
import { splitList, takeTags, type Note } from './tags.ts';
import { wordsOf, type TitlePage } from './titlePage.ts';

/** Sites on the Archive of Our Own's software: "Genre" holds their free tags and categories, "Category" the fandoms. */
const OTW =
  /(^|\.)(archiveofourown\.org|squidgeworld\.org|superlove\.sayitditto\.net|adastrafanfic\.com|cfaarchive\.org)$/;

/** Whether the book was made from a site on the Archive of Our Own's software. */
export function isFromOtw({ rows, url }: Pick<TitlePage, 'rows' | 'url'>): boolean {
  const publisher = wordsOf(rows, 'publisher', 'site').toLowerCase();
  return OTW.test(publisher !== '' ? publisher : (URL.parse(url ?? '')?.hostname ?? ''));
}

/**
 * Writes what the title page says into the draft, with its rows as evidence. `subjects` are the tags as the package
 * lists them one by one: lists on the page are joined by commas, which a tag may hold itself.
 */
export function takeTitlePage(
  draft: Draft,
  page: TitlePage,
  subjects: readonly string[],
  copy: FairCopy,
): Problem[] {
  const problems: Problem[] = [];
  const { rows } = page;
  const note = (field: keyof Draft, label: string) =>
    void (draft.evidence[field] = `title page, row ${capital(label)}`);
  const list = (...labels: string[]) => {
    const label = labels.find((one) => rows.has(one));
    return {
      label: label ?? '',
      names: label === undefined ? [] : splitList(wordsOf(rows, label), subjects),
    };
  };
  takeHeading(draft, page);
  takeTags(draft, isFromOtw(page), list, note);
  takeRating(draft, rows, problems, note);
  takeLanguage(draft, rows, note);
  takeDates(draft, rows, problems, note);
  takeStatus(draft, rows, note);
  takeSeries(draft, rows, note);
  const summary = rows.get('summary');
  if (summary !== undefined) {
    draft.summary = copy.note(together(opened(summary)));
    note('summary', 'summary');
  }
  return problems;
}

function takeHeading(draft: Draft, { title, authors, url }: TitlePage): void {
  draft.title = title;
  draft.authors = authors;
  draft.sourceUrl = url === null ? null : sourceAddress(url);
  if (title !== null) draft.evidence['title'] = 'title page, heading';
  if (authors.length > 0) draft.evidence['authors'] = 'title page, heading';
  if (draft.sourceUrl !== null) draft.evidence['sourceUrl'] = 'title page, heading';
}

/** The address of a story as this archive writes it; other sites' queries may name the story and stay. */
export function sourceAddress(url: string): string | null {
  const known = workAddress(url)?.url ?? storyAddress(url)?.url;
  if (known !== undefined && /^https?:/.test(url)) return known;
  const read = URL.parse(url);
  if (read === null || !/^https?:$/.test(read.protocol)) return null;
  return read.href.replace(/^http:/, 'https:');
}

function takeRating(draft: Draft, rows: TitlePage['rows'], problems: Problem[], note: Note): void {
  const raw = wordsOf(rows, 'rating');
  if (raw === '') return;
  draft.rating = { raw, value: ratingOf(raw) ?? readRating(raw).value };
  note('rating', 'rating');
  if (draft.rating.value === null) problems.push(problem('rating-unknown', { raw }));
}

function takeLanguage(draft: Draft, rows: TitlePage['rows'], note: Note): void {
  draft.language = languageTag(wordsOf(rows, 'language'));
  if (draft.language !== null) note('language', 'language');
}

function takeDates(draft: Draft, rows: TitlePage['rows'], problems: Problem[], note: Note): void {
  for (const field of ['published', 'updated'] as const) {
    const raw = wordsOf(rows, field);
    if (raw === '') continue;
    draft[field] = readDate(raw);
    if (draft[field] === null) problems.push(problem('date-unknown', { raw }));
    else note(field, field);
  }
}

function takeStatus(draft: Draft, rows: TitlePage['rows'], note: Note): void {
  const status = wordsOf(rows, 'status');
  if (/^(completed?|finished)\b/i.test(status)) draft.complete = true;
  else if (
    /^(in[- ]progress|hiatus|on hold|abandoned|dropped|discontinued|incomplete|ongoing)\b/i.test(status)
  )
    draft.complete = false;
  if (draft.complete !== null) note('complete', 'status');
  const chapters = readCount(wordsOf(rows, 'chapters'));
  if (draft.complete === true && chapters !== null) {
    draft.chaptersExpected = chapters;
    note('chaptersExpected', 'chapters');
  }
}

/** The one series most books name, and on the archive's own works each of the numbered ones. */
function takeSeries(draft: Draft, rows: TitlePage['rows'], note: Note): void {
  const labels = [...rows.keys()].filter((label) => /^series( ?\d\d)?$/.test(label)).sort();
  const numbered = labels.filter((label) => label !== 'series');
  for (const label of numbered.length > 0 ? numbered : labels) {
    const series = seriesIn(rows.get(label) ?? [], wordsOf(rows, label));
    if (series !== null) draft.series.push(series);
  }
  if (draft.series.length > 0) note('series', 'series');
}

function seriesIn(nodes: ChildNode[], words: string): DraftSeries | null {
  const read = /^(.*?)(?:\s*\[(\d+(?:\.\d+)?)\])?$/.exec(words);
  if (read === null || read[1] === '') return null;
  const link = find(together(nodes), (one) => isElement(one, 'a'));
  const url = link === null ? null : (URL.parse(attribute(link, 'href') ?? '')?.href ?? null);
  return { name: read[1]!, position: read[2] === undefined ? null : Number(read[2]), url };
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
