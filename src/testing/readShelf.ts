import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/database.ts';
import { readBlurbs, type Blurb } from '../works/blurb.ts';
import { bylineFor, listedFor, type Viewer } from '../works/viewer.ts';

/** Twenty cards to a page. */
const PAGE_SIZE = 20;

/** Which works a list holds; everything left out means all. */
interface ShelfFilter {
  tagId?: number;
  pseudId?: number;
  seriesId?: number;
}

interface ShelfPage {
  works: Blurb[];
  total: number;
  /** 1 for the first. */
  page: number;
  pages: number;
}

/** A page of works as plain SQL finds them, without the index: newest posted first (a series in its own order). A page past the end is empty. */
export async function readShelf(
  db: Db,
  viewer: Viewer,
  filter: ShelfFilter,
  page: number,
): Promise<ShelfPage> {
  const where = sql`${listedFor(viewer)} ${conditions(viewer, filter)}`;
  const order = filter.seriesId
    ? sql`(select position from series_works where work_id = works.id and series_id = ${filter.seriesId}), works.id`
    : sql`works.posted_at desc, works.id desc`;
  const { rows } = await sql<{ total: number }>`select count(*) as total from works where ${where}`.execute(
    db,
  );
  const total = rows[0]?.total ?? 0;
  const works = await readBlurbs(
    db,
    viewer,
    sql`select works.id, row_number() over (order by ${order}) as place from works where ${where}
        order by ${order} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
  );
  return { works, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** An anonymous work stands under no name and in no series for whoever may not know who wrote it. */
function conditions(viewer: Viewer, { tagId, pseudId, seriesId }: ShelfFilter): RawBuilder<unknown> {
  const parts = [
    tagId === undefined
      ? null
      : sql`and exists (select from work_tags where work_id = works.id and tag_id = ${tagId})`,
    pseudId === undefined
      ? null
      : sql`and exists (select from bylines where work_id = works.id and pseud_id = ${pseudId}) and ${bylineFor(viewer)}`,
    seriesId === undefined
      ? null
      : sql`and exists (select from series_works where work_id = works.id and series_id = ${seriesId}) and ${bylineFor(viewer)}`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? sql.join(parts, sql` `) : sql``;
}
