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
import { listIn } from './lists.ts';
import { writeOutCodes } from './pairingCodes.ts';
import { partIn, withoutPart } from './parts.ts';
import { fillPlaces } from './places.ts';
import { seriesIn } from './seriesField.ts';
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
import { author, contact, date, hasDayFirst, people, series, status, website } from './factFields.ts';
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
  const fields = fieldsMeant(header.fields);
  const filling: Filling = {
    draft,
    context,
    where,
    problems: [],
    stated: { words: null, chapters: null, chapterTitle: null },
    dayFirst: hasDayFirst(fields),
  };
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
  words: (filling, { value }) => {
    const [, times, each] = /^\D{0,3}(\d{1,3})\s*[x×]\s*(\d{2,4})\b/.exec(value) ?? [];
    if (times !== undefined) {
      filling.stated.words = Number(times) * Number(each);
      return;
    }
    // "Мини, 12 страниц, 3 части": only words are words
    const told = /([\d\s,.]*\d)\s*(?:words\b|wörter\b|mots\b|palabras\b|слов)/i.exec(value)?.[1];
    const other = /kb?\b|\bpages?\b|\bseiten?\b|страниц|\bчаст|\bглав/i.test(value);
    const count = Number((told ?? /\d[\d,.]*/.exec(value)?.[0])?.replace(/[\s,.]/g, ''));
    if (Number.isFinite(count) && count > 0 && (told !== undefined || !other)) filling.stated.words = count;
  },
  language: (filling, field) => {
    const tag = languageTag(field.value);
    if (tag === null) return note(filling, field);
    filling.draft.language = tag;
    mark(filling, 'language', field);
  },
};
