import { NO_DAY, STATE, VISIBILITIES, type Placed, RELATIONS } from './segment.ts';
import type { Condition, Counted, Dated } from './question.ts';
import { wordsPerChapter } from './orderKeys.ts';
import { fromRows } from './termSelectors.ts';
import type { Ground, Selector } from './selector.ts';
import { dayNumber } from './days.ts';

const DAY = 86_400_000_000;

/** Works whose count lies between these, both included. */
export function counted(ground: Ground, of: Counted, from: number | null, to: number | null): Selector {
  const [low, high] = [from ?? 0, to ?? Infinity];
  if (of !== 'wordsPerChapter') return inRange(ground, ground.stock.segment[of], low, high);
  const { segment } = ground.stock;
  return picked(ground, (row) => {
    const value = wordsPerChapter(segment, row);
    return value >= low && value <= high;
  });
}

/** Works whose date lies between these days, both included. */
export function dated(ground: Ground, of: Dated, from: string | null, to: string | null): Selector {
  const { segment } = ground.stock;
  const low = from === null ? NO_DAY + 1 : dayNumber(from);
  const high = to === null ? Infinity : dayNumber(to);
  if (of !== 'posted') return inRange(ground, segment[of], low, high);
  // The whole of the last day.
  return inRange(ground, segment.posted, from === null ? -Infinity : low * DAY, (high + 1) * DAY - 1);
}

/** Works in any of these languages, the regional forms of each included. */
export function inLanguages(ground: Ground, tags: readonly string[]): Selector {
  const { languages, language } = ground.stock.segment;
  const wanted = tags.map((tag) => tag.toLowerCase());
  const meets = Uint8Array.from(languages, (name, number) => {
    const own = name.toLowerCase();
    return number > 0 && wanted.some((tag) => own === tag || own.startsWith(`${tag}-`)) ? 1 : 0;
  });
  return picked(ground, (row) => meets[language[row]!] === 1);
}

/** Works whose state has these bits so. */
export function inState(ground: Ground, mask: number, value: number): Selector {
  const { state } = ground.stock.segment;
  return picked(ground, (row) => (state[row]! & mask) === value);
}

/** Works that are complete, in progress, or neither said. */
export function completed(ground: Ground, value: boolean | null): Selector {
  const wanted = value === null ? 0 : value ? STATE.complete : STATE.inProgress;
  return inState(ground, STATE.complete | STATE.inProgress, wanted);
}

/** Works of this visibility, or in this special state. */
export function seenAs(ground: Ground, value: (Condition & { is: 'visibility' })['value']): Selector {
  if (value === 'hidden' || value === 'unrevealed' || value === 'anonymous')
    return inState(ground, STATE[value], STATE[value]);
  return inState(ground, STATE.visibility, VISIBILITIES.indexOf(value));
}

/** Works that stand in a canon as `Condition` says. */
export function setIn(ground: Ground, condition: Condition & { is: 'set' }): Selector {
  const { relations, match } = condition;
  const [low, high] = [condition.from ?? -Infinity, condition.to ?? Infinity];
  const meets = RELATIONS.map(
    (relation) => relations === null || (relation !== null && relations.includes(relation)),
  );
  const { settings } = ground.stock.segment;
  return placed(ground, settings, condition.fandom, (at) => {
    const [from, to] = [settings.from[at]!, settings.to[at]!];
    if (!meets[settings.relation[at]!]) return false;
    return match === 'within' ? from >= low && to <= high : to >= low && from <= high;
  });
}

/** Works whose spoilers reach beyond a moment. */
export function spoiling(ground: Ground, fandom: string, beyond: number): Selector {
  const { spoilers } = ground.stock.segment;
  return placed(ground, spoilers, fandom, (at) => spoilers.to[at]! > beyond);
}

function placed(
  ground: Ground,
  { rows, fandom }: Placed,
  name: string,
  meets: (at: number) => boolean,
): Selector {
  const wanted = ground.stock.segment.fandoms.indexOf(name);
  return fromRows(wanted < 0 ? 0 : rows.length, ground, () => {
    const list = ground.scratch.take(rows.length);
    let count = 0;
    for (let at = 0; at < rows.length; at++) {
      if (fandom[at] === wanted && meets(at)) list[count++] = rows[at]!;
    }
    return { list, count };
  });
}

function inRange(
  { stock }: Ground,
  column: Uint32Array | Int32Array | Float64Array,
  low: number,
  high: number,
): Selector {
  return {
    estimate: stock.segment.size / 2,
    select: (from, count, to) => {
      let written = 0;
      for (let at = 0; at < count; at++) {
        const row = from[at]!;
        const value = column[row]!;
        to[written] = row;
        written += value >= low && value <= high ? 1 : 0;
      }
      return written;
    },
    rows: null,
  };
}

function picked({ stock }: Ground, meets: (row: number) => boolean): Selector {
  return {
    estimate: stock.segment.size / 2,
    select: (from, count, to) => {
      let written = 0;
      for (let at = 0; at < count; at++) {
        const row = from[at]!;
        if (meets(row)) to[written++] = row;
      }
      return written;
    },
    rows: null,
  };
}
