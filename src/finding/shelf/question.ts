import type { SettingRelation } from '../../canon/setting.ts';
import type { MapKind, TagKind, Visibility } from '../../store/schema.ts';
import type { Viewer } from '../../works/viewer.ts';

/**
 * What is asked of the shelf index: a query (finding/query) with every name resolved to numbers, every relative date
 * to days, every word of the text to the works that hold it. It can be sent to another thread as it is.
 */
export interface Question {
  viewer: Viewer;
  /** What a work must meet, all of it. */
  where: Condition[];
  /** Where a listing stands: if nothing is found, it is told whether any work meets this alone. Left out: not asked. */
  place?: Condition | null;
  /** What a work must not meet. Each is counted apart in `Answer.ruledOut`. */
  ruledOut: Condition[];
  /** What the reader's shield folds away; null: nothing. Folded works stand in no count but `Answer.shielded`. */
  shield: Condition | null;
  order: Order;
  /** Works to pass over, and the most to name. `take` 0 counts only. */
  skip: number;
  take: number;
  facets: FacetRequest | null;
  /** Fandoms (as their packs name them) along whose canons the works found are counted; null: not asked. */
  timeline: readonly string[] | null;
  /** What else is counted of all works found; left out: nothing. */
  census?: readonly CensusKind[];
  /** Tags that a wrangler asks for, by use. */
  ranking?: RankingRequest;
  /** Where a wrangler's tags lie, by fandom. */
  bins?: BinsRequest;
  /** Whether finished cards of the works named are wanted with them. */
  cards?: boolean;
  /** The number of a change that the answer must know of (changes.id); 0: whatever the index knows. */
  since: number;
}

export interface RankingRequest {
  kind: MapKind | null;
  state: StandingAsked | null;
  /** Only these tags, by rising number; null: all that there are. */
  among: Uint32Array | null;
  /** Counted only in works that no canonical fandom finds. */
  fandomless: boolean;
  /** Those that are named although no work found has them; null: all. */
  kept: readonly number[] | null;
  skip: number;
  take: number;
}

/** What the map says of a tag. `open`: nobody said what it means; `unwrangled`: nor where it belongs. */
export type StandingAsked = 'canonical' | 'synonym' | 'open' | 'unwrangled' | 'aside';

export interface BinsRequest {
  skip: number;
  take: number;
}

export type CensusKind = 'fandom' | 'author';

export interface FacetRequest {
  kinds: readonly TagKind[];
  /** The most choices of each kind, the most frequent first, equal counts by tag number. */
  most: number;
  /** Tags that are counted whatever their place, such as those chosen already. */
  also: readonly number[];
  /** Whether it is told how the choices are shown. */
  named?: boolean;
}

/** One thing that holds for a work or not. */
export type Condition =
  /**
   * Any of these tags. `filter`: the work is found by it (`work_filters`: synonyms and narrower tags included), or it
   * is typed on the work and means nothing on the map. `typed`: exactly this tag stands on the work (`work_tags`).
   * `main`: only where the work carries it as a main tag (weight not `background`; for relationships without any
   * weight on the work: the first of them).
   */
  | { is: 'tag'; ids: readonly number[]; as: 'filter' | 'typed'; main: boolean }
  /** Pseuds whose byline the viewer may know. */
  | { is: 'author'; ids: readonly number[] }
  /** An anonymous work stands in a series only for whoever may know its author: a series would tell. */
  | { is: 'series'; ids: readonly number[] }
  /** Names of collections as works carry them; letter case and accents aside (foldName). */
  | { is: 'collection'; names: readonly string[] }
  /** BCP 47 tags; `pt` holds for `pt-BR` too. */
  | { is: 'language'; tags: readonly string[] }
  | { is: 'count'; of: Counted; from: number | null; to: number | null }
  /** Days `YYYY-MM-DD`, both included. A work without that date does not meet it. */
  | { is: 'day'; of: Dated; from: string | null; to: string | null }
  /** true: complete; false: in progress; null: nobody said. */
  | { is: 'complete'; value: boolean | null }
  /** No fandom of the work is related to all others (they share a metatag, or one stands above the other). */
  | { is: 'crossover' }
  | { is: 'visibility'; value: Visibility | 'hidden' | 'unrevealed' | 'anonymous' }
  /**
   * The work's setting stands in this fandom's canon, with one of these relations (null: any of them or none), and its
   * span of moments (canon/moments.ts) lies `within` these bounds, or touches them. Bounds are included; null is open.
   */
  | {
      is: 'set';
      fandom: string;
      relations: readonly SettingRelation[] | null;
      from: number | null;
      to: number | null;
      match: 'within' | 'touching';
    }
  /** Its spoiler line reaches beyond this moment of the fandom's canon. */
  | { is: 'spoils'; fandom: string; beyond: number }
  /** These works, e.g. what a search in the texts found. */
  | { is: 'work'; ids: readonly number[] | Uint32Array }
  | { is: 'any' | 'all'; of: readonly Condition[] }
  | { is: 'not'; of: Condition };

