import type { Term } from './query.ts';

type Bound = number | string;

/** The range in a term, whichever kind of bound it has; null bounds are open. */
export interface Range {
  /** Ranges of one field that hold at once can be overlapped; null where they cannot be compared. */
  field: string | null;
  from: Bound | null;
  to: Bound | null;
  /** Begins after it ends, so that nothing lies in it. */
  crossed: boolean;
  overlap(other: Range): Range;
  /** The term with other bounds. */
  term(from: Bound | null, to: Bound | null): Term;
}

/** The range of a count, of days, or of an age; null for every other term. */
export function rangeOf(term: Term): Range | null {
  if (term.kind === 'count')
    return range(term.of, positive(term.from), term.to, (from, to) => ({
      ...term,
      from: from as number | null,
      to: to as number | null,
    }));
  if (term.kind !== 'date' || term.when.is === 'calendar') return null;
  const { of, when } = term;
  if (when.is === 'ago')
    return range(null, positive(when.atLeast), when.atMost, (from, to) => ({
      ...term,
      when: { ...when, atLeast: from as number | null, atMost: to as number | null },
    }));
  return range(of, when.from, when.to, (from, to) => ({
    ...term,
    when: { is: 'days', from: from as string | null, to: to as string | null },
  }));
}

function range(field: string | null, from: Bound | null, to: Bound | null, term: Range['term']): Range {
  return {
    field,
    from,
    to,
    crossed: from !== null && to !== null && from > to,
    overlap: (other) => range(field, furthest(from, other.from, 1), furthest(to, other.to, -1), term),
    term,
  };
}

function furthest(a: Bound | null, b: Bound | null, way: 1 | -1): Bound | null {
  if (a === null || b === null) return a ?? b;
  return a > b === way > 0 ? a : b;
}

/** Zero or more is no condition. */
function positive(from: number | null): number | null {
  return from !== null && from <= 0 ? null : from;
}
