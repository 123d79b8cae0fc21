import { compareTexts, fourBytes, hasText, packedOf } from './packed.ts';
import { placedAt } from './placed.ts';
import type { Order } from './question.ts';
import { NO_DAY, STATE, type Packed, type Segment } from './segment.ts';

/** The orders that rest on the works alone; by author there are two, since not everyone may know who is anonymous. */
export type OrderName = Exclude<Order, { by: 'random' | 'given' }>['by'] | 'author known';

/** A row of some segment. `known`: who asks knows its author, even of an anonymous work. */
export interface Spot {
  segment: Segment;
  row: number;
  known: boolean;
}

/** What an order sorts by. */
export interface OrderKey {
  /** Whether a row has the value. */
  has(spot: Spot): boolean;
  /**
   * The value as whole numbers below 2^32, one column each, the last one weighing most. Where they are not all of it
   * (long texts), equal ones are told apart by `compare`.
   */
  columns: readonly ((segment: Segment, row: number) => number)[];
  isWhole: boolean;
  /** Two rows that have the value; equal ones give 0. */
  compare(one: Spot, other: Spot): number;
}

const HALF = 0x1_0000_0000;
const SIGN = 0x8000_0000;

/** What works sort by for those who may not know their authors. */
const ANONYMOUS = packedOf(['anonymous']);

export const ORDER_KEYS: Record<OrderName, OrderKey> = {
  id: byNumber((segment, row) => segment.ids[row]!),
  words: byNumber((segment, row) => segment.words[row]!),
  chapters: byNumber((segment, row) => segment.chapters[row]!),
  hits: byNumber((segment, row) => segment.hits[row]!),
  wordsPerChapter: byNumber(wordsPerChapter),
  posted: {
    ...byNumber((segment, row) => segment.posted[row]!),
    columns: [
      ({ posted }, row) => posted[row]! - Math.floor(posted[row]! / HALF) * HALF,
      ({ posted }, row) => Math.floor(posted[row]! / HALF) + SIGN,
    ],
  },
  published: byDay((segment, row) => segment.published[row]!),
  updated: byDay((segment, row) => segment.updated[row]!),
  title: byText(
    () => true,
    ({ segment }) => segment.titles,
  ),
  author: byText(
    (spot) => isConcealed(spot) || hasText(spot.segment.authors, spot.row),
    (spot) => (isConcealed(spot) ? ANONYMOUS : spot.segment.authors),
  ),
  'author known': byText(
    ({ segment, row }) => hasText(segment.authors, row),
    ({ segment }) => segment.authors,
  ),
  canon: byPlace(),
};

/** Words of a chapter on average, rounded down. */
export function wordsPerChapter({ words, chapters }: Segment, row: number): number {
  return Math.floor(words[row]! / Math.max(1, chapters[row]!));
}

function isConcealed({ segment, row, known }: Spot): boolean {
  return !known && (segment.state[row]! & STATE.anonymous) !== 0;
}

type Value = (segment: Segment, row: number) => number;

function byNumber(value: Value): OrderKey {
  return {
    has: () => true,
    columns: [value],
    isWhole: true,
    compare: (one, other) => value(one.segment, one.row) - value(other.segment, other.row),
  };
}

function byDay(value: Value): OrderKey {
  return {
    ...byNumber(value),
    has: ({ segment, row }) => value(segment, row) !== NO_DAY,
    columns: [(segment, row) => value(segment, row) + SIGN],
  };
}

function byText(has: OrderKey['has'], textsOf: (spot: Spot) => Packed): OrderKey {
  /** The one text of all anonymous works stands at the first place. */
  const at = (texts: Packed, { row }: Spot) => (texts === ANONYMOUS ? 0 : row);
  const bytes = (offset: number) => (segment: Segment, row: number) => {
    const spot = { segment, row, known: false };
    const texts = textsOf(spot);
    return fourBytes(texts, at(texts, spot), offset);
  };
  return {
    has,
    columns: [bytes(4), bytes(0)],
    isWhole: false,
    compare: (one, other) => {
      const [texts, otherTexts] = [textsOf(one), textsOf(other)];
      return compareTexts(texts, at(texts, one), otherTexts, at(otherTexts, other));
    },
  };
}

/** By fandom, then by the setting's first moment, its last, its relation. */
function byPlace(): OrderKey {
  const part = (of: (segment: Segment, at: number) => number) => (segment: Segment, row: number) =>
    of(segment, placedAt(segment.settings, row));
  const within = [
    part(({ settings }, at) => settings.relation[at]!),
    part(({ settings }, at) => settings.to[at]! + SIGN),
    part(({ settings }, at) => settings.from[at]! + SIGN),
  ];
  const fandom = part(({ settings }, at) => settings.fandom[at]!);
  return {
    has: ({ segment, row }) => placedAt(segment.settings, row) >= 0,
    columns: [...within, (segment, row) => segment.fandomOrder[fandom(segment, row)]!],
    isWhole: true,
    compare: (one, other) => {
      const name = one.segment.fandoms[fandom(one.segment, one.row)]!;
      const otherName = other.segment.fandoms[fandom(other.segment, other.row)]!;
      if (name !== otherName) return compareNames(name, otherName);
      const differences = within.map(
        (value) => value(one.segment, one.row) - value(other.segment, other.row),
      );
      return differences.findLast((difference) => difference !== 0) ?? 0;
    },
  };
}

/** By code units: names of fandoms stand in any script. */
export function compareNames(name: string, other: string): number {
  return name < other ? -1 : name > other ? 1 : 0;
}
