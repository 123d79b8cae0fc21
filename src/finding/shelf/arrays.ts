import { Ordering } from './orders.ts';
import type { OrderName } from './orderKeys.ts';
import type { Segment } from './segment.ts';
import { Stock } from './selector.ts';
import { termsOf } from './terms.ts';

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;
type KindName = keyof typeof KINDS;
/** An array as the snapshot holds it. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** What a snapshot says of an array. */
export interface ArrayLine {
  name: string;
  kind: KindName;
  length: number;
  /** CRC-32 of its bytes. */
  check: number;
}

/** All that a segment and its orders are beside their arrays. */
export interface Words {
  size: number;
  languages: string[];
  fandoms: string[];
  collections: string[];
  /** How many rows have the value, of each order. */
  present: Partial<Record<OrderName, number>>;
}

const COLUMNS = [
  ...([
    'ids',
    'starts',
    'entries',
    'postingStarts',
    'postings',
    'words',
    'chapters',
    'hits',
    'card',
  ] as const),
  ...(['posted', 'published', 'updated', 'language', 'state', 'fandomOrder'] as const),
];

/** An array of this kind with room for so many numbers. */
export function arrayOf(kind: KindName, length: number): Numbers {
  return new KINDS[kind](length);
}

export function kindOf(array: Numbers): KindName {
  return array.constructor.name as KindName;
}

/** The arrays of a segment and its orders, by name. */
export function arraysOf({ segment, orderings }: Stock): Map<string, Numbers> {
  const arrays = new Map<string, Numbers>(COLUMNS.map((name) => [name, segment[name]]));
  const add = (prefix: string, parts: object) => {
    for (const [name, part] of Object.entries(parts)) arrays.set(`${prefix}.${name}`, part as Numbers);
  };
  add('titles', segment.titles);
  add('authors', segment.authors);
  add('settings', segment.settings);
  add('spoilers', segment.spoilers);
  add('terms', { kinds: segment.terms.kinds, ids: segment.terms.ids });
  for (const [name, { rows }] of orderings) arrays.set(`order.${name}`, rows);
  return arrays;
}

export function wordsOf({ segment, orderings }: Stock): Words {
  return {
    size: segment.size,
    languages: segment.languages,
    fandoms: segment.fandoms,
    collections: segment.terms.collections,
    present: Object.fromEntries([...orderings].map(([name, { present }]) => [name, present])),
  };
}

/** The segment that these were, and its orders. */
export function stockOf(words: Words, arrays: ReadonlyMap<string, Numbers>): Stock {
  const under = (prefix: string) =>
    Object.fromEntries(
      [...arrays]
        .filter(([name]) => name.startsWith(`${prefix}.`))
        .map(([name, array]) => [name.slice(prefix.length + 1), array]),
    );
  const { kinds, ids } = under('terms');
  const segment = {
    ...Object.fromEntries(COLUMNS.map((name) => [name, arrays.get(name)])),
    size: words.size,
    languages: words.languages,
    fandoms: words.fandoms,
    titles: under('titles'),
    authors: under('authors'),
    settings: under('settings'),
    spoilers: under('spoilers'),
    terms: termsOf(kinds as Uint8Array, ids as Uint32Array, words.collections),
  } as unknown as Segment;
  const stock = new Stock(segment);
  for (const [name, rows] of Object.entries(under('order')))
    stock.keep(name as OrderName, new Ordering(rows as Uint32Array, words.present[name as OrderName] ?? 0));
  return stock;
}
