import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { listedFor, type Viewer } from './viewer.ts';

/** A fandom in the hall of fandoms. */
export interface FandomEntry {
  name: string;
  /** Works this viewer may see: of a canonical fandom those of its other names and of narrower fandoms too. */
  works: number;
  /** The media it stands in; none: nobody has said. */
  media: string[];
}

/**
 * Every fandom with works that this viewer may see, in no order: the canonical ones, and those that nobody has
 * wrangled, each as it was typed.
 */
export async function readFandoms(db: Db, viewer: Viewer): Promise<FandomEntry[]> {
  const { rows } = await sql<FandomEntry>`
    with listed as materialized (select works.id from works where ${listedFor(viewer)}),
    counted as (
      select tag_id, count(*) as works from work_filters
      join tags on tags.id = tag_id and tags.kind = 'fandom' join listed on listed.id = work_id group by 1
      union all
      select tag_id, count(*) from work_tags
      join tags on tags.id = tag_id and tags.kind = 'fandom' and not canonical and synonym_of is null
      join listed on listed.id = work_id group by 1
    )
    select coalesce(tags.display, tags.name) as name, works, array(
      select coalesce(media.display, media.name) from tag_parents join tags as media on media.id = parent_id
      where child_id = tags.id order by 1) as media
    from counted join tags on tags.id = tag_id`.execute(db);
  return rows;
}
