import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { hasTrigrams } from './closeNames.ts';
import { USES } from './countTags.ts';
import type { TagEntry } from './tagPage.ts';

const MOST = 6;

/** Canonical tags that a tag may well mean, the likeliest first: the same letters, a known name, a close spelling. */
export async function likelyMeanings(db: Db, tagId: number): Promise<TagEntry[]> {
  const close = (await hasTrigrams(db))
    ? sql`union all (select other.id, similarity(other.folded, own.folded) from own join tags as other
        on other.kind = own.kind and other.canonical and other.folded % own.folded order by 2 desc limit ${MOST})`
    : sql``;
  const { rows } = await sql<TagEntry>`
    with own as (select * from tags where id = ${tagId}),
    likely (id, score) as (
      select other.id, 2.0::real from own join tags as other on other.kind = own.kind and other.letters = own.letters and other.canonical
      union all select canonical_id, 1.5 from own join tag_aliases on tag_aliases.kind = own.kind and tag_aliases.folded = own.folded
      ${close}),
    best as (select id, max(score) as score from likely where id <> ${tagId} group by 1)
    select tags.id, tags.kind, coalesce(tags.display, tags.name) as name, ${USES} as works from best join tags on tags.id = best.id
    where tags.id is distinct from (select synonym_of from own) order by best.score desc, works desc limit ${MOST}`.execute(
    db,
  );
  return rows;
}
