import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/database.ts';
import { bylineFor, listedFor, seriesFor, type Viewer } from './viewer.ts';

/** A work as a link to it names it. */
export interface Neighbour {
  id: number;
  title: string;
  /** BCP 47; null: unknown. */
  language: string | null;
}

/** A work's place in a series, among the works the viewer may see. */
export interface SeriesPlace {
  id: number;
  name: string;
  position: number;
  previous: Neighbour | null;
  next: Neighbour | null;
}

/**
 * Where a work stands in each of its series, and what comes before and after it there. To whom a work is anonymous it
 * is in no series: the others would tell whose it is.
 */
export async function readSeriesPlaces(db: Db, viewer: Viewer, workId: number): Promise<SeriesPlace[]> {
  const { rows } = await sql<SeriesPlace>`
    select series.id, series.name, here.position,
      (${beside(viewer, sql`<`, sql`desc`)}) as previous, (${beside(viewer, sql`>`, sql`asc`)}) as next
    from series_works here join series on series.id = here.series_id join works on works.id = here.work_id
    where here.work_id = ${workId} and ${bylineFor(viewer)} and ${seriesFor(viewer)} order by series.id`.execute(
    db,
  );
  return rows;
}

function beside(
  viewer: Viewer,
  side: RawBuilder<unknown>,
  nearest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select json_build_object('id', works.id, 'title', works.title, 'language', works.language)
    from series_works there join works on works.id = there.work_id
    where there.series_id = here.series_id and ${listedFor(viewer)} and ${bylineFor(viewer)}
      and (there.position, there.work_id) ${side} (here.position, here.work_id)
    order by there.position ${nearest}, there.work_id ${nearest} limit 1`;
}
