import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/database.ts';
import type { AliasLink, MapPiece, MemberLink, MetaLink, ParentLink } from './map.ts';
import type { Tag } from './tag.ts';

/** The columns of `tags` that make a `Tag`. */
export const TAG_COLUMNS: RawBuilder<unknown> = sql`tags.id, tags.kind, tags.name, tags.canonical, tags.synonym_of as "synonymOf",
  tags.display, tags.aside, tags.romantic, tags.decided_as as "decidedAs"`;

/** These tags, their synonyms and what they are synonyms of, and every row of the map that touches the tags asked for. */
export async function readPiece(db: Db, ids: number[]): Promise<MapPiece> {
  const these = sql`${ids}::bigint[]`;
  const tags =
    await sql<Tag>`select ${TAG_COLUMNS} from tags where tags.id = any(${these}) or tags.synonym_of = any(${these})
    or tags.id in (select synonym_of from tags as own where own.id = any(${these})) order by tags.id`.execute(
      db,
    );
  const parents = await sql<ParentLink>`select child_id as child, parent_id as parent from tag_parents
    where child_id = any(${these}) or parent_id = any(${these}) order by 1, 2`.execute(db);
  const metas = await sql<MetaLink>`select sub_id as sub, meta_id as meta from tag_metas
    where sub_id = any(${these}) or meta_id = any(${these}) order by 1, 2`.execute(db);
  const above = await sql<MetaLink>`select sub_id as sub, meta_id as meta from tag_meta_closure
    where sub_id = any(${these}) or meta_id = any(${these})`.execute(db);
  // All members of every relationship that one of these is, or is in.
  const members =
    await sql<MemberLink>`select relationship_id as relationship, character_id as character, position from tag_members
    where relationship_id = any(${these}) or relationship_id in (select relationship_id from tag_members where character_id = any(${these}))
    order by 1, 3`.execute(db);
  // All meanings of every name that means one of these, and all that names mean in a fandom of these.
  const aliases =
    await sql<AliasLink>`select kind, folded, name, fandom_id as fandom, canonical_id as canonical from tag_aliases
    where canonical_id = any(${these}) or fandom_id = any(${these}) order by 1, 2, 4, 5`.execute(db);
  return {
    tags: new Map(tags.rows.map((tag) => [tag.id, tag])),
    parents: parents.rows,
    metas: metas.rows,
    above: above.rows,
    members: members.rows,
    aliases: aliases.rows,
  };
}
