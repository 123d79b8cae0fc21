import type { Decider } from '../store/schema.ts';
import type { MapPiece } from './map.ts';
import type { MapChange } from './mapChange.ts';

/** An act on the map, not yet carried out: what it is about, and what it makes of the map around it. */
export interface Act {
  /** As the log calls it. */
  name: string;
  tagId: number;
  otherId?: number;
  /** Further tags the plan looks at. */
  around?: number[];
  /** Pure. Throws a Failure when the rules of the map refuse. */
  plan(piece: MapPiece, decidedAs: Decider): MapChange;
}

/** Who does it; `as` left out: a person. */
export interface Hand {
  by: string;
  as?: Decider;
}

/** What an act did. */
export interface Wrangled {
  /** Its line of the log; null: everything stood so already. */
  wranglingId: number | null;
  /** How many works were, or are being, derived anew. */
  works: number;
  /** The job that does it, for the caller to queue; null: done. */
  refilterId: number | null;
}
