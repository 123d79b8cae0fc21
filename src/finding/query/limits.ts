import { printQuery } from './print.ts';
import { isGroup, LIMITS, type Part, type Query, termsOf } from './query.ts';

/**
 * A query that can be kept: what is nested too deep goes, then parts from the end, until its canonical line is no
 * longer than a line may be. So every query that was read can be printed and read again.
 */
export function withinLimits(query: Query): { query: Query; dropped: number } {
  const all = query.all.filter((part) => depthOf(part) <= LIMITS.depth);
  while (all.length > 0 && isTooMuch({ ...query, all })) all.pop();
  return { query: { ...query, all }, dropped: query.all.length - all.length };
}

function isTooMuch(query: Query): boolean {
  return termsOf(query.all).length > LIMITS.terms || printQuery(query).length > LIMITS.line;
}

function depthOf(part: Part): number {
  return isGroup(part) ? 1 + Math.max(...part.parts.map(depthOf)) : 0;
}
