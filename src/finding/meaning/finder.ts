import type { Canon } from '../../canon/canon.ts';
import type { Db } from '../../store/database.ts';
import type { Lookups } from '../../store/lookups.ts';
import type { Viewer } from '../../works/viewer.ts';
import type { KnownNames } from './knownNames.ts';
import type { Shelf } from '../shelf/question.ts';

/** What finding stands on. */
export interface Finder {
  db: Db;
  shelf: Shelf;
  /** Without it, names are looked up anew each time. */
  lookups?: Lookups;
  /** Without it, every name is looked up. */
  names?: KnownNames;
  canon(): Promise<Canon>;
}

/** Names are looked up for someone, on a day, after what was looked up before. */
export interface Ground extends Finder {
  viewer: Viewer;
  /** `YYYY-MM-DD`: the day from which ages are counted. */
  today: string;
  /** The fandom that the query is about, by its tag: "W/T" means something else in another. */
  fandomId: number | undefined;
  /** The fandoms that the query asks for, as it names them. */
  fandoms: readonly string[];
}
