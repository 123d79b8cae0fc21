import { isWarning, warningOf } from '../ao3/vocabulary.ts';
import { PROBLEMS } from '../problems.ts';
import { categoryOf } from './categories.ts';
import { knownFandom } from './fandomNames.ts';
import { add, mark, note, type Fill, type Filling } from './filling.ts';
import type { FieldKind } from './labels.ts';
import { classesIn, genresIn, listIn, pairingsIn, saysNothing } from './lists.ts';
import { readRating } from './ratings.ts';
import type { Field } from './shapes.ts';
import { showOf } from './shows.ts';
import { unwrapped } from './unwrap.ts';

export const tags: Fill = (filling, field) =>
  add(filling, 'additionalTags', listIn(unwrapped(field.value)), field);

export const fandom: Fill = (filling, field) => {
  const names = genresAsFandoms(unwrapped(field.value)).flatMap((name) => bothOf(name, filling));
  for (const name of names) {
    const full = fullName(filling, name);
    add(filling, 'fandoms', [full], field);
    if (full !== name && !filling.draft.evidence['fandoms']?.includes(name))
      filling.draft.evidence['fandoms'] += ` ("${name}")`;
  }
};

/** `Buffy the Vampire Slayer/Angel`, where both are known. */
function bothOf(name: string, { context }: Filling): string[] {
  const halves = name.split('/').map((half) => half.trim());
  return halves.length === 2 && halves.every((half) => knownFandom(half, context.canon)) ? halves : [name];
}

/** Codes are not names: `BtVS` is written out; a name stays as typed. */
function fullName({ context }: Filling, name: string): string {
  const code = /^(?:[A-Z0-9][A-Za-z0-9-]{1,5}|[a-z0-9]{2,5})$/.test(name);
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

export const rating: Fill = (filling, field) => {
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

/** Genre, type, classification: an explicit AO3 category is one, a pairing is one, all else is a tag. */
export const sorted: Fill = (filling, field) => {
  const letters = field.kind === 'category' ? listIn(field.value).map(classesIn) : [];
  if (letters.length > 1 && letters.every((words) => words !== null))
    return add(filling, 'additionalTags', letters.flat(), field);
  for (const item of genresIn(unwrapped(field.value))) {
    const category = categoryOf(item);
    if (category !== null && (category !== 'Other' || field.kind === 'category'))
      add(filling, 'categories', [category], field);
    else if (/^MSR$/.test(item) || isPairing(item, field.kind)) add(filling, 'relationships', [item], field);
    else add(filling, 'additionalTags', [item], field);
  }
};

function isPairing(item: string, kind: FieldKind): boolean {
  return kind !== 'genre' && /^[A-Z]\w*\/[A-Z]\w*$/.test(item) && !/^hurt\/comfort$/i.test(item);
}

export const classification: Fill = (filling, field) => {
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

export const codes: Fill = (filling, field) => {
  for (const item of listIn(unwrapped(field.value).replace(/\s+(?=\[)|(?<=\])\s+/g, ','))) {
    const bracketed = /^\[(.+)\]$/.exec(item)?.[1];
    if (bracketed !== undefined && readRating(bracketed).value !== null)
      rating(filling, { ...field, value: bracketed });
    else if (/^[A-Z]\w*(?:[/&](?:[A-Z]\w*|\d{1,2}))+$/.test(item))
      add(filling, 'relationships', [item], field);
    else if (showOf(item) !== null) fandom(filling, { ...field, value: item });
    else sorted(filling, { ...field, value: item });
  }
};

/** eFiction and list archives file by fandom under "Category". */
export const category: Fill = (filling, field) => {
  const known = listIn(field.value).every(
    (item) => filling.context.canon.pack(item) !== null || showOf(item) !== null,
  );
  (known && !saysNothing(field.value) ? fandom : sorted)(filling, field);
};

export const relationships: Fill = (filling, field) => {
  const value = unwrapped(field.value);
  if (/^gen\b\.?$/i.test(value)) add(filling, 'categories', ['Gen'], field);
  else if (/character|персонажи/i.test(field.label ?? '')) sortNames(filling, field, pairingsIn(value));
  else add(filling, 'relationships', pairingsIn(value), field);
};

/** Pairings and characters under one label: who stands with nobody is a character. */
function sortNames(filling: Filling, field: Field, names: string[]): void {
  const arePaired = (name: string): boolean => /\S\s*[/&]\s*\S|\s[x×]\s/i.test(name);
  add(filling, 'relationships', names.filter(arePaired), field);
  add(
    filling,
    'characters',
    names.filter((name) => !arePaired(name)),
    field,
  );
}

export const warnings: Fill = (filling, field) => {
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
  if (/\b(?:major )?character death\b|\bdeath ?fic\b|^mcd$|смерть (?:основн|главн)/.test(words))
    return 'Major Character Death';
  if (/\bgraphic(?: depictions? of)? violence\b/.test(words)) return 'Graphic Depictions Of Violence';
  if (
    /^(?:rape|non-?con(?:sensual)?(?: sex)?|rape\/non-?con|изнасилование|нон-?кон|vergewaltigung|viol|violación|stupro)$/.test(
      words,
    )
  )
    return 'Rape/Non-Con';
  return /^under-?age(?: sex)?$/.test(words) ? 'Underage Sex' : null;
}
