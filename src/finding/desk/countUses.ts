import { lastChange } from '../../store/changes.ts';
import type { Db } from '../../store/database.ts';
import type { Viewer } from '../../works/viewer.ts';
import { ALL_WORKS } from '../counting.ts';
import type { Ranking, RankingRequest, Shelf } from '../shelf/question.ts';

/** How many of the works that the viewer may meet in lists carry each of these tags or are found by it; none has none. */
export async function countUses(
  { db, shelf }: { db: Db; shelf: Shelf },
  ids: readonly number[],
  viewer: Viewer = 'keeper',
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const tags = Uint32Array.from(new Set(ids)).sort();
  const ranking = { ...ALL_TAGS, among: tags, take: tags.length };
  const answer = await shelf.ask({ ...ALL_WORKS, viewer, since: await lastChange(db), ranking });
  return usesIn(answer.ranking);
}

/** Asks for no tag yet, of all there are. */
const ALL_TAGS = {
  kind: null,
  state: null,
  among: null,
  fandomless: false,
  kept: null,
  skip: 0,
  take: 0,
} as const satisfies RankingRequest;

/** The works of each tag in an answer of the index. */
export function usesIn(ranking: Ranking | null): Map<number, number> {
  return new Map(ranking?.tags.map(({ id, works }) => [id, works]));
}
