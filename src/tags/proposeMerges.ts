import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../store/database.ts';
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
  let proposed = 0;
  for (const pairs of [samePairs(), knownPairs(), pluralPairs()]) proposed += await propose(db, pairs);
  return proposed + (await db.transaction().execute(async (tx) => propose(tx, await closePairs(tx))));
}

async function closePairs(tx: Tx): Promise<RawBuilder<unknown>> {
  return (await hasTrigrams(tx)) ? trigramPairs(tx, COMPARED.withTrigrams) : splitPairs(COMPARED.without);
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
  return sharing(
    sql`tag.letters`,
    sql`case when placed.kind = 'relationship' then 'members' else 'letters' end`,
    1,
  );
}

/** English plurals share a stem: "Vampires" and "Vampire", "Parties" and "Party", "Boxes" and "Box". */
function pluralPairs(): RawBuilder<unknown> {
  const stem = sql`case when tag.kind <> 'additional' or length(tag.letters) < 4 then ''
    when tag.letters ~ '[^aeiou]ies$' then left(tag.letters, -3) || 'y'
    else regexp_replace(regexp_replace(tag.letters, '([^s])s$', '\\1'), '(s|x|z|ch|sh)e$', '\\1') end`;
  return sharing(stem, sql`'plural'`, 0.9);
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
