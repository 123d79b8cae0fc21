import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../store/database.ts';
import { OPEN } from './openTags.ts';

/** How alike two names must be, by the share of three-letter pieces they have in common. */
const CLOSE = 0.6;

/** Whether the server compares trigrams. */
export async function hasTrigrams(db: Db): Promise<boolean> {
  const { rows } = await sql`select from pg_extension where extname = 'pg_trgm'`.execute(db);
  return rows.length > 0;
}

/**
 * The open tags that are compared: the most used that nobody has a proposal for. What a canon pack or a wrangler gave a
 * meaning to is no misspelling; where that meaning does not reach, `knownPairs` proposes it.
 */
function compared(limit: number): RawBuilder<unknown> {
  return sql`select tag.id, tag.kind, tag.folded, tag.letters, (select count(*) from work_tags where tag_id = tag.id) as uses
    from tags as tag where ${OPEN} and length(tag.letters) >= 5
      and not exists (select from merge_proposals where tag_id = tag.id and decided_at is null)
      and not exists (select from tag_aliases where tag_aliases.kind = tag.kind and tag_aliases.folded = tag.folded)
    order by uses desc, tag.id limit ${limit}`;
}

/** Relationships of as many people, and of one sort: one more makes another relationship, however alike the names. */
const AS_MANY = sql`(open.kind <> 'relationship' or regexp_replace(other.letters, '[^/&]', '', 'g') = regexp_replace(open.letters, '[^/&]', '', 'g'))`;

/** What an open tag may come to: canonical, or undecided and more used. */
const BETTER = sql`${AS_MANY} and other.kind = open.kind and other.id <> open.id and other.synonym_of is null and (other.canonical or
  (not other.aside and (select count(*) from work_tags where tag_id = other.id) > open.uses))`;

/** Close spellings by the index of trigrams, which is told for this transaction how close. */
export async function trigramPairs(tx: Tx, limit: number): Promise<RawBuilder<unknown>> {
  await sql`select set_config('pg_trgm.similarity_threshold', ${String(CLOSE)}, true)`.execute(tx);
  return sql`
    select open.id, close.id, 'close', close.score from (${compared(limit)}) as open cross join lateral (
      select other.id, similarity(other.folded, open.folded) as score from tags as other
      where other.folded % open.folded and ${BETTER}
      order by score desc, other.canonical desc, other.id limit 1) as close (id, score)`;
}

/** Close spellings where the server has no trigrams: the pieces are cut by hand. */
export function splitPairs(limit: number): RawBuilder<unknown> {
  const pieces = (name: RawBuilder<unknown>) =>
    sql`array(select distinct substr('  ' || ${name} || ' ', place, 3) from generate_series(1, length(${name}) + 1) as place)`;
  return sql`
    with open as materialized (select *, ${pieces(sql`folded`)} as pieces from (${compared(limit)}) as compared),
    other as materialized (
      select other.id, other.kind, other.letters, other.canonical, other.aside, other.synonym_of, ${pieces(sql`other.folded`)} as pieces from tags as other
      where other.synonym_of is null and other.folded is not null
        and (other.canonical or exists (select from work_tags where tag_id = other.id))),
    scored as (
      select open.id as tag_id, other.id as into_id, other.canonical,
        shared.count::real / (cardinality(open.pieces) + cardinality(other.pieces) - shared.count) as score
      from open join other on ${BETTER} cross join lateral (
        select count(*) from unnest(open.pieces) as piece where piece = any(other.pieces)) as shared)
    select distinct on (tag_id) tag_id, into_id, 'close', score from scored where score >= ${CLOSE}
    order by tag_id, score desc, canonical desc, into_id`;
}
