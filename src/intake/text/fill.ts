import { languageTag } from '../../ground/languages.ts';
import { titleText } from '../../prose/text.ts';
import { fromText, joinHtml } from '../../prose/write.ts';
import type { Draft, Problem } from '../draft.ts';
import { PROBLEMS } from '../problems.ts';
import type { ReadContext } from '../reader.ts';
import { parseDate } from './dates.ts';
import { fieldsMeant } from './fieldsMeant.ts';
import type { Header } from './header.ts';
import { readHeading } from './headings.ts';
import type { FieldKind } from './labels.ts';
import { listIn, namesIn, saysNothing } from './lists.ts';
import { authorsIn, emailsIn } from './people.ts';
import { writeOutCodes } from './pairingCodes.ts';
import { partIn, withoutPart } from './parts.ts';
import { fillPlaces } from './places.ts';
import { seriesIn } from './seriesField.ts';
import { showOf } from './shows.ts';
import type { Field } from './shapes.ts';
import { bareTitle } from './titleblock.ts';
import { unwrapped } from './unwrap.ts';
import {
  add,
  addNotes,
  addText,
  mark,
  note,
  type Fill,
  type Filling,
  type Stated,
  type Where,
} from './filling.ts';
import {
  category,
  classification,
  codes,
  fandom,
  rating,
  relationships,
  sorted,
  tags,
  warnings,
} from './tagFields.ts';

/** Writes the fields of a header into the draft, each with its evidence; says what could not be read. */
export function fillDraft(
  draft: Draft,
  header: Header,
  context: ReadContext,
  where: Where,
): { problems: Problem[]; stated: Stated } {
  const filling: Filling = {
    draft,
    context,
    where,
    problems: [],
    stated: { words: null, chapters: null, chapterTitle: null },
  };
  const fields = fieldsMeant(header.fields);
  for (const field of fields) {
    if (field.value.trim() !== '') FILL[field.kind]?.(filling, { ...field, value: field.value.trim() });
  }
  for (const { label, value, line } of header.unknown) {
    addNotes(filling, `${label}: ${unwrapped(value)}`, where(line, line));
    filling.problems.push({
      code: 'field-unknown',
      message: PROBLEMS['field-unknown'].replace('{label}', label),
      line,
    });
  }
  fillPlaces(filling, fields);
  writeOutCodes(draft, context.canon);
  return { problems: filling.problems, stated: filling.stated };
}

const title: Fill = (filling, field) => {
  const { draft } = filling;
  const part = partIn(field.value);
  if (part !== null) setPart(filling, part, field);
  const name = titleText(bareTitle(withoutPart(field.value)));
  if (name === '') return;
  if (draft.title !== null && !isPlainer(name, draft.title, field)) return;
  draft.title = name;
  mark(filling, 'title', field);
};

/** "FIC: Tide (Voyager, J/C, R)" above "Title: Tide": the post's subject says more than the title. */
function isPlainer(name: string, known: string, { label }: Field): boolean {
  return (
    /^title$/i.test(label ?? '') &&
    known.length > name.length &&
    known.toLowerCase().startsWith(name.toLowerCase())
  );
}

function setPart({ draft }: Filling, part: { number: number; of: number | null }, _field: Field): void {
  draft.part ??= { key: '', ...part };
}

const people =
  (key: 'recipients' | 'beta'): Fill =>
  (filling, field) => {
    const value =
      field.label === null
        ? field.value.replace(/^(?:for|dedicated to)\s+/i, '').replace(/[,.!]$/, '')
        : unwrapped(field.value);
    if (/^(?:none|no one|nobody|no beta|un-?beta)/i.test(value))
      return saysNothing(value) ? undefined : note(filling, field);
    const names = namesIn(value);
    const plain = names.length <= 8 && names.every((name) => name.split(/\s+/).length <= 4);
    if (plain && !saysNothing(value)) add(filling, key, names, field);
    else if (!plain) note(filling, { ...field, label: field.label ?? 'For' });
  };

