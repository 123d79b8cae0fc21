import type { Viewer } from '../works/viewer.ts';
import type { Question } from './shelf/question.ts';

/** For whose eyes the archive is counted, and the change that the counts must know of. */
export interface Counting {
  viewer: Viewer;
  since: number;
}

/** Asks for nothing yet, of all works, the last posted first. */
export const ALL_WORKS = {
  where: [],
  ruledOut: [],
  shield: null,
  order: { by: 'posted', descending: true },
  skip: 0,
  take: 0,
  facets: null,
  timeline: null,
} as const satisfies Partial<Question>;
