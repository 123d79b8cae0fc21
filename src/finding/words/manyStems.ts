import type { Db } from '../../store/database.ts';
import type { TextField } from '../../store/schema.ts';
import type { Viewer } from '../../works/viewer.ts';
import type { Line, Stems } from './asked.ts';
import type { Place } from './keys.ts';
import { found, having, lookThrough } from './textWorks.ts';
import { apart, type WorkSet } from './workSets.ts';

/** More stems than these are asked for in pieces. */
export const FEW_STEMS = 30;

/** How many stems the pieces have, the last of these again and again. */
const PIECES = [3, 7, 15] as const;

/** So many works are looked through faster than a piece is asked for. */
const FEW_WORKS = 500;

/** Pieces are asked for until they have met each work so often; what is then not found has rare words alone. */
const MET_ENOUGH = 3;

/** Any of these stems, which are those of words that begin so: the commonest first. */
export interface ManyStems {
  stems: Stems;
  places: readonly Place[];
  fields: readonly TextField[];
  /** Words that begin so. */
  begins: Line;
}

/**
 * Works that have any of very many stems, and how many may have one and were not asked for it. From `few` works on they
 * are looked through.
 */
export async function withAnyStem(
  db: Db,
  viewer: Viewer,
  { stems, places, fields, begins }: ManyStems,
  few = FEW_WORKS,
): Promise<{ works: WorkSet; unread: number }> {
  const all = await found(db, viewer, []);
  let left = all;
  let met = 0;
  for (const piece of piecesOf(stems)) {
    if (left.length <= few) {
      left = apart(left, await lookThrough(db, fields, begins, left)).only;
      return { works: apart(all, left).only, unread: 0 };
    }
    if (met > all.length * MET_ENOUGH) return { works: apart(all, left).only, unread: left.length };
    const some = await found(db, viewer, [having(places, piece)]);
    met += some.length;
    left = apart(left, some).only;
  }
  return { works: apart(all, left).only, unread: 0 };
}

function* piecesOf(stems: Stems): Generator<Stems> {
  for (let from = 0, count = 0; from < stems.length; count++) {
    const size = PIECES[Math.min(count, PIECES.length - 1)]!;
    yield stems.slice(from, from + size);
    from += size;
  }
}
