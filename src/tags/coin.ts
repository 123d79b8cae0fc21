import { sql } from 'kysely';
import { asKept } from '../ground/asKept.ts';
import type { Tx } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { foldName, lettersOf } from './tag.ts';

/** A name and its kind. */
export interface NamedTag {
  kind: MapKind;
  name: string;
}

/** The number of the tag of this name, made now if nobody has typed it: for a canonical name, a media, a new rating. */
export async function coinTag(tx: Tx, kind: MapKind, name: string): Promise<number> {
  const [id] = await coinTags(tx, [{ kind, name }]);
  return id!;
}

/** The numbers of the tags of these names, in this order, made where nobody has typed them. */
export async function coinTags(tx: Tx, tags: NamedTag[]): Promise<number[]> {
  const named = tags.map(({ kind, name }) => ({ kind, name: asKept(name) }));
  const rows = named.map((tag) => ({
    ...tag,
    folded: foldName(tag.name),
    letters: lettersOf(tag.kind, tag.name),
  }));
  const json = JSON.stringify(rows);
  await sql`
    insert into tags (kind, name, folded, letters)
    select distinct kind, name, folded, letters
    from jsonb_to_recordset(${json}::jsonb) as coined (kind text, name text, folded text, letters text)
    where not exists (select from tags where tags.kind = coined.kind and tags.name = coined.name)
    order by 1, 2 on conflict do nothing`.execute(tx);
  const found = await sql<{ id: number }>`
    select tags.id from jsonb_array_elements(${json}::jsonb) with ordinality as coined (tag, place)
    join tags on tags.kind = tag ->> 'kind' and tags.name = tag ->> 'name' order by place`.execute(tx);
  return found.rows.map((row) => row.id);
}