const date =
  (key: 'published' | 'updated'): Fill =>
  (filling, field) => {
    const read = parseDate(field.value);
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

const status: Fill = (filling, field) => {
  const value = field.value.toLowerCase();
  const open =
    /in[- ]progress|wip|incomplete|unfinished|not (?:yet )?(?:complete|finished)|abandon|hiatus|on-?going|laufend|en cours|^no\b|^nein\b|en proceso|in corso|em andamento|в процессе|в работе|не (?:за|о)конч|заморож|пиш[еу]тся|連載|连载|連載中/.test(
      value,
    );
  const done =
    /complet|finish|done|fini|abgeschlossen|^yes\b|^ja\b|terminad|conclus[ao]|complè?te|^oui\b|^s[iíì]\b|(?:за|о)конч|заверш|完結|完结|完成/.test(
      value,
    ) ||
    (parseDate(value) !== null && /complet|finish/i.test(field.label ?? ''));
  if (!open && !done) return;
  filling.draft.complete = !open;
  mark(filling, 'complete', field);
};

const website: Fill = (filling, field) => {
  const address = /https?:\/\/[^\s<>"]+/i.exec(field.value)?.[0];
  const story =
    address !== undefined && /\/works\/\d|\/s\/\d|viewstory\.php|storyid=|\/story\//i.test(address);
  if (!story) return note(filling, { ...field, label: field.label ?? 'Website' });
  filling.draft.sourceUrl ??= address.replace(/^http:/i, 'https:').replace(/#.*$/, '');
  mark(filling, 'sourceUrl', field);
};

const contact: Fill = (filling, field) => {
  if (/^from$/i.test(field.label ?? '') && emailsIn(field.value).length === 0) return author(filling, field);
  addText(filling, 'feedback', field);
};

const author: Fill = (filling, field) => {
  if (filling.draft.authors.length > 0) return;
  add(filling, 'authors', authorsIn(field.value), field);
  const [address] = emailsIn(field.value);
  if (address !== undefined && filling.draft.feedback === null) {
    filling.draft.feedback = address;
    mark(filling, 'feedback', field);
  }
};

const series: Fill = (filling, field) => {
  const value = unwrapped(field.value);
  if (saysNothing(value)) return;
  if (showOf(value) !== null) return fandom(filling, { ...field, value });
  if (/^(?:sequel|prequel) to|^sequel$|^prequel$/i.test(field.label ?? '')) return note(filling, field);
  const found = seriesIn(value);
  if (found === null) return note(filling, field);
  filling.draft.series.push(found);
  mark(filling, 'series', field);
};

const FILL: Partial<Record<FieldKind, Fill>> = {
  title,
  author,
  fandom,
  rating,
  series,
  codes,
  classification,
  category,
  genre: sorted,
  relationships,
  tags,
  warnings,
  status,
  website,
  contact,
  notes: note,
  remark: note,
  recipients: people('recipients'),
  beta: people('beta'),
  published: date('published'),
  updated: date('updated'),
  characters: (filling, field) => add(filling, 'characters', listIn(unwrapped(field.value)), field),
  collections: (filling, field) => add(filling, 'collections', listIn(unwrapped(field.value)), field),
  disclaimer: (filling, field) => {
    if (
      field.label === null &&
      /^(?:©|\(c\)|copyright)/i.test(field.value) &&
      filling.draft.published === null &&
      parseDate(field.value.replace(/^\D*?(?=\d{1,2}\D)/, ''))?.inferred === null
    )
      date('published')(filling, field);
    addText(filling, 'disclaimer', field);
  },
  archive: (filling, field) => addText(filling, 'archivePermission', field),
  dedication: (filling, field) => addText(filling, 'dedication', field),
  summary: (filling, field) => {
    filling.draft.summary = joinHtml(filling.draft.summary, fromText(unwrapped(field.value)));
    mark(filling, 'summary', field);
  },
  part: (filling, field) => {
    const part = partIn(field.value) ?? partIn(`part ${field.value}`);
    const inSeries = seriesIn(field.value);
    if (inSeries !== null && /series|cycle|trilogy|saga|universe/i.test(field.value)) series(filling, field);
    else if (part !== null) setPart(filling, part, field);
  },
  chapter: (filling, field) => {
    const part = partIn(field.value);
    if (part?.of != null) return setPart(filling, part, field);
    const heading = field.label === null ? readHeading(field.value) : null;
    if (heading?.number != null && heading.number > 1)
      setPart(filling, { number: heading.number, of: heading.of }, field);
    filling.stated.chapterTitle = heading === null ? titleText(field.value) : heading.title;
  },
  chapters: (filling, field) => {
    const match = /(\d+)\s*(?:\/|of)?\s*(\d+|\?)?/.exec(field.value);
    if (match === null) return;
    filling.stated.chapters = Number(match[1]);
    if (match[2] !== undefined && match[2] !== '?') {
      filling.draft.chaptersExpected = Number(match[2]);
      mark(filling, 'chaptersExpected', field);
    }
  },
  words: (filling, field) => {
    const count = Number(/\d[\d,.]*/.exec(field.value)?.[0].replace(/[,.]/g, ''));
    if (Number.isFinite(count) && count > 0 && !/kb?\b/i.test(field.value)) filling.stated.words = count;
  },
  language: (filling, field) => {
    const tag = languageTag(field.value);
    if (tag === null) return note(filling, field);
    filling.draft.language = tag;
    mark(filling, 'language', field);
  },
};
