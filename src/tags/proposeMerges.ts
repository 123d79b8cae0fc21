import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/database.ts';
import { hasTrigrams, splitPairs, trigramPairs } from './closeNames.ts';
import { OPEN } from './openTags.ts';

/** Names compared by trigrams in one run, the most used first: the slow part. */
const COMPARED = { withTrigrams: 3000, without: 500 };

/**
 * Proposes tags that may mean the same, within a kind: the same letters, the same members in another order, a plural,
 * a name that a canon pack knows, a close spelling. One of the two is on works and undecided; the other is canonical or
 * more used. Pairs that stand as proposals, decided ones too, stay as they are. Returns how many are new.
 */
export async function proposeMerges(db: Db): Promise<number> {
  const close = (await hasTrigrams(db)) ? trigramPairs(COMPARED.withTrigrams) : splitPairs(COMPARED.without);
  let proposed = 0;
  for (const pairs of [samePairs(), knownPairs(), pluralPairs(), close]) proposed += await propose(db, pairs);
  return proposed;
}

async function propose(db: Db, pairs: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql`
    insert into merge_proposals (tag_id, into_id, reason, score)
    select distinct on (least(tag_id, into_id), greatest(tag_id, into_id)) tag_id, into_id, reason, score
    from (${pairs}) as pairs (tag_id, into_id, reason, score)
    order by least(tag_id, into_id), greatest(tag_id, into_id), score desc, tag_id
    on conflict do nothing returning id`.execute(db);
  return rows.length;
}

/** Of tags that share a key: each open one with the best of them, the canonical or the most used. */
function sharing(key: RawBuilder<unknown>, reason: RawBuilder<unknown>, score: number): RawBuilder<unknown> {
  return sql`
    with keyed as (
      select tag.id, tag.kind, tag.name, tag.canonical, ${key} as key, (select count(*) from work_tags where tag_id = tag.id) as uses, (${OPEN}) as open
      from tags as tag where tag.canonical or (${OPEN})
    ), placed as (
      select *, first_value(id) over best as best, first_value(name) over best as best_name
      from keyed where key <> '' window best as (partition by kind, key order by canonical desc, uses desc, id)
    )
    select id, best, ${reason}, ${score}::real from placed where open and id <> best`;
}

function samePairs(): RawBuilder<unknown> {
  return sharing(sql`tag.letters`, sql`case when placed.kind = 'relationship' then 'members' else 'letters' end`, 1);
}

/** English plurals: "Vampires" and "Vampire", "Parties" and "Party". */
function pluralPairs(): RawBuilder<unknown> {
  const singular = sql`case when tag.kind <> 'additional' or length(tag.letters) < 4 then ''
    when tag.letters ~ '[^aeiou]ies$' then left(tag.letters, -3) || 'y'
    when tag.letters ~ '(s|x|z|ch|sh)es$' then left(tag.letters, -2)
    when tag.letters ~ '[^s]s$' then left(tag.letters, -1) else tag.letters end`;
  return sharing(singular, sql`'plural'`, 0.9);
}

/** A name that some canon pack or wrangler gives to another tag, on works where no fandom settled it. */
function knownPairs(): RawBuilder<unknown> {
  return sql`
    select tag.id, tag_aliases.canonical_id, 'known name', case when count(*) over (partition by tag.id) = 1 then 0.95 else 0.6 end::real
    from tags as tag join tag_aliases on tag_aliases.kind = tag.kind and tag_aliases.folded = tag.folded
    where ${OPEN} and tag_aliases.canonical_id <> tag.id and exists (
      select from work_tags where tag_id = tag.id and not exists (
        select from work_filters where work_filters.work_id = work_tags.work_id and work_filters.tag_id = tag_aliases.canonical_id))
    group by tag.id, tag_aliases.canonical_id`;
}
