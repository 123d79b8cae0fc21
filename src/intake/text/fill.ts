import { isWarning, warningOf } from '../ao3/vocabulary.ts';
import { languageTag } from '../../ground/languages.ts';
import type { CleanHtml } from '../../prose/cleanHtml.ts';
import { titleText } from '../../prose/text.ts';
import { fromText, joinHtml } from '../../prose/write.ts';
import type { Draft, Problem } from '../draft.ts';
import { PROBLEMS } from '../problems.ts';
import type { ReadContext } from '../reader.ts';
import { parseDate } from './dates.ts';
import type { Header } from './header.ts';
import type { FieldKind } from './labels.ts';
import { classesIn, genresIn, listIn, namesIn, pairingsIn, saysNothing } from './lists.ts';
import { authorsIn, emailsIn } from './people.ts';
import { partIn, withoutPart } from './parts.ts';
import { fillPlaces } from './places.ts';
import { readRating } from './ratings.ts';
import { seriesIn } from './seriesField.ts';
import { showOf } from './shows.ts';
import type { Field } from './shapes.ts';
import { bareTitle } from './titleblock.ts';
import { unwrapped } from './unwrap.ts';

/** How a place in the source is called in evidence: `line 3`, `paragraph 2`. */
export type Where = (from: number, to: number) => string;

export const onLines: Where = (from, to) => (from === to ? `line ${from}` : `lines ${from}-${to}`);
export const inParagraphs: Where = (from, to) =>
  from === to ? `paragraph ${from}` : `paragraphs ${from}-${to}`;

/** What a header says beyond the draft's own fields. */
export interface Stated {
  words: number | null;
  chapters: number | null;
  /** The title of the one chapter this file holds. */
  chapterTitle: string | null;
}

interface Filling {
  draft: Draft;
  context: ReadContext;
  where: Where;
  problems: Problem[];
  stated: Stated;
}

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
  for (const field of header.fields) {
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
  fillPlaces(filling, header.fields);
  return { problems: filling.problems, stated: filling.stated };
}

type Fill = (filling: Filling, field: Field) => void;

function mark({ draft, where }: Filling, key: keyof Draft, { from, to }: Field): void {
  const found = where(from, to);
  const before = draft.evidence[key];
  draft.evidence[key] = before === undefined || before === found ? found : `${before}, ${found}`;
}

function add(
  filling: Filling,
  key:
    | 'fandoms'
    | 'relationships'
    | 'characters'
    | 'additionalTags'
    | 'warnings'
    | 'categories'
    | 'recipients'
    | 'beta'
    | 'collections'
    | 'authors',
  items: string[],
  field: Field,
): void {
  const fresh = items
    .map(titleText)
    .filter(
      (item) => item !== '' && !filling.draft[key].some((had) => had.toLowerCase() === item.toLowerCase()),
    );
  if (fresh.length === 0) return;
  filling.draft[key].push(...fresh);
  mark(filling, key, field);
}

function addText(
  filling: Filling,
  key: 'disclaimer' | 'archivePermission' | 'feedback' | 'dedication',
  field: Field,
): void {
  const text = unwrapped(field.value);
  const before = filling.draft[key];
  if (before?.includes(text) === true) return;
  filling.draft[key] = before === null || text.includes(before) ? text : `${before}\n\n${text}`;
  mark(filling, key, field);
}

function addNotes(filling: Filling, text: string, found: string): void {
  const { draft } = filling;
  draft.notesBegin = joinHtml(draft.notesBegin, fromText(text));
  const before = draft.evidence['notesBegin'];
  draft.evidence['notesBegin'] = before === undefined ? found : `${before}, ${found}`;
}

