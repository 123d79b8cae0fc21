import { sql, type RawBuilder } from 'kysely';
import type { MapEdits } from './map.ts';

/**
 * The works whose filters a change of the map may touch, as a query of their numbers; asked before the change is
 * written. A work waiting for an earlier change need not be among them: its step derives it under the newest map.
 */
export function affectedWorks(edits: MapEdits): RawBuilder<{ work_id: number }> {
  const meaning = edits.after.tags.filter((tag, at) => {
    const before = edits.before.tags[at];
    return before?.canonical !== tag.canonical || before.synonymOf !== tag.synonymOf;
  });
  const typed = meaning.map((tag) => tag.id);
  const filtered = [...typed, ...[...edits.before.metas, ...edits.after.metas].map((link) => link.sub)];
  const aliases = [...edits.before.aliases, ...edits.after.aliases].filter((alias) => alias.fandom !== null);
  return sql<{ work_id: number }>`
    select work_id from work_tags where tag_id = any(${typed}::bigint[])
    union select work_id from work_filters where tag_id = any(${filtered}::bigint[])
    union select work_tags.work_id
      from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) as alias (kind text, folded text, fandom bigint)
      join tags on tags.kind = alias.kind and tags.folded = alias.folded
      join work_tags on work_tags.tag_id = tags.id
      join work_filters on work_filters.work_id = work_tags.work_id and work_filters.tag_id = alias.fandom`;
}
