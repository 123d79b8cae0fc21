import type { Child } from 'hono/jsx';
import type { Condition, Order } from '../../finding/shelf/question.ts';
import type { Site } from '../site.ts';

/** What a listing lists: everything, or what stands under a tag, a name, a series, a collection. */
export interface ListingPlace {
  /** Its address without filters. */
  address: string;
  /** Plain text, for the title and for feeds. */
  title: string;
  heading: Child;
  /** Between the heading and the works. */
  intro?: Child;
  /** What every work here meets; null: the whole archive. */
  within: Condition | null;
  /** Its own order; null: last updated first. */
  usual: Order | null;
  /** The fandom it is about. */
  fandom: string | null;
}

/** Finds the place that the parts of a path name. Throws `page-not-found`; a name in other letters is sent on. */
export type FindPlace = (site: Site, path: Record<string, string>) => Promise<ListingPlace>;
