import {
  completed,
  counted,
  dated,
  inLanguages,
  inState,
  seenAs,
  setIn,
  spoiling,
} from './columnSelectors.ts';
import type { Condition } from './question.ts';
import { union, without } from './rowSets.ts';
import type { Rows } from './scratch.ts';
import { STATE } from './segment.ts';
import type { Ground, Selector } from './selector.ts';
import { byAuthors, inCollections, inSeries, listed, otherThan, tagged } from './termSelectors.ts';

type Making = { [Is in Condition['is']]: (ground: Ground, condition: Condition & { is: Is }) => Selector };

const MAKING: Making = {
  tag: (ground, { ids, as, main }) => tagged(ground, ids, as, main),
  author: (ground, { ids }) => byAuthors(ground, ids),
  series: (ground, { ids }) => inSeries(ground, ids),
  collection: (ground, { names }) => inCollections(ground, names),
  language: (ground, { tags }) => inLanguages(ground, tags),
  count: (ground, { of, from, to }) => counted(ground, of, from, to),
  day: (ground, { of, from, to }) => dated(ground, of, from, to),
  complete: (ground, { value }) => completed(ground, value),
  crossover: (ground) => inState(ground, STATE.crossover, STATE.crossover),
  visibility: (ground, { value }) => seenAs(ground, value),
  set: setIn,
  spoils: (ground, { fandom, beyond }) => spoiling(ground, fandom, beyond),
  work: (ground, { ids }) => listed(ground, ids),
  any: (ground, { of }) =>
    anyOf(
      ground,
      of.map((one) => selectorOf(ground, one)),
    ),
  all: (ground, { of }) =>
    allOf(
      ground,
      of.map((one) => selectorOf(ground, one)),
    ),
  not: (ground, { of }) => otherThan(selectorOf(ground, of), ground),
};

/** The condition, made ready for a segment. */
export function selectorOf(ground: Ground, condition: Condition): Selector {
  const make = MAKING[condition.is] as (ground: Ground, condition: Condition) => Selector;
  return make(ground, condition);
}

/** The rows of the segment that meet all of these. The list is the caller's. */
export function rowsMeeting(ground: Ground, selectors: readonly Selector[]): Rows {
  const sorted = selectors.toSorted((one, other) => one.estimate - other.estimate);
  const first = sorted.find(({ rows }) => rows !== null);
  const found = first?.rows?.() ?? everyRow(ground);
  for (const selector of sorted) {
    if (selector !== first) found.count = selector.select(found.list, found.count, found.list);
  }
  return found;
}

function everyRow({ stock, scratch }: Pick<Ground, 'stock' | 'scratch'>): Rows {
  const count = stock.segment.size;
  const list = scratch.take(count);
  for (let row = 0; row < count; row++) list[row] = row;
  return { list, count };
}

function allOf(ground: Ground, parts: readonly Selector[]): Selector {
  const canName = parts.some(({ rows }) => rows !== null);
  return {
    estimate: Math.min(ground.stock.segment.size, ...parts.map(({ estimate }) => estimate)),
    select: (from, count, to) => {
      to.set(from.subarray(0, count));
      return parts.reduce((left, part) => part.select(to, left, to), count);
    },
    rows: canName ? () => rowsMeeting(ground, parts) : null,
  };
}

/** A row meets any of the parts if it is not among those that meet none. */
function anyOf(ground: Ground, parts: readonly Selector[]): Selector {
  const { scratch, stock } = ground;
  const canName = parts.every(({ rows }) => rows !== null);
  return {
    estimate: parts.reduce((sum, { estimate }) => sum + estimate, 0),
    select: (from, count, to) => {
      const none = { list: scratch.take(count), count };
      none.list.set(from.subarray(0, count));
      const met = scratch.take(count);
      for (const part of parts) {
        const found = { list: met, count: part.select(none.list, none.count, met) };
        none.count = without(none.list, none.count, found, none.list);
      }
      return without(from, count, none, to);
    },
    rows:
      canName && parts.length > 0
        ? () =>
            union(
              parts.map((part) => part.rows!()),
              stock.segment.size,
              scratch,
            )
        : null,
  };
}
