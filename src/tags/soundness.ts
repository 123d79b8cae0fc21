import { sql } from 'kysely';
import type { Db } from '../store/database.ts';

/** What a sound map has none of, as conditions that count; `only` narrows them to some tags. */
const BROKEN: [string, string][] = [
  [
    'a synonym means a tag that is not canonical',
    'select tags.synonym_of as tag_id from tags join tags as target on target.id = tags.synonym_of where not target.canonical',
  ],
  [
    'a parent is not canonical',
    'select parent_id as tag_id from tag_parents join tags on tags.id = parent_id where not canonical',
  ],
  [
    'a parent is of the wrong kind',
    `select child_id as tag_id from tag_parents join tags as child on child.id = child_id join tags as parent on parent.id = parent_id
      where parent.kind <> case when child.kind = 'fandom' then 'media' when child.kind in ('character', 'relationship', 'additional') then 'fandom' else '' end`,
  ],
  [
    'a broader tag or the one below it is not canonical, or they differ in kind',
    `select sub_id as tag_id from tag_metas join tags as sub on sub.id = sub_id join tags as meta on meta.id = meta_id
      where not sub.canonical or not meta.canonical or sub.kind <> meta.kind`,
  ],
  [
    'a synonym stands in the tree itself',
    `select tags.id as tag_id from tags where synonym_of is not null and (exists (select from tag_parents where child_id = tags.id)
      or exists (select from tag_members where relationship_id = tags.id))`,
  ],
  [
    'a member or its relationship is not canonical, or no character and no relationship',
    `select relationship_id as tag_id from tag_members join tags as whole on whole.id = relationship_id join tags as member on member.id = character_id
      where not whole.canonical or not member.canonical or whole.kind <> 'relationship' or member.kind <> 'character'`,
  ],
  [
    'a name means a tag that is not canonical, or of another kind',
    'select canonical_id as tag_id from tag_aliases join tags on tags.id = canonical_id where not canonical or tags.kind <> tag_aliases.kind',
  ],
  [
    'a name has a meaning in something that is no canonical fandom',
    `select fandom_id as tag_id from tag_aliases join tags on tags.id = fandom_id where not canonical or tags.kind <> 'fandom'`,
  ],
];

/** The first rule of the map that these tags break, in words; null: none. */
export async function brokenRule(db: Db, ids: number[]): Promise<string | null> {
  const checks = BROKEN.map(
    ([rule, query]) =>
      sql`select ${rule} as rule where exists (select from (${sql.raw(query)}) as broken where tag_id = any(${ids}::bigint[]))`,
  );
  const { rows } = await sql<{ rule: string }>`${sql.join(checks, sql` union all `)} limit 1`.execute(db);
  return rows[0]?.rule ?? null;
}

/** What is unsound on the whole map or in the filters of works, with how often, for a doctor: none in a sound archive. */
export async function auditMap(db: Db): Promise<{ check: string; count: number }[]> {
  const findings: { check: string; count: number }[] = [];
  for (const [check, query] of [...BROKEN, CLOSURE]) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from (${sql.raw(query)}) as broken`.execute(db);
    findings.push({ check, count: rows[0]?.count ?? 0 });
  }
  return findings;
}

const CLOSURE: [string, string] = [
  'the closure of broader tags is not what their links say',
  `with recursive above (sub_id, meta_id) as (
     select sub_id, meta_id from tag_metas union
     select above.sub_id, tag_metas.meta_id from above join tag_metas on tag_metas.sub_id = above.meta_id)
   (select sub_id, meta_id from above except select sub_id, meta_id from tag_meta_closure)
   union all (select sub_id, meta_id from tag_meta_closure except select sub_id, meta_id from above)`,
];