/** Labels other than a plain "Note" tell something and stay with their text. */
const note: Fill = (filling, field) => {
  const plain =
    field.label === null ||
    /^(?:a\/?n|authors?['’]?s? notes?|note[sn]?|remarks?|story notes|anmerkung(?:en)?|notas?)$/i.test(
      field.label.trim(),
    );
  addNotes(
    filling,
    plain ? unwrapped(field.value) : `${field.label}: ${unwrapped(field.value)}`,
    filling.where(field.from, field.to),
  );
};

const tags: Fill = (filling, field) => add(filling, 'additionalTags', listIn(unwrapped(field.value)), field);

const title: Fill = (filling, field) => {
  const { draft } = filling;
  const part = partIn(field.value);
  if (part !== null) setPart(filling, part, field);
  const name = titleText(bareTitle(withoutPart(field.value)));
  if (name === '') return;
  if (draft.title === null) draft.title = name;
  else return;
  mark(filling, 'title', field);
};

function setPart({ draft }: Filling, part: { number: number; of: number | null }, _field: Field): void {
  draft.part ??= { key: '', ...part };
}

const fandom: Fill = (filling, field) => {
  const names = genresAsFandoms(unwrapped(field.value));
  for (const name of names) {
    const full = fullName(filling, name);
    add(filling, 'fandoms', [full], field);
    if (full !== name && !filling.draft.evidence['fandoms']?.includes(name))
      filling.draft.evidence['fandoms'] += ` ("${name}")`;
  }
};

/** Codes are not names: `BtVS` is written out; a name stays as typed. */
function fullName({ context }: Filling, name: string): string {
  const code = /^[A-Z0-9][A-Za-z0-9-]{1,5}$/.test(name);
  const pack = code
    ? context.canon.packs.find((one) => one.codes.some((had) => had.toLowerCase() === name.toLowerCase()))
    : undefined;
  return pack?.fandom ?? (code ? showOf(name) : null) ?? name;
}

function genresAsFandoms(value: string): string[] {
  return listIn(value).flatMap((item) =>
    /\s\/\s|\s[x+]\s/i.test(item) || /^[A-Za-z]{2,5}\/[A-Za-z]{2,5}$/.test(item)
      ? item.split(/\s*(?:\/|\s[x+]\s)\s*/i)
      : [item],
  );
}

const rating: Fill = (filling, field) => {
  if (filling.draft.rating !== null && field.label === null) return;
  const read = readRating(unwrapped(field.value));
  filling.draft.rating = read;
  mark(filling, 'rating', field);
  if (read.value === null)
    filling.problems.push({
      code: 'rating-unknown',
      message: PROBLEMS['rating-unknown'].replace('{raw}', read.raw),
      line: field.from,
    });
};

const CATEGORY: Record<string, string> = {
  'f/f': 'F/F',
  'm/m': 'M/M',
  'f/m': 'F/M',
  'm/f': 'F/M',
  gen: 'Gen',
  multi: 'Multi',
  other: 'Other',
};

/** Genre, type, classification: an explicit AO3 category is one, a pairing is one, all else is a tag. */
const sorted: Fill = (filling, field) => {
  for (const item of genresIn(unwrapped(field.value))) {
    const category = CATEGORY[item.toLowerCase()];
    if (category !== undefined && (category !== 'Other' || field.kind === 'category'))
      add(filling, 'categories', [category], field);
    else if (/^MSR$/.test(item) || isPairing(item, field.kind)) add(filling, 'relationships', [item], field);
    else add(filling, 'additionalTags', [item], field);
  }
};

function isPairing(item: string, kind: FieldKind): boolean {
  return kind !== 'genre' && /^[A-Z]\w*\/[A-Z]\w*$/.test(item) && !/^hurt\/comfort$/i.test(item);
}

const classification: Fill = (filling, field) => {
  for (const item of unwrapped(field.value)
    .split(/[\s,;]+/)
    .some((word) => classesIn(word) !== null)
    ? codeWords(field.value)
    : [field.value]) {
    const words = classesIn(item);
    if (words === null) sorted(filling, { ...field, value: item });
    else add(filling, 'additionalTags', words, field);
  }
};

function codeWords(value: string): string[] {
  return value
    .split(/\s*[,;]\s*|\s+(?=[A-Z]{1,5}\b)|(?<=\b[XSVTCRAHP]{1,5})\s+/)
    .filter((item) => item.trim() !== '');
}

const codes: Fill = (filling, field) => {
  for (const item of listIn(unwrapped(field.value).replace(/\s+(?=\[)|(?<=\])\s+/g, ','))) {
    const bracketed = /^\[(.+)\]$/.exec(item)?.[1];
    if (bracketed !== undefined && readRating(bracketed).value !== null)
      rating(filling, { ...field, value: bracketed });
    else if (/^[A-Z]\w*(?:\/[A-Z]\w*)+$/.test(item)) add(filling, 'relationships', [item], field);
    else if (showOf(item) !== null) fandom(filling, { ...field, value: item });
    else sorted(filling, { ...field, value: item });
  }
};

/** eFiction and list archives file by fandom under "Category". */
const category: Fill = (filling, field) => {
  const known = listIn(field.value).every(
    (item) => filling.context.canon.pack(item) !== null || showOf(item) !== null,
  );
  (known && !saysNothing(field.value) ? fandom : sorted)(filling, field);
};

const relationships: Fill = (filling, field) => {
  const value = unwrapped(field.value);
  if (/^gen\b\.?$/i.test(value)) add(filling, 'categories', ['Gen'], field);
  else add(filling, 'relationships', pairingsIn(value), field);
};

const warnings: Fill = (filling, field) => {
  const value = unwrapped(field.value);
  if (saysNothing(value)) return add(filling, 'warnings', ['No Archive Warnings Apply'], field);
  if (value.split(/\s+/).length > 40 || /[.!?]\s+\S/.test(value)) return note(filling, { ...field, value });
  for (const item of listIn(value)) {
    const known = warningMeant(item);
    add(filling, known === null ? 'additionalTags' : 'warnings', [known ?? item], field);
  }
};

/** The AO3 warning that plain words mean; hints and attempts are tags. */
function warningMeant(item: string): string | null {
  if (isWarning(item)) return warningOf(item);
  const words = item.toLowerCase();
  if (
    /\b(?:mention|attempt|past|implied|refer|threat|minor|non-?graphic|off-?screen|discuss|possible)/.test(
      words,
    )
  )
    return null;
  if (/\b(?:major )?character death\b|\bdeath ?fic\b|^mcd$/.test(words)) return 'Major Character Death';
  if (/\bgraphic(?: depictions? of)? violence\b/.test(words)) return 'Graphic Depictions Of Violence';
  if (/^(?:rape|non-?con(?:sensual)?(?: sex)?|rape\/non-?con)$/.test(words)) return 'Rape/Non-Con';
  return /^under-?age(?: sex)?$/.test(words) ? 'Underage Sex' : null;
}

const people =
  (key: 'recipients' | 'beta'): Fill =>
  (filling, field) => {
    const value =
      field.label === null
        ? field.value.replace(/^(?:for|dedicated to)\s+/i, '').replace(/[,.!]$/, '')
        : unwrapped(field.value);
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
    /in[- ]progress|wip|incomplete|unfinished|not (?:yet )?(?:complete|finished)|abandon|hiatus|on-?going|laufend|en cours|^no\b|^nein\b|en proceso/.test(
      value,
    );
  const done =
    /complet|finish|done|fini|abgeschlossen|^yes\b|^ja\b|terminad/.test(value) ||
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
    filling.draft.summary = joinHtml(filling.draft.summary, fromText(unwrapped(field.value))) as CleanHtml;
    mark(filling, 'summary', field);
  },
  part: (filling, field) => {
    const part = partIn(field.value) ?? partIn(`part ${field.value}`);
    const inSeries = seriesIn(field.value);
    if (inSeries !== null && /series|cycle|trilogy|saga|universe/i.test(field.value)) series(filling, field);
    else if (part !== null) setPart(filling, part, field);
  },
  chapter: (filling, field) => {
    filling.stated.chapterTitle = titleText(field.value);
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
