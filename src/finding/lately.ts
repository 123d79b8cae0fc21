import type { Db } from '../store/database.ts';
import { lastChanged, lastChangedOf } from '../works/lastChanged.ts';
import { ALL_WORKS } from './counting.ts';
import type { Meaning } from './meaning/meaning.ts';
import type { Condition, Question, Shelf } from './shelf/question.ts';

/** A listing whose works are asked for, as a guest meets it. */
interface Asked extends Pick<Meaning, 'where' | 'ruledOut'> {
  /** What every work of the listing meets; null: the whole archive. */
  within: Condition | null;
  /** As `Question.since`. */
  since: number;
  take: number;
}

/** How far is looked at once. */
interface Reach {
  /** So many of the works that changed last are gone through first, then `wider` times as many each time. */
  first: number;
  wider: number;
  /** A listing of so many works at most is gone through instead. */
  few: number;
}

const REACH: Reach = { first: 500, wider: 8, few: 5000 };

/**
 * The works of a listing that this archive shelved or changed last, whenever they were written: the latest first.
 * The index has no such order. The works that changed last are asked of the database, and the index says which of
 * them meet the listing; a few hundred of them nearly always hold a page of it, or it is small enough to be sorted.
 */
export async function latelyChanged(
  finder: { db: Db; shelf: Shelf },
  asked: Asked,
  reach: Reach = REACH,
): Promise<number[]> {
  const ask = (question: Partial<Question>) =>
    finder.shelf.ask({ ...ALL_WORKS, ...questionOf(asked), ...question });
  const among = async (works: Uint32Array) => {
    const where = [{ is: 'work', ids: works } as const, ...questionOf(asked).where];
    const found = await ask({ where, order: { by: 'given', ids: works }, take: asked.take });
    return found.works;
  };
  const first = await lastChanged(finder.db, reach.first);
  const found = await among(first);
  if (found.length === asked.take || first.length < reach.first) return found;
  const all = await ask({ order: { by: 'id', descending: true }, take: reach.few });
  if (all.total <= reach.few) return lastChangedOf(finder.db, all.works, asked.take);
  for (let most = reach.first * reach.wider; ; most *= reach.wider) {
    const works = await lastChanged(finder.db, most);
    const met = await among(works);
    if (met.length === asked.take || works.length < most) return met;
  }
}

function questionOf({ where, ruledOut, within, since }: Asked) {
  return {
    viewer: 'guest',
    since,
    where: within ? [within, ...where] : where,
    ruledOut: ruledOut.map(({ condition }) => condition),
  } as const;
}
