import { sql } from 'kysely';

/** A condition on `tags as tag`: nobody has said what it means. There is an index of such tags. */
const UNDECIDED = sql`not tag.canonical and tag.synonym_of is null and not tag.aside`;

/** A condition on `tags as tag`: on works, and nobody has said what it means. */
export const OPEN = sql`${UNDECIDED} and tag.kind <> 'media'
  and exists (select from work_tags where tag_id = tag.id)`;
