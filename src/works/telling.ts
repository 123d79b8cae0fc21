import { sql } from 'kysely';
import type { Db } from '../store/database.ts';

/** A name on the byline that the author's own words repeat, and where. */
export interface Telling {
  name: string;
  /** "the notes", "chapter 3". */
  places: string[];
}

/** Shorter names are words that stand anywhere. */
const SHORTEST = 3;

/**
 * Where a work's own words name its authors: its title, summary and notes, and each chapter with what stands around
 * it. These words are the author's and stay as they are, so an anonymous work can tell by them who wrote it.
 */
export async function readTellings(db: Db, workId: number): Promise<Telling[]> {
  const { rows } = await sql<Telling>`
    with words (place, rank, text) as (
      select place, 0, text from works, lateral (values
        ('the title', title), ('the summary', summary_html), ('the notes', notes_begin_html || ' ' || notes_end_html),
        ('the disclaimer', disclaimer), ('the dedication', dedication)) as said (place, text)
      where works.id = ${workId}
      union all
      select 'chapter ' || position, position,
        concat_ws(' ', title, summary_html, notes_begin_html, notes_end_html, revisions.html)
      from chapters join revisions on revisions.id = revision_id where work_id = ${workId}
    ), names (name) as (
      select pseuds.name from bylines join pseuds on pseuds.id = pseud_id where work_id = ${workId}
      union select pseuds.name from chapters join chapter_bylines on chapter_id = chapters.id
        join pseuds on pseuds.id = pseud_id where work_id = ${workId}
    )
    select name, array_agg(place order by rank, place) as places from names join words on strpos(lower(text), lower(name)) > 0
    where length(name) >= ${SHORTEST} group by name order by name`.execute(db);
  return rows;
}
