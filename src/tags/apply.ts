import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';
import type { Hand } from './act.ts';
import type { AliasLink, MapEdits, MapRows, MemberLink, MetaLink, ParentLink, TagState } from './map.ts';

/** Writes a change of the map, and the closure over its metas. The transaction has taken the map. */
export async function applyEdits(tx: Tx, { before, after }: MapEdits, hand: Hand): Promise<void> {
  const subs = [...before.metas, ...after.metas].map((link) => link.sub);
  const below = subs.length > 0 ? await everythingBelow(tx, subs) : [];
  await takeLinks(tx, before);
  await writeStates(tx, after.tags, hand);
  await addLinks(tx, after);
  if (subs.length > 0) await closeOver(tx, [...new Set([...below, ...(await everythingBelow(tx, subs))])]);
}

const json = (rows: unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

async function writeStates(tx: Tx, states: TagState[], hand: Hand): Promise<void> {
  if (states.length === 0) return;
  // Those that stop being canonical last, those that become it first would break no constraint of a row; one statement does.
  await sql`
    update tags set canonical = state.canonical, synonym_of = state."synonymOf", display = state.display, aside = state.aside,
      romantic = state.romantic, decided_as = state."decidedAs", decided_by = ${hand.by}, decided_at = now()
    from jsonb_to_recordset(${json(states)}) as state
      (id bigint, canonical boolean, "synonymOf" bigint, display text, aside boolean, romantic boolean, "decidedAs" text)
    where tags.id = state.id`.execute(tx);
}

async function takeLinks(tx: Tx, rows: MapRows): Promise<void> {
  if (rows.parents.length > 0)
    await sql`delete from tag_parents using jsonb_to_recordset(${json(rows.parents satisfies ParentLink[])}) as gone (child bigint, parent bigint)
      where child_id = child and parent_id = parent`.execute(tx);
  if (rows.metas.length > 0)
    await sql`delete from tag_metas using jsonb_to_recordset(${json(rows.metas satisfies MetaLink[])}) as gone (sub bigint, meta bigint)
      where sub_id = sub and meta_id = meta`.execute(tx);
  if (rows.members.length > 0)
    await sql`delete from tag_members using jsonb_to_recordset(${json(rows.members satisfies MemberLink[])}) as gone (relationship bigint, character bigint)
      where relationship_id = relationship and character_id = character`.execute(tx);
  if (rows.aliases.length > 0)
    await sql`delete from tag_aliases using jsonb_to_recordset(${json(rows.aliases satisfies AliasLink[])})
        as gone (kind text, folded text, fandom bigint, canonical bigint)
      where tag_aliases.kind = gone.kind and tag_aliases.folded = gone.folded and fandom_id is not distinct from fandom and canonical_id = gone.canonical`.execute(
      tx,
    );
}

async function addLinks(tx: Tx, rows: MapRows): Promise<void> {
  if (rows.parents.length > 0)
    await sql`insert into tag_parents (child_id, parent_id)
      select child, parent from jsonb_to_recordset(${json(rows.parents)}) as come (child bigint, parent bigint)`.execute(
      tx,
    );
  if (rows.metas.length > 0)
    await sql`insert into tag_metas (sub_id, meta_id)
      select sub, meta from jsonb_to_recordset(${json(rows.metas)}) as come (sub bigint, meta bigint)`.execute(
      tx,
    );
  if (rows.members.length > 0)
    await sql`insert into tag_members (relationship_id, character_id, position)
      select relationship, character, position
      from jsonb_to_recordset(${json(rows.members)}) as come (relationship bigint, character bigint, position smallint)`.execute(
      tx,
    );
  if (rows.aliases.length > 0)
    await sql`insert into tag_aliases (kind, folded, name, fandom_id, canonical_id)
      select kind, folded, name, fandom, canonical
      from jsonb_to_recordset(${json(rows.aliases)}) as come (kind text, folded text, name text, fandom bigint, canonical bigint)`.execute(
      tx,
    );
}

/** These tags and all that stand below them, by the direct links. */
async function everythingBelow(tx: Tx, ids: number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive below (id) as (
      select unnest(${ids}::bigint[]) union select sub_id from tag_metas join below on meta_id = below.id)
    select id from below`.execute(tx);
  return rows.map((row) => row.id);
}

/** Writes the closure above these tags anew. A circle shows as a tag above itself, which the table refuses. */
async function closeOver(tx: Tx, ids: number[]): Promise<void> {
  await sql`delete from tag_meta_closure where sub_id = any(${ids}::bigint[])`.execute(tx);
  await sql`
    with recursive above (sub_id, meta_id) as (
      select sub_id, meta_id from tag_metas where sub_id = any(${ids}::bigint[])
      union
      select above.sub_id, tag_metas.meta_id from above join tag_metas on tag_metas.sub_id = above.meta_id)
    insert into tag_meta_closure (sub_id, meta_id) select sub_id, meta_id from above`.execute(tx);
}
