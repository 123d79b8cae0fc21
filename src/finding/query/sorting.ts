import { loose } from './names.ts';
import type { Sort, SortKey } from './query.ts';

interface Order {
  /** The direction meant when none is said. */
  descending: boolean;
  /** Other words for it; with `-` or `+` before those that name a direction. */
  aliases: readonly string[];
  /** How it is said in a heading, upwards and downwards. */
  up: string;
  down: string;
}

/** Every order a listing can have. As on AO3, upwards is the default for names alone. */
export const ORDERS: Record<SortKey, Order> = {
  best: {
    descending: true,
    aliases: ['relevance', 'best match', 'match', 'score'],
    up: 'worst match first',
    down: 'best match first',
  },
  author: {
    descending: false,
    aliases: ['creator', 'by', 'authors'],
    up: 'by author',
    down: 'by author, Z to A',
  },
  title: { descending: false, aliases: ['titles', 'name'], up: 'by title', down: 'by title, Z to A' },
  posted: {
    descending: true,
    aliases: ['created', 'added', '+first posted'],
    up: 'first posted first',
    down: 'last posted first',
  },
  updated: {
    descending: true,
    aliases: ['revised', 'date', '-newest', '+oldest'],
    up: 'longest not updated first',
    down: 'newest first',
  },
  published: {
    descending: true,
    aliases: ['pub'],
    up: 'first published first',
    down: 'last published first',
  },
  words: {
    descending: true,
    aliases: ['length', '-longest', '+shortest'],
    up: 'shortest first',
    down: 'longest first',
  },
  chapters: { descending: true, aliases: ['chs'], up: 'fewest chapters first', down: 'most chapters first' },
  hits: { descending: true, aliases: ['views', 'popular'], up: 'fewest hits first', down: 'most hits first' },
  kudos: {
    descending: true,
    aliases: ['likes', 'favourites', 'favorites'],
    up: 'fewest kudos first',
    down: 'most kudos first',
  },
  comments: {
    descending: true,
    aliases: ['reviews'],
    up: 'fewest comments first',
    down: 'most comments first',
  },
  bookmarks: { descending: true, aliases: [], up: 'fewest bookmarks first', down: 'most bookmarks first' },
  canon: {
    descending: false,
    aliases: ['setting', 'timeline', 'place in canon'],
    up: 'in the order of canon',
    down: 'from the end of canon',
  },
  random: { descending: false, aliases: ['shuffle'], up: 'in random order', down: 'in random order' },
};

const BY_WORD = new Map<string, { by: SortKey; descending: boolean }>();
for (const [by, { descending, aliases }] of Object.entries(ORDERS) as [SortKey, Order][])
  for (const word of [by, ...aliases])
    BY_WORD.set(loose(word), {
      by,
      descending: word.startsWith('-') || (descending && !word.startsWith('+')),
    });

const LONGEST_NAME = 60;
const FORM =
  /^(?<sign>[-+<>−])?\s*(?<word>.*?)(?:[\s_:-]+(?<way>asc|desc|up|down)(?:ending|wards)?)?(?:[/:](?<seed>\d{1,10}))?$/iu;

/** What `kudos`, `-words`, `+words`, `words-asc`, `shortest` and `random/42` mean; null: no order is called so. */
export function readSort(text: string): Sort | null {
  const { sign, word = '', way, seed } = FORM.exec(text.slice(0, LONGEST_NAME).trim())?.groups ?? {};
  const found = BY_WORD.get(loose(word));
  if (found === undefined) return null;
  if (found.by === 'random') return sortBy('random', false, seed === undefined ? null : Number(seed));
  if (seed !== undefined) return null;
  const said = sign !== undefined ? !'+<'.includes(sign) : way === undefined ? null : /^d/i.test(way);
  return sortBy(found.by, said ?? found.descending);
}

/** A sort in its one form; a seed is a whole number below 2^32. */
export function sortBy(by: SortKey, descending = ORDERS[by].descending, seed: number | null = null): Sort {
  if (by !== 'random') return { by, descending, seed: null };
  return { by, descending: false, seed: seed === null ? null : seed >>> 0 };
}

/** The word for a sort in a line: `kudos`, `+kudos` (fewest first), `-title`, `random/42`. */
export function printSort({ by, descending, seed }: Sort): string {
  if (seed !== null) return `${by}/${seed}`;
  if (descending === ORDERS[by].descending) return by;
  return `${descending ? '-' : '+'}${by}`;
}

/** Every word that names an order, for suggestions. */
export const SORT_WORDS = Object.keys(ORDERS);
