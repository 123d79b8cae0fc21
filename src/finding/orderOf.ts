import type { Sort } from './query/query.ts';
import type { Order } from './shelf/question.ts';

/** Of what nobody can give yet every work has none: its number decides. */
const BY_NUMBER = new Set(['kudos', 'comments', 'bookmarks']);

/** How a listing stands: as the query says, else the best match first where words are searched, else as it usually does. */
export function orderOf(
  sort: Sort | null,
  ranked: readonly number[] | Uint32Array | null,
  usual: Order | null,
): Order {
  const otherwise = usual ?? { by: 'updated', descending: true };
  if (sort === null) return ranked ? { by: 'given', ids: ranked } : otherwise;
  if (sort.by === 'best')
    return ranked ? { by: 'given', ids: sort.descending ? ranked : ranked.toReversed() } : otherwise;
  if (sort.by === 'random') return { by: 'random', seed: sort.seed ?? 0 };
  if (BY_NUMBER.has(sort.by)) return { by: 'id', descending: sort.descending };
  return { by: sort.by as Exclude<Order, { by: 'given' | 'random' }>['by'], descending: sort.descending };
}
