import type { Found } from './find.ts';
import type { Moment } from './question.ts';
import { RELATIONS } from './segment.ts';

/** Where in a fandom's canon the works found stand, in its order, and how many at each place. */
export function timelineOf(found: readonly Found[], fandom: string): Moment[] {
  const moments = new Map<string, Moment & { order: number }>();
  for (const { ground, rows } of found) {
    const { settings, fandoms } = ground.stock.segment;
    const wanted = fandoms.indexOf(fandom);
    let next = 0;
    for (let at = 0; at < settings.rows.length; at++) {
      const row = settings.rows[at]!;
      while (next < rows.count && rows.list[next]! < row) next++;
      if (settings.fandom[at] !== wanted || next >= rows.count || rows.list[next] !== row) continue;
      const [order, from, to] = [settings.relation[at]!, settings.from[at]!, settings.to[at]!];
      const key = `${order} ${from} ${to}`;
      const works = (moments.get(key)?.works ?? 0) + 1;
      moments.set(key, { relation: RELATIONS[order] ?? null, from, to, works, order });
    }
  }
  return [...moments.values()]
    .sort((one, other) => one.from - other.from || one.to - other.to || one.order - other.order)
    .map(({ relation, from, to, works }) => ({ relation, from, to, works }));
}
