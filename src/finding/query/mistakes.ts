/**
 * What can be wrong with a query. None of these stops it: the rest still works. `{name}` is filled from the details.
 * docs/query-language.md is held to this list by a test.
 */
export const MISTAKES = {
  'line-too-long': 'Only the first {limit} characters of a query are read; what follows was left out.',
  'too-many-terms': 'A query can ask for {limit} things at most; from here on it was left out.',
  'too-deep': 'Parentheses can stand {limit} deep at most; what is in these was left out.',
  'too-much': 'The query is longer than can be kept, so its last {count} parts were left out.',
  'key-unknown': 'There is no filter called “{key}”, so this was left out.',
  'key-as-words': 'There is no filter called “{key}”, so these words are looked for in the works.',
  'value-missing': 'After “{key}” something to look for is missing.',
  'quote-open': 'This quotation mark is never closed; it was taken to end with the word.',
  'paren-open': 'This parenthesis is never closed; it was taken to close at the end.',
  'paren-stray': 'This parenthesis closes none that is open; it was left out.',
  'or-alone': 'An “or” needs something on both sides; it was left out.',
  'not-alone': 'There is nothing here to be ruled out.',
  'star-alone': 'A “*” stands for the rest of a word; write at least one letter before it.',
  'star-in-phrase': 'In a phrase “*” has no meaning; the words are looked for as they stand.',
  'compare-name': '“{key}” is followed by “:”, not by “{operator}”; it was taken so.',
  'nothing-beyond': 'There is no {key} {operator} “{value}”.',
  'count-unclear': '“{value}” is no number. Write 5000, 5k, >5000, 1000-5000 or 5000+.',
  'count-impossible': 'Nothing has {what}.',
  'range-reversed': 'The range was written from the larger to the smaller; it was turned round.',
  'date-unclear':
    '“{value}” is no date. Write 2024, 2024-05-01, 30d, "7 days ago", 13-21 months or last week.',
  'date-impossible': 'There is no such day as “{value}”.',
  'date-compare': '“{value}” is a whole {unit}: write “{key}:” before it, or compare with a day.',
  'choice-unknown': '“{key}” cannot be “{value}”. It can be {choices}.',
  'language-unknown': 'No language is called “{value}”. Write its name or its code: English, Deutsch, pt-BR.',
  'mark-useless':
    '“{mark}:” can stand before fandoms, relationships, characters and tags only; it was left out.',
  'place-unknown':
    '“{place}” names no episode, book or story in {where}, so this was left out. Write a code, a title or a season.',
  'place-ambiguous':
    '“{place}” stands in {choices}; works of all of them are shown. Write “{example}” for one.',
  'canon-unknown':
    'No canon pack tells what happens when in “{fandom}”, so this was left out. A keeper can add one.',
  'sort-unknown': 'Works cannot be sorted by “{value}”. They can be by {choices}.',
  'sort-twice': 'A listing has one order; this one counts, the one before does not.',
  'name-unknown': 'No {what} here is called “{value}”, so no work has it.',
  'word-unknown': 'No {what} is called “{value}”, so no work has it. It can be {choices}.',
  'name-by-words':
    'No {what} is called just “{value}”; those with these words in their names were taken: {choices}.',
  'works-unread':
    '“{value}” may stand in more works than can be looked through: the {read} posted last were, {rest} others were not. Among fewer works, such as those of one fandom, all are.',
  'sort-inside': 'An order cannot be ruled out, nor stand in a group; it was taken for the whole listing.',
} as const satisfies Record<string, string>;

export type MistakeCode = keyof typeof MISTAKES;

/** A mistake, before it is known where it stands. */
export interface Mistake {
  code: MistakeCode;
  details: Record<string, string | number>;
  /** What could stand in its place. */
  suggestion: string | null;
}

export function mistake(
  code: MistakeCode,
  details: Mistake['details'] = {},
  suggestion: string | null = null,
): Mistake {
  return { code, details, suggestion };
}

const LONGEST_QUOTE = 60;

/** The sentence of a mistake, with its details filled in; a long value is shortened. */
export function sentenceOf({ code, details, suggestion }: Mistake): string {
  const sentence = MISTAKES[code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'choices' ? String(details[name]) : shortened(String(details[name] ?? whole)),
  );
  return suggestion === null ? sentence : `${sentence} Did you mean “${shortened(suggestion)}”?`;
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join('')}…` : text;
}
