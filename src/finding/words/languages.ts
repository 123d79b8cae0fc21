import type { Cut } from './cut.ts';

/** Words that no stemmer reads. */
export const UNSTEMMED = '_';

/** PostgreSQL's stemmers by language; a server that lacks one leaves its words as they are. */
const STEMMERS: Record<string, string> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  et: 'estonian',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** Every language that has a stemmer. */
export const STEMMED = Object.keys(STEMMERS);

/** PostgreSQL's name for a language's dictionary; null: there is none. */
export function dictionaryOf(language: string): string | null {
  const name = STEMMERS[language];
  return name === undefined ? null : `${name}_stem`;
}

/** By which stemmer a work in this language (BCP 47) is read: `en` for `en-GB`, `_` where there is none. */
export function stemmerFor(language: string | null): string {
  const [primary = ''] = (language ?? '').toLowerCase().split('-');
  const known = primary === 'nb' || primary === 'nn' ? 'no' : primary;
  return known in STEMMERS ? known : UNSTEMMED;
}

/** By which stemmer a word is read in a work that is read by `language`. */
export function stemmerOf(word: Cut, language: string): string {
  return word.unspaced ? UNSTEMMED : language;
}
