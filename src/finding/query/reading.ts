import type { Mistake } from './mistakes.ts';
import type { Part, Sort } from './query.ts';
import type { Place, Scan } from './scan.ts';

/** A line being read, and what has been found in it so far. */
export interface Reading extends Scan {
  mistakes: (Mistake & Place)[];
  places: (Place & { part: Part })[];
  sort: Sort | null;
  /** How many terms have been read. */
  terms: number;
}

export function beginReading(line: string): Reading {
  return { line, at: 0, unclosed: new Set(), mistakes: [], places: [], sort: null, terms: 0 };
}

/** Notes a mistake at its place in the line; null is none. */
export function note(reading: Reading, mistake: Mistake | null, { start, end }: Place): void {
  if (mistake !== null) reading.mistakes.push({ ...mistake, start, end });
}
