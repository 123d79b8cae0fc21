import type { TagKind } from '../../src/store/schema.ts';
import { fandomShares, zipf } from './chance.ts';

/** The tags of a generated archive, by number: 1 to `count`. Many stand on no work. */
export interface TagSpace {
  count: number;
  fandoms: number;
  /** What part of all works each fandom holds, the largest first. */
  fandomShares: Float64Array;
  rating(name: string): number;
  warning(name: string): number;
  category(name: string): number;
  /** A fandom by its place, 0 for the largest. */
  fandom(place: number): number;
  /** Drawn from those of the fandom at this place. */
  relationship(place: number, next: () => number): number;
  character(place: number, next: () => number): number;
  additionalOf(place: number, next: () => number): number;
  /** Drawn from those of the whole archive. */
  additional(next: () => number): number;
  /** A tag that this work alone has, and that is on no map. */
  once(work: number): number;
  /** The n-th most used of the fandom at this place (0 for the first), or of the whole archive. */
  nth(kind: 'relationship' | 'character' | 'additional', place: number | null, n: number): number;
  /** The relationships of the fandom at this place that this character is in. */
  shipsWith(place: number, character: number): number[];
  describe(tag: number): GeneratedTag;
}

export interface GeneratedTag {
  kind: TagKind;
  name: string;
  canonical: boolean;
  /** The fandom it belongs to; null: none. */
  fandom: number | null;
}

const RATINGS = ['Not Rated', 'General Audiences', 'Teen And Up Audiences', 'Mature', 'Explicit'];
const WARNINGS = [
  'Creator Chose Not To Use Archive Warnings',
  'No Archive Warnings Apply',
  'Graphic Depictions Of Violence',
  'Major Character Death',
  'Rape/Non-Con',
  'Underage Sex',
];
const CATEGORIES = ['F/F', 'F/M', 'Gen', 'M/M', 'Multi', 'Other'];
const WORDS = [
  ...RATINGS.map((name) => ({ kind: 'rating' as const, name })),
  ...WARNINGS.map((name) => ({ kind: 'warning' as const, name })),
  ...CATEGORIES.map((name) => ({ kind: 'category' as const, name })),
];

/**
 * The numbers: the fixed words as a new archive has them (1 to 17), the fandoms, the additional tags of the whole
 * archive, then for each fandom its characters, relationships and additional tags (as many as the root of its works
 * asks for), at last the tags that stand on one work only.
 */
export function tagSpace(works: number): TagSpace {
  const fandoms = Math.max(7_000, Math.round(works / 200));
  const general = Math.max(500, Math.round(works / 50));
  const shares = fandomShares(fandoms);
  const firstFandom = WORDS.length + 1;
  const firstGeneral = firstFandom + fandoms;
  /** Each fandom's first tag, and behind the last one the first of those on one work. */
  const starts = new Float64Array(fandoms + 1);
  const sizes = new Uint32Array(fandoms);
  starts[0] = firstGeneral + general;
  for (let place = 0; place < fandoms; place++) {
    sizes[place] = Math.min(1500, Math.max(8, Math.round(2 * Math.sqrt(works * (shares[place] ?? 0)))));
    starts[place + 1] = (starts[place] ?? 0) + 4 * (sizes[place] ?? 0);
  }
  const firstOnce = starts[fandoms] ?? 0;
  const size = (place: number) => sizes[place] ?? 8;
  const start = (place: number) => starts[place] ?? 0;
  const drawn = zipfBySize();
  const word = (kind: TagKind, name: string) =>
    WORDS.findIndex((one) => one.kind === kind && one.name === name) + 1;
  const drawGeneral = zipf(general);
  const nth: TagSpace['nth'] = (kind, place, n) => {
    if (place === null) return firstGeneral + Math.min(n, general - 1);
    const [skip, most] = ({ character: [0, 1], relationship: [1, 2], additional: [3, 1] } as const)[kind];
    return start(place) + skip * size(place) + Math.min(n, most * size(place) - 1);
  };
  const fandomOf = (tag: number) => {
    let [low, high] = [0, fandoms - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (start(middle) <= tag) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const describe = (tag: number): GeneratedTag => {
    const fixed = WORDS[tag - 1];
    if (fixed) return { ...fixed, canonical: true, fandom: null };
    const said = (kind: TagKind, name: string, fandom: number | null = null, canonical = true) => ({
      kind,
      name,
      canonical,
      fandom,
    });
    if (tag < firstGeneral) return said('fandom', `Chronicle ${tag - firstFandom + 1}`);
    if (tag < start(0)) return said('additional', `Theme ${tag - firstGeneral + 1}`);
    if (tag >= firstOnce) return said('additional', `said once, number ${tag - firstOnce + 1}`, null, false);
    const place = fandomOf(tag);
    const within = tag - start(place);
    const fandom = firstFandom + place;
    if (within < size(place)) return said('character', nameOf(place, within), fandom);
    if (within >= 3 * size(place))
      return said('additional', `Detail ${within - 3 * size(place) + 1} of Chronicle ${place + 1}`, fandom);
    const [one, other] = members(within - size(place), size(place));
    return said('relationship', `${nameOf(place, one)}/${nameOf(place, other)}`, fandom);
  };
  return {
    count: firstOnce + works - 1,
    fandoms,
    fandomShares: shares,
    rating: (name) => word('rating', name),
    warning: (name) => word('warning', name),
    category: (name) => word('category', name),
    fandom: (place) => firstFandom + place,
    relationship: (place, next) => nth('relationship', place, drawn(2 * size(place), next)),
    character: (place, next) => nth('character', place, drawn(size(place), next)),
    additionalOf: (place, next) => nth('additional', place, drawn(size(place), next)),
    additional: (next) => firstGeneral + drawGeneral(next),
    once: (id) => firstOnce + id - 1,
    nth,
    shipsWith: (place, character) =>
      Array.from({ length: 2 * size(place) }, (_, n) => n)
        .filter((n) => members(n, size(place)).includes(character - start(place)))
        .map((n) => nth('relationship', place, n)),
    describe,
  };
}

/** The two characters of the n-th relationship among so many: a pair that comes once. */
function members(n: number, characters: number): [number, number] {
  const step = 1 + Math.floor(n / characters);
  const one = n % characters;
  return [one, (one + step) % characters];
}

function nameOf(place: number, character: number): string {
  return `Person ${character + 1} of ${place + 1}`;
}

/** Draws by Zipf's law from any number of places. */
function zipfBySize(): (places: number, next: () => number) => number {
  const draws = new Map<number, ReturnType<typeof zipf>>();
  return (places, next) => {
    let draw = draws.get(places);
    if (!draw) draws.set(places, (draw = zipf(places)));
    return draw(next);
  };
}
