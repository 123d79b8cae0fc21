import type { Found } from './find.ts';
import type { Moment } from './question.ts';
import { RELATIONS } from './segment.ts';

/** Where in these fandoms' canons the works found stand, fandom by fandom in its order, and how many at each place. */
export function timelineOf(found: readonly Found[], fandoms: readonly string[]): Moment[] {
  const moments = new Map<string, Moment & { order: number }>();
  for (const { ground, rows } of found) {
    const { settings, fandoms: names } = ground.stock.segment;
    const wanted = names.map((name) => fandoms.indexOf(name));
    let next = 0;
    for (let at = 0; at < settings.rows.length; at++) {
      const row = settings.rows[at]!;
      const place = wanted[settings.fandom[at]!]!;
      if (place < 0) continue;
      while (next < rows.count && rows.list[next]! < row) next++;
      if (next >= rows.count || rows.list[next] !== row) continue;
      const [order, from, to] = [settings.relation[at]!, settings.from[at]!, settings.to[at]!];
      const key = `${place} ${order} ${from} ${to}`;
      const moment = moments.get(key);
      if (moment) moment.works++;
      else
        moments.set(key, {
          fandom: fandoms[place]!,
          relation: RELATIONS[order] ?? null,
          from,
          to,
          works: 1,
          order,
        });
    }
  }
  return [...moments.values()]
    .sort(
      (one, other) =>
        fandoms.indexOf(one.fandom) - fandoms.indexOf(other.fandom) ||
        one.from - other.from ||
        one.to - other.to ||
        one.order - other.order,
    )
    .map(({ order: _, ...moment }) => moment);
}
