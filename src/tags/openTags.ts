import { sql } from 'kysely';

/** A condition on `tags as tag`: on works, and nobody has said what it means. */
export const OPEN = sql`not tag.canonical and tag.synonym_of is null and not tag.aside and tag.kind <> 'media'
  and exists (select from work_tags where tag_id = tag.id)`;
