import { NAME_LISTS, RATINGS, type Draft, type Reading } from './draft.ts';
import { fillGaps, OF_THE_WHOLE } from './gaps.ts';
import { missingNumbers, statedParts } from './missingParts.ts';

/** Takes from a later part what the parts before it leave open. */
export function takeFrom(draft: Draft, later: Draft): void {
  for (const key of NAME_LISTS) {
    const had = new Set(draft[key].map((item) => item.toLowerCase()));
    const fresh =
      key === 'authors' && draft.authors.length > 0
        ? []
        : later[key].filter((item) => !had.has(item.toLowerCase()));
    if (fresh.length > 0) Object.assign(draft, { [key]: [...draft[key], ...fresh] });
    if (fresh.length > 0 && later.evidence[key] !== undefined)
      draft.evidence[key] ??= laterEvidence(later, key);
  }
  fillGaps(draft, later, OF_THE_WHOLE, (where) => inLater(later, where));
  if (draft.series.length === 0) draft.series = later.series;
  if (isHigher(later, draft)) {
    draft.rating = later.rating;
    draft.evidence['rating'] = laterEvidence(later, 'rating');
  }
}

function laterEvidence(later: Draft, key: string): string {
  return inLater(later, later.evidence[key] ?? '');
}

function inLater({ part }: Draft, where: string): string {
  return `part ${part!.number}, ${where}`.replace(/, $/, '');
}

function isHigher(later: Draft, draft: Draft): boolean {
  const rank = (one: Draft): number => (one.rating?.value == null ? -1 : RATINGS.indexOf(one.rating.value));
  return rank(later) > rank(draft);
}

/** What the last part, and all parts together, say of the whole: its end notes, whether it is complete, its dates. */
export function settle(draft: Draft, parts: Reading[]): void {
  const last = parts.at(-1)!.draft!;
  const of = statedParts(parts);
  draft.notesEnd = last.notesEnd;
  if (last.evidence['notesEnd'] !== undefined) draft.evidence['notesEnd'] = laterEvidence(last, 'notesEnd');
  if (last.complete !== null) {
    draft.complete = last.complete;
    draft.evidence['complete'] = laterEvidence(last, 'complete');
  } else if (of !== null && missingNumbers(parts).length === 0) {
    draft.complete = true;
    draft.evidence['complete'] = `all ${of} parts are there`;
  } else draft.complete = null;
  const single = parts.every((part) => part.draft!.chapters.length === 1);
  if (of !== null && single) draft.chaptersExpected = of;
  else
    draft.chaptersExpected =
      draft.complete === true ? draft.chapters.length : (last.chaptersExpected ?? null);
  setDates(draft, parts);
}

function setDates(draft: Draft, parts: Reading[]): void {
  const dates = parts
    .flatMap(({ draft: part }) => [part!.published, part!.updated].filter((date) => date !== null))
    .sort();
  if (dates.length === 0) return;
  draft.published = dates[0]!;
  draft.updated = dates.at(-1) === dates[0] ? draft.updated : dates.at(-1)!;
  draft.evidence['published'] ??= 'the first part';
  if (draft.updated !== null) draft.evidence['updated'] ??= 'the last part';
}
