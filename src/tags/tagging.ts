import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';
import type { TagKind } from '../store/schema.ts';

/** A tag as an author typed it. */
export interface TypedTag {
  kind: TagKind;
  name: string;
}

/** Puts these tags on a work that has none, in this order. What was typed is kept as typed, but for its white space. */
export async function tagWork(tx: Tx, workId: number, typed: TypedTag[]): Promise<void> {
  const tags = distinct(typed);
  if (tags.length === 0) return;
  const kinds = tags.map((tag) => tag.kind);
  const names = tags.map((tag) => tag.name);
  await sql`
    insert into tags (kind, name) select * from unnest(${kinds}::text[], ${names}::text[])
    order by 1, 2 on conflict do nothing`.execute(tx);
  await sql`
    insert into work_tags (work_id, tag_id, position)
    select ${workId}, tags.id, typed.position
    from unnest(${kinds}::text[], ${names}::text[]) with ordinality as typed (kind, name, position)
    join tags on tags.kind = typed.kind and tags.name = typed.name`.execute(tx);
}

function distinct(typed: TypedTag[]): TypedTag[] {
  const seen = new Set<string>();
  return typed
    .map(({ kind, name }) => ({ kind, name: name.normalize('NFC').replace(/\s+/g, ' ').trim() }))
    .filter(({ kind, name }) => name !== '' && !seen.has(`${kind} ${name}`) && seen.add(`${kind} ${name}`));
}