export type Counted = 'words' | 'wordsPerChapter' | 'chapters' | 'hits';
export type Dated = 'posted' | 'updated' | 'published';

/**
 * How works stand in the answer. Works without the value (no date, no author, no setting) come last in both
 * directions; equal ones by their number in the same direction. `canon`: by fandom, then by the setting's first
 * moment, its last, its relation. `random`: the same seed gives the same order while the works are the same.
 * `given`: in the order of these works, others behind them by number.
 */
export type Order =
  | { by: Counted | Dated | 'title' | 'author' | 'canon' | 'id'; descending: boolean }
  | { by: 'random'; seed: number }
  | { by: 'given'; ids: readonly number[] | Uint32Array };

/** What the index answers. Every count is of works that the viewer may meet in lists. */
export interface Answer {
  /** The change up to which the index was true. */
  change: number;
  total: number;
  /** The works of this page, in order. */
  works: number[];
  /** Of each kind asked for, its choices; null: not asked. */
  facets: Facets | null;
  /** How the choices are shown, kind by kind in their order; null in it: there is no such tag any more. Left out: not asked. */
  names?: (string | null)[];
  /** Whether any work that the viewer may meet stands at `Question.place`; left out where works were found, or none was asked for. */
  placeHolds?: boolean;
  /** For each `Question.ruledOut`: how many works meet all else and are kept out by it, in its place. */
  ruledOut: number[];
  /** How many the shield folds away. */
  shielded: number;
  /** Works found that stand in the canons of `Question.timeline`, by where; null: not asked. */
  timeline: Moment[] | null;
  /** null: not asked. */
  census: Census | null;
  /** null: not asked. */
  ranking: Ranking | null;
  /** null: not asked. */
  bins: Bins | null;
  /** null: not asked, or nothing is kept here. */
  cards?: Cards | null;
}

/** Finished cards of the works of a page, as far as they are kept, end to end. */
export interface Cards {
  bytes: Uint8Array;
  /** For each work, in the page's order. */
  each: CardPlace[];
}

export interface CardPlace {
  /** 0: it is not kept. */
  length: number;
  /** Where in the card the readings are told: they change without it. */
  seam: number;
  hits: number;
}

/** A card as it was drawn. */
export interface FinishedCard {
  id: number;
  /** The version that it was drawn from (`cards.version`). */
  version: number;
  seam: number;
  bytes: Uint8Array;
}

/** Of the tags asked for, a page: the most used first, equal ones by number. */
export interface Ranking {
  total: number;
  tags: { id: number; works: number }[];
}

export interface Bins {
  total: number;
  /** A page, the fullest first. */
  bins: Bin[];
}

export interface Bin {
  /** null: works without any of the fandoms. */
  fandom: number | null;
  /** How many tags of each kind, as TAG_KINDS (shelf/terms.ts) orders them. */
  counts: number[];
}

/** All works found, added up. */
export interface Census {
  words: number;
  /** null: not asked. */
  fandoms: Tally | null;
  /** Those whom the viewer may know for the authors of works found; null: not asked. */
  authors: Tally | null;
}

/** Tags or pseuds by number, in no order, and how many works each has. None has none. */
export interface Tally {
  ids: Uint32Array;
  works: Uint32Array;
}

export interface Facets {
  tags: Partial<Record<TagKind, { id: number; works: number }[]>>;
  /** The most frequent first. */
  languages: { tag: string; works: number }[];
  complete: { yes: number; no: number; unknown: number };
  crossovers: number;
}

/** Works that stand at one place of a canon. */
export interface Moment {
  fandom: string;
  relation: SettingRelation | null;
  from: number;
  to: number;
  works: number;
}

/** The shelf index, wherever it lives. */
export interface Shelf {
  /** Waits until the index knows of `since`, for a second at most, then answers with what it has. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/** Works of which no finished card is kept, and up to which it was looked; null: to the last. */
export interface Unfinished {
  works: number[];
  upTo: number | null;
}

/** A shelf that has finished cards beside it. */
export interface CardShelf extends Shelf {
  /** Takes finished cards, to be given out with answers while their works stay as they are. */
  keep(cards: readonly FinishedCard[]): void;
  /** Takes back the memory that cards came in, for others: nobody may read these any more. Who forgets to loses nothing. */
  giveBack(cards: Cards): void;
  /** Some of the works with a number above `after` of which no finished card is kept. */
  unfinished(after: number): Promise<Unfinished>;
}
