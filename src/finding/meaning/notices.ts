import type { Term } from '../query/query.ts';
import { listed } from '../query/filters.ts';
import { isFixed, vocabularyOf } from '../query/vocabulary.ts';
import { mistake, sentenceOf, type Mistake, type MistakeCode } from '../query/mistakes.ts';

/** What a reader should know of a name in the query: that nothing is called so, or what it was taken for. */
export interface Notice {
  code: MistakeCode;
  sentence: string;
  /** What could stand in its place. */
  suggestion: string | null;
  /** The term it is about. */
  term: Term;
}

/** A mistake found while a term was looked up. */
export function noticeOf(term: Term, wrong: Mistake): Notice {
  return { code: wrong.code, sentence: sentenceOf(wrong), suggestion: wrong.suggestion, term };
}

/**
 * Nothing is called so; `close` is what is called nearly so. Of a fixed vocabulary its words are named: those of every
 * archive in their order, then those that this one has besides (`words`: all that it has).
 */
export function unknownName(
  term: Term & { name: string },
  what: string,
  close: string | null,
  words: readonly string[] = [],
): Notice {
  const details = { value: term.name, what };
  if (!isFixed(term.kind)) return noticeOf(term, mistake('name-unknown', details, close));
  const choices = [...new Set([...vocabularyOf(term.kind), ...words])];
  return noticeOf(term, mistake('word-unknown', { ...details, choices: listed(choices) }, close));
}

const MOST_NAMED = 3;

/** The name is none, but words of these. */
export function takenByWords(term: Term & { name: string }, what: string, names: readonly string[]): Notice {
  const shown = names.slice(0, MOST_NAMED).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  const choices = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
  return noticeOf(term, mistake('name-by-words', { value: term.name, what, choices }));
}
