import { PROBLEMS } from '../problems.ts';
import { parseDate } from './dates.ts';
import type { Field } from './shapes.ts';
import { add, addText, mark, note, type Fill } from './filling.ts';
import { namesIn, saysNothing } from './lists.ts';
import { authorsIn, emailsIn, JOURNAL_MARK } from './people.ts';
import { seriesIn } from './seriesField.ts';
import { showOf } from './shows.ts';
import { fandom } from './tagFields.ts';
import { unwrapped } from './unwrap.ts';

export const people =
  (key: 'recipients' | 'beta'): Fill =>
  (filling, field) => {
    const value =
      field.label === null
        ? field.value.replace(/^(?:for|dedicated to)\s+/i, '').replace(/[,.!]$/, '')
        : unwrapped(field.value).replace(JOURNAL_MARK, '');
    if (/^(?:none|no one|nobody|no beta|un-?beta)/i.test(value))
      return saysNothing(value) ? undefined : note(filling, field);
    const names = namesIn(value);
    const plain = names.length <= 8 && names.every((name) => name.split(/\s+/).length <= 4);
    if (plain && !saysNothing(value)) add(filling, key, names, field);
    else if (!plain) note(filling, { ...field, label: field.label ?? 'For' });
  };

export const date =
  (key: 'published' | 'updated'): Fill =>
  (filling, field) => {
    const read = parseDate(filling.dayFirst ? monthFirst(field.value) : field.value);
    if (read === null) {
      filling.problems.push({
        code: 'date-unknown',
        message: PROBLEMS['date-unknown'].replace('{raw}', field.value),
        line: field.from,
      });
      return;
    }
    if (filling.draft[key] !== null) return;
    filling.draft[key] = read.date;
    mark(filling, key, field);
    if (read.inferred !== null) filling.draft.evidence[key] += ` (${read.inferred} inferred)`;
  };

/** `12/03/06` in a header whose other date can only have the day first. */
function monthFirst(value: string): string {
  return value.replace(
    /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(?=\d{2})/,
    (whole, day: string, mark: string, month: string) =>
      Number(month) > 12 ? whole : `${month}${mark}${day}${mark}`,
  );
}

/** Is there a date among the fields that says the day before the month? */
export function hasDayFirst(fields: readonly Field[]): boolean {
  return fields.some(
    ({ kind, value }) =>
      (kind === 'published' || kind === 'updated') &&
      /(?<!\d)(?:1[3-9]|2\d|3[01])([/-])\d{1,2}\1\d{2}/.test(value),
  );
}

export const status: Fill = (filling, field) => {
  const value = field.value.toLowerCase();
  const open =
    /in[- ]progress|wip|incomplete|unfinished|not (?:yet )?(?:complete|finished)|abandon|hiatus|on-?going|laufend|in arbeit|pausiert|abgebrochen|en cours|^no\b|^nein\b|en proceso|in corso|em andamento|в процессе|в работе|не (?:за|о)конч|заморож|пиш[еу]тся|連載|连载|否/.test(
      value,
    );
  const done =
    /complet|finish|done|fini|abgeschlossen|fertiggestellt|^yes\b|^ja\b|terminad|conclus[ao]|complè?te|^oui\b|^s[iíì]\b|(?:за|о)конч|заверш|完結|完结|完成|^是/.test(
      value,
    ) ||
    (parseDate(value) !== null && /complet|finish/i.test(field.label ?? ''));
  if (!open && !done) return;
  filling.draft.complete = !open;
  mark(filling, 'complete', field);
};

export const website: Fill = (filling, field) => {
  const address = /https?:\/\/[^\s<>"]+/i.exec(field.value)?.[0];
  const story =
    address !== undefined &&
    (/source|story|original/i.test(field.label ?? '') ||
      /\/works\/\d|\/s\/\d|viewstory\.php|storyid=|\/story\//i.test(address));
  if (!story) return note(filling, { ...field, label: field.label ?? 'Website' });
  filling.draft.sourceUrl ??= address.replace(/^http:/i, 'https:').replace(/#.*$/, '');
  mark(filling, 'sourceUrl', field);
};

export const contact: Fill = (filling, field) => {
  if (/^from$/i.test(field.label ?? '') && emailsIn(field.value).length === 0) return author(filling, field);
  addText(filling, 'feedback', field);
};

export const author: Fill = (filling, field) => {
  if (filling.draft.authors.length > 0 && !/^(?:со-?автор|co-?(?:author|writer))/i.test(field.label ?? ''))
    return;
  add(filling, 'authors', authorsIn(field.value), field);
  const [address] = emailsIn(field.value);
  if (address !== undefined && filling.draft.feedback === null) {
    filling.draft.feedback = address;
    mark(filling, 'feedback', field);
  }
};

export const series: Fill = (filling, field) => {
  const value = unwrapped(field.value);
  if (saysNothing(value)) return;
  if (showOf(value) !== null) return fandom(filling, { ...field, value });
  if (/^(?:sequel|prequel) to|^sequel$|^prequel$/i.test(field.label ?? '')) return note(filling, field);
  const found = seriesIn(value);
  if (found === null) return note(filling, field);
  filling.draft.series.push(found);
  mark(filling, 'series', field);
};
