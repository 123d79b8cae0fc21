import { withinLimits } from './limits.ts';
import { mistake, sentenceOf, type Mistake, type MistakeCode } from './mistakes.ts';
import { queryOf } from './normal.ts';
import { LIMITS, termsOf, type Query, type Term } from './query.ts';
import { readParts } from './readParts.ts';
import { beginReading, type Reading } from './reading.ts';
import { isSpace, type Place } from './scan.ts';

/** A mistake in a line and where it stands: `end` is the first character after it, in UTF-16 units. */
export interface QueryProblem extends Place {
  code: MistakeCode;
  /** What is wrong and what was done about it, with the suggestion if there is one. */
  sentence: string;
  /** What could stand there instead. */
  suggestion: string | null;
}

/** Where in the line some terms come from, as they stand in the query but for `excluded`. */
interface TermPlace extends Place {
  terms: Term[];
}

export interface ParsedQuery {
  query: Query;
  /** In the order of the line, twenty at most. */
  problems: QueryProblem[];
  /** For what is found out later, such as a tag that no work has. */
  places: TermPlace[];
}

const MOST_PROBLEMS = 20;

/**
 * Reads a line of the query language (docs/query-language.md). Never throws: a mistake is explained where it is, and
 * the rest still works. `parseQuery(printQuery(query)).query` is the query again.
 */
export function parseQuery(line: string): ParsedQuery {
  const reading = beginReading(cut(line));
  const parts = readParts(reading, 0);
  const { query, dropped } = withinLimits(queryOf(parts, reading.sort));
  const mistakes = reading.mistakes.slice(0, MOST_PROBLEMS - 2);
  if (line.length > reading.line.length)
    mistakes.push(placed(mistake('line-too-long', { limit: LIMITS.line }), reading.line.length, line.length));
  if (dropped > 0) mistakes.push(placed(mistake('too-much', { count: dropped }), 0, line.length));
  return { query, problems: problemsOf(mistakes), places: placesOf(reading) };
}

/** A line that is too long ends with the last word that fits. */
function cut(line: string): string {
  if (line.length <= LIMITS.line) return line;
  let end: number = LIMITS.line;
  while (end > 0 && !isSpace(line[end])) end--;
  return line.slice(0, end || LIMITS.line);
}

function placed(mistake: Mistake, start: number, end: number): Mistake & Place {
  return { ...mistake, start, end };
}

function problemsOf(mistakes: readonly (Mistake & Place)[]): QueryProblem[] {
  return mistakes
    .map((one) => ({
      code: one.code,
      start: one.start,
      end: one.end,
      sentence: sentenceOf(one),
      suggestion: one.suggestion,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function placesOf({ places }: Reading): TermPlace[] {
  return places.map(({ start, end, part }) => ({ start, end, terms: termsOf(queryOf([part]).all) }));
}
