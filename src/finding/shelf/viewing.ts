import type { Viewer } from '../../works/viewer.ts';
import { union, withBit } from './rowSets.ts';
import type { Rows } from './scratch.ts';
import { unpacked, type Ground, type Selector } from './selector.ts';
import { termOf } from './terms.ts';

/** Rows that a viewer wrote; null: the keeper, who knows all. */
export function ownRows({ stock, scratch }: Omit<Ground, 'own'>, viewer: Viewer): Rows | null {
  if (viewer === 'keeper') return null;
  const { terms, postingStarts, postings, size } = stock.segment;
  const found = (viewer === 'guest' ? [] : [...new Set(viewer.pseuds)])
    .map((pseud) => termOf(terms, 'pseuds', pseud))
    .filter((term) => term >= 0);
  const lists = found.map((term) => {
    const [start, end] = [postingStarts[term]!, postingStarts[term + 1]!];
    const list = scratch.take(end - start);
    return { list, count: unpacked(postings, start, end, 0, list) };
  });
  return lists.length === 0 ? { list: new Uint32Array(0), count: 0 } : union(lists, size, scratch);
}

/** What the viewer may meet in lists, as works/viewer.ts has it; null: everything. */
export function listedTo(ground: Ground, viewer: Viewer): Selector | null {
  const { own } = ground;
  if (viewer === 'keeper' || own === null) return null;
  const { bits } = ground.stock.seen(viewer === 'guest' ? 'guest' : 'member');
  return {
    estimate: ground.stock.segment.size,
    select: (from, count, to) => {
      if (own.count === 0) return withBit(from, count, bits, to);
      let [written, next] = [0, 0];
      for (let at = 0; at < count; at++) {
        const row = from[at]!;
        while (next < own.count && own.list[next]! < row) next++;
        const isOwn = next < own.count && own.list[next] === row;
        if (isOwn || ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1) to[written++] = row;
      }
      return written;
    },
    rows: null,
  };
}
