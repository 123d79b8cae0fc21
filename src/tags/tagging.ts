import { sql } from 'kysely';
import { asKept } from '../ground/asKept.ts';
import type { Tx } from '../store/database.ts';
import type { TagKind, TagWeight } from '../store/schema.ts';
import { deriveFilters } from './filters.ts';
import { holdMap } from './lock.ts';
import { foldName, lettersOf } from './tag.ts';

/** A tag as an author typed it. */
export interface TypedTag {
  kind: TagKind;
  name: string;
  /** How large a part it plays; left out: as it stands, else nobody said. */
  weight?: TagWeight;
}

/** A work and the tags it is to have. */
export interface Tagging {
  workId: number;
  tags: TypedTag[];
}

/** As `tagWorks`, for one work. */
export async function tagWork(tx: Tx, workId: number, tags: TypedTag[]): Promise<void> {
  await tagWorks(tx, [{ workId, tags }]);
}

/**
 * Gives works these tags, in this order, instead of those they have. What was typed is kept as typed, but for its white
 * space. A name that a canon pack knows in every fandom comes as a synonym. What the works are found by is derived anew.
 */
export async function tagWorks(tx: Tx, taggings: Tagging[]): Promise<void> {
  const typed = taggings.flatMap(({ workId, tags }) =>
    distinct(tags).map((tag, index) => ({ ...tag, workId, position: index + 1 })),
  );
  const works = taggings.map(({ workId }) => workId);
  await holdMap(tx);
  await writeNames(tx, distinct(typed));
  const text = (part: 'kind' | 'name' | 'weight') => sql`${typed.map((tag) => tag[part] ?? null)}::text[]`;
  await sql`
    with typed as (
      select typed.work_id, tags.id, typed.position, typed.weight
      from unnest(${typed.map((tag) => tag.workId)}::bigint[], ${typed.map((tag) => tag.position)}::int[],
        ${text('kind')}, ${text('name')}, ${text('weight')}) as typed (work_id, position, kind, name, weight)
      join tags on tags.kind = typed.kind and tags.name = typed.name
    ), gone as (
      delete from work_tags where work_id = any(${works}::bigint[])
        and not exists (select from typed where typed.work_id = work_tags.work_id and typed.id = work_tags.tag_id)
    )
    insert into work_tags (work_id, tag_id, position, weight) select work_id, id, position, weight from typed
    on conflict (work_id, tag_id) do update
      set position = excluded.position, weight = coalesce(excluded.weight, work_tags.weight)`.execute(tx);
  await deriveFilters(tx, works);
}

/** Adds the names that nobody has typed before. */
async function writeNames(tx: Tx, tags: TypedTag[]): Promise<void> {
  if (tags.length === 0) return;
  const column = (values: string[]) => sql`${values}::text[]`;
  await sql`
    insert into tags (kind, name, folded, letters, synonym_of, decided_as, decided_by, decided_at)
    select typed.kind, typed.name, typed.folded, typed.letters, known.canonical_id,
      case when known.canonical_id is not null then 'seed' end, case when known.canonical_id is not null then 'a known name' end,
      case when known.canonical_id is not null then now() end
    from unnest(${column(tags.map((tag) => tag.kind))}, ${column(tags.map((tag) => tag.name))},
      ${column(tags.map((tag) => foldName(tag.name)))}, ${column(tags.map((tag) => lettersOf(tag.kind, tag.name)))}) as typed (kind, name, folded, letters)
    left join lateral (
      select min(canonical_id) as canonical_id from tag_aliases
      where tag_aliases.kind = typed.kind and tag_aliases.folded = typed.folded and fandom_id is null having count(*) = 1) as known on true
    where not exists (select from tags where tags.kind = typed.kind and tags.name = typed.name)
    order by 1, 2 on conflict do nothing`.execute(tx);
}

/** No name is longer than an index of the database takes. */
const LONGEST = 500;

function distinct(typed: TypedTag[]): TypedTag[] {
  const seen = new Set<string>();
  return typed
    .map((tag) => ({ ...tag, name: nameAsTyped(tag.name) }))
    .filter(({ kind, name }) => name !== '' && !seen.has(`${kind} ${name}`) && seen.add(`${kind} ${name}`));
}

/** A name as typed, its white space aside; more than 500 characters are no name, and are cut. */
function nameAsTyped(name: string): string {
  const line = asKept(name);
  return line.length <= LONGEST ? line : Array.from(line).slice(0, LONGEST).join('').trim();
}
