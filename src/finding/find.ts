import type { TagKind } from '../store/schema.ts';
import { readBlurbsOf, type Blurb } from '../works/blurb.ts';
import type { Viewer } from '../works/viewer.ts';
import { meaningOf, type Meaning } from './meaning/meaning.ts';
import type { Finder } from './meaning/finder.ts';
import type { Notice } from './meaning/notices.ts';
import { orderOf } from './orderOf.ts';
import { isGroup, type Query, type Term, type TextFilter } from './query/query.ts';
import type { Cards, Condition, Facets, Order, Question } from './shelf/question.ts';
import { passagesOf, type Passage } from './words/passages.ts';

/** What a listing asks for. */
export interface Asked {
  viewer: Viewer;
  query: Query;
  /** What every work of this listing meets, e.g. the tag it stands under; null: the whole archive. */
  within: Condition | null;
  /** The order without a sort in the query; null: last updated first. */
  usual: Order | null;
  /** What the query means, where that is known or looked up already. */
  meaning?: Promise<Meaning>;
  /** What the reader's shield folds away. */
  shield: Condition | null;
  /** 1 for the first. */
  page: number;
  /** The change that the answer must know of. */
  since: number;
  facets: boolean;
  /** Whether finished cards will do, where they are kept; else all are read. */
  finished?: boolean;
}

/** Works found, with all that a listing shows. */
export interface Found {
  /** The page's works, in its order. */
  ids: readonly number[];
  /** What their cards say, but of those that are finished. */
  works: Blurb[];
  /** Finished cards, in the order of `ids`; null: none are kept, or none were asked for. */
  cards: Cards | null;
  total: number;
  /** Whether what the listing stands for has any work, whatever the query. */
  placeHolds: boolean;
  page: number;
  pages: number;
  facets: FoundFacets | null;
  /** What the query rules out, with how many works each keeps out. */
  ruledOut: { term: Term; works: number }[];
  shielded: number;
  notices: Notice[];
  /** Where the words searched for stand, by work. */
  passages: Map<number, Passage[]>;
}

export interface FoundFacets extends Omit<Facets, 'tags'> {
  tags: Partial<Record<TagKind, Choice[]>>;
}

/** A tag that narrows the works found. */
interface Choice {
  id: number;
  name: string;
  works: number;
}

/** Twenty cards to a page. */
export const PAGE_SIZE = 20;

const FACET_KINDS = [
  'rating',
  'warning',
  'category',
  'fandom',
  'character',
  'relationship',
  'additional',
] as const;
const MOST_CHOICES = 10;

/** Finds what a listing asks for. A page past the end is empty. Never throws for what the query says. */
export async function findWorks(finder: Finder, asked: Asked): Promise<Found> {
  const meaning = await (asked.meaning ?? meaningOf(finder, asked.viewer, asked.query, asked));
  const answer = await finder.shelf.ask(questionOf(asked, meaning));
  const cards = answer.cards ?? null;
  const unread = cards ? answer.works.filter((_, at) => cards.each[at]!.length === 0) : answer.works;
  const [works, passages] = await Promise.all([
    readBlurbsOf(finder.db, asked.viewer, unread),
    passagesOf(finder.db, asked.viewer, answer.works, searchedIn(asked.query)),
  ]);
  return {
    ids: answer.works,
    works,
    cards,
    total: answer.total,
    placeHolds: answer.placeHolds ?? true,
    page: asked.page,
    pages: Math.max(1, Math.ceil(answer.total / PAGE_SIZE)),
    facets: answer.facets && namedFacets(answer.facets, answer.names ?? []),
    ruledOut: meaning.ruledOut.map(({ part }, at) => ({ term: part, works: answer.ruledOut[at] ?? 0 })),
    shielded: answer.shielded,
    notices: meaning.notices,
    passages,
  };
}

function questionOf(asked: Asked, meaning: Meaning): Question {
  return {
    viewer: asked.viewer,
    where: asked.within ? [asked.within, ...meaning.where] : meaning.where,
    place: asked.within,
    ruledOut: meaning.ruledOut.map(({ condition }) => condition),
    shield: asked.shield,
    order: orderOf(asked.query.sort, meaning.ranked, asked.usual),
    skip: (asked.page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    facets: asked.facets
      ? { kinds: FACET_KINDS, most: MOST_CHOICES, also: meaning.tagIds, named: true }
      : null,
    timeline: null,
    cards: asked.finished,
    since: asked.since,
  };
}

/** `names` come as the choices do. */
function namedFacets(facets: Facets, names: readonly (string | null)[]): FoundFacets {
  let at = 0;
  const named = ({ id, works }: { id: number; works: number }): Choice[] => {
    const name = names[at++] ?? null;
    return name === null ? [] : [{ id, name, works }];
  };
  const tags = Object.fromEntries(
    Object.entries(facets.tags).map(([kind, choices]) => [kind, choices.flatMap(named)]),
  );
  return { ...facets, tags };
}

/** The words whose places in the texts are shown. */
function searchedIn({ all }: Query): TextFilter[] {
  return all.filter(
    (part): part is TextFilter & Term => !isGroup(part) && part.kind === 'text' && !part.excluded,
  );
}
