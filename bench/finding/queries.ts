import { random } from '../stories.ts';
import type { Condition, Order, Question } from '../../src/finding/shelf/question.ts';
import { TYPED_ORDER, type GeneratedArchive } from './archive.ts';
import { largestFirst } from './chance.ts';
import type { TagSpace } from './tagSpace.ts';

/** A question of the mix, and which part of it it is. */
export interface MixedQuery {
  part: (typeof PARTS)[number]['part'];
  question: Question;
}

/** The parts of the mix and how many of 1,000 questions each has. */
export const PARTS = [
  { part: 'one fandom', of1000: 350 },
  { part: 'fandom, two exclusions', of1000: 200 },
  { part: 'fandom, relationship, rating', of1000: 150 },
  { part: 'whole archive, rating, words', of1000: 100 },
  { part: 'additional tag, complete', of1000: 100 },
  { part: 'ship member', of1000: 50 },
  { part: 'nothing but a sort', of1000: 50 },
] as const;

/** The mix: `count` questions, each different, in no order; a page of 20 with the ten most frequent of every kind. */
export function mixedQueries(archive: GeneratedArchive, count = 1000, seed = 2): MixedQuery[] {
  const next = random(seed);
  const fandom = largestFirst(archive.tags.fandomShares);
  const asked = new Set<string>();
  const mix = PARTS.flatMap(({ part, of1000 }) =>
    Array.from({ length: Math.round((of1000 * count) / 1000) }, () => part),
  );
  const made = mix.map((part) => {
    for (;;) {
      const question = questionOf(part, archive, fandom, next);
      const key = JSON.stringify(question);
      if (asked.has(key)) continue;
      asked.add(key);
      return { part, question };
    }
  });
  for (let last = made.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [made[last], made[other]] = [made[other]!, made[last]!];
  }
  return made;
}

/** What a question is drawn from. */
interface Ground {
  tags: TagSpace;
  /** A fandom's place, the large ones more often. */
  place: number;
  next: () => number;
}

function questionOf(
  part: MixedQuery['part'],
  { tags }: GeneratedArchive,
  fandom: (next: () => number) => number,
  next: () => number,
): Question {
  return ASK[part]({ tags, place: fandom(next), next });
}

const ASK: Record<MixedQuery['part'], (ground: Ground) => Question> = {
  'one fandom': (ground) => asking([fandomOf(ground)], [], sorting(ground.next)),
  'fandom, two exclusions': (ground) => {
    const { tags, place, next } = ground;
    const rival = tag([tags.nth('relationship', place, early(next, 10))]);
    const theme = tag([tags.nth('additional', null, early(next, 60))]);
    return asking([fandomOf(ground)], [rival, theme], sorting(next));
  },
  'fandom, relationship, rating': (ground) => {
    const { tags, place, next } = ground;
    const ship = tag([tags.nth('relationship', place, early(next, 20))]);
    return asking([fandomOf(ground), ship, ratingOf(ground)], [], sorting(next));
  },
  'whole archive, rating, words': (ground) => {
    const from = Math.floor(ground.next() * 20) * 500;
    const to = from + 1000 + Math.floor(ground.next() * 20_000);
    return asking([ratingOf(ground), { is: 'count', of: 'words', from, to }], [], sorting(ground.next));
  },
  'additional tag, complete': ({ tags, next }) => {
    const theme = tag([tags.nth('additional', null, early(next, 500))]);
    return asking([theme, { is: 'complete', value: true }], [], sorting(next));
  },
  'ship member': ({ tags, place, next }) => {
    const ships = tags.shipsWith(place, tags.nth('character', place, early(next, 12)));
    return asking([tag(ships)], [], sorting(next));
  },
  'nothing but a sort': ({ next }) => ({
    ...asking([], [], SORTS[Math.floor(next() * SORTS.length)]!),
    skip: 20 * early(next, 50),
  }),
};

/** A number below `most`, the small ones more often. */
function early(next: () => number, most: number): number {
  return Math.floor(next() * next() * most);
}

function fandomOf({ tags, place }: Ground): Condition {
  return tag([tags.fandom(place)]);
}

function ratingOf({ tags, next }: Ground): Condition {
  return tag([tags.rating(RATINGS[Math.floor(next() * RATINGS.length)] ?? 'Mature')]);
}

function asking(where: Condition[], ruledOut: Condition[], order: Order): Question {
  return {
    viewer: 'guest',
    where,
    ruledOut,
    shield: null,
    order,
    skip: 0,
    take: 20,
    facets: { kinds: TYPED_ORDER, most: 10, also: [] },
    timeline: null,
    since: 0,
  };
}

function tag(ids: number[]): Condition {
  return { is: 'tag', ids, as: 'filter', main: false };
}

/** Most readers leave the order as it is: last updated first. */
function sorting(next: () => number): Order {
  return next() < 0.7 ? SORTS[0]! : SORTS[Math.floor(next() * SORTS.length)]!;
}

const RATINGS = ['General Audiences', 'Teen And Up Audiences', 'Mature', 'Explicit', 'Not Rated'];
const SORTS: Order[] = [
  { by: 'updated', descending: true },
  { by: 'posted', descending: true },
  { by: 'hits', descending: true },
  { by: 'words', descending: true },
  { by: 'words', descending: false },
  { by: 'title', descending: false },
  { by: 'author', descending: false },
  { by: 'published', descending: true },
  { by: 'chapters', descending: true },
];
