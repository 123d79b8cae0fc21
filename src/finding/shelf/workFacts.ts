import type { SettingRelation } from '../../canon/setting.ts';
import type { Visibility } from '../../store/schema.ts';

/** What the index knows of a work beside its tags, authors, series and collections. */
export interface WorkFacts {
  id: number;
  words: number;
  chapters: number;
  hits: number;
  /** The version of its card (`cards.version`), of which the lower 32 bits; 0: none. */
  card: number;
  /** Microseconds since 1970. */
  posted: number;
  /** Days since 1970. */
  published: number | null;
  updated: number | null;
  language: string | null;
  complete: boolean | null;
  visibility: Visibility;
  hidden: boolean;
  unrevealed: boolean;
  anonymous: boolean;
  crossover: boolean;
  title: string;
  /** null: nobody signs it. */
  author: string | null;
  setting: Place | null;
  spoilers: Place | null;
}

/** A stretch of a canon, in moments. */
export interface Place {
  /** As its pack names it. */
  fandom: string;
  relation: SettingRelation | null;
  from: number;
  to: number;
}
