import { sql } from 'kysely';
import { asKept } from '../ground/asKept.ts';
import type { Tx } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import type { NamedTag } from './coin.ts';
import { TAG_COLUMNS } from './piece.ts';
import type { TagSeed } from './seed.ts';
import { foldName, type Tag } from './tag.ts';

/** What a seed falls on: the tags of its names, and what persons decided about its fandom. */
export interface SeedGround {
  /** The tag that is called exactly so. */
  exact(kind: MapKind, name: string): Tag | undefined;
  /** All tags whose names fold to this. */
  folded(kind: MapKind, folded: string): Tag[];
  byId(id: number): Tag | undefined;
  /** How many canonicals have this name in some fandom or in all, without the one given. */
  claimedByOthers(kind: MapKind, folded: string, canonical: number): boolean;
  /** Whether a person put this link on the map or took it off. */
  touched(kind: 'parents' | 'aliases' | 'members', key: string): boolean;
}

/** Every name a seed speaks of. */
function everyName(seed: TagSeed): NamedTag[] {
  const of = (kind: MapKind, ones: { name: string; others: string[] }[]) =>
    ones.flatMap(({ name, others }) => [name, ...others].map((called) => ({ kind, name: called })));
  return [
    ...of('fandom', [seed.fandom]),
    ...of('character', seed.characters),
    ...of('relationship', seed.relationships),
  ];
}

/** Reads what a seed falls on, after its canonical names were coined (`ids`, in the order of `named`). */
export async function readSeedGround(
  tx: Tx,
  seed: TagSeed,
  named: NamedTag[],
  ids: number[],
): Promise<SeedGround> {
  const keys = JSON.stringify(
    [...everyName(seed), ...named].map(({ kind, name }) => ({ kind, folded: foldName(name) })),
  );
  const sought = sql`select distinct kind, folded from jsonb_to_recordset(${keys}::jsonb) as sought (kind text, folded text)`;
  const { rows } = await sql<Tag & { folded: string }>`
    with found as (
      select tags.id, tags.synonym_of from tags join (${sought}) as sought on sought.kind = tags.kind and sought.folded = tags.folded
      union select id, synonym_of from tags where id = any(${ids}::bigint[]))
    select ${TAG_COLUMNS}, folded from tags where id in (select id from found union select synonym_of from found) order by id`.execute(
    tx,
  );
  const claims = await sql<{ kind: MapKind; folded: string; canonical_id: number }>`
    select distinct tag_aliases.kind, tag_aliases.folded, canonical_id from tag_aliases
    join (${sought}) as sought on sought.kind = tag_aliases.kind and sought.folded = tag_aliases.folded`.execute(
    tx,
  );
  const exact = new Map(rows.map((tag) => [`${tag.kind} ${tag.name}`, tag]));
  const folded = Map.groupBy(rows, (tag) => `${tag.kind} ${tag.folded}`);
  const byId = new Map(rows.map((tag) => [tag.id, tag]));
  const claimed = Map.groupBy(claims.rows, (claim) => `${claim.kind} ${claim.folded}`);
  const touched = await touchedByPersons(tx);
  return {
    exact: (kind, name) => exact.get(`${kind} ${asKept(name)}`),
    folded: (kind, name) => folded.get(`${kind} ${name}`) ?? [],
    byId: (id) => byId.get(id),
    claimedByOthers: (kind, name, canonical) =>
      (claimed.get(`${kind} ${name}`) ?? []).some((claim) => claim.canonical_id !== canonical),
    touched: (kind, key) => touched.has(`${kind} ${key}`),
  };
}

/** The links that persons put on the map or took off, by kind and key. */
export async function touchedByPersons(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    with links as (
      select kind, link from wranglings, (values ('parents'), ('aliases'), ('members')) as kinds (kind),
        jsonb_array_elements((before -> kind) || (after -> kind)) as link
      where done_as = 'person')
    select distinct case kind
      when 'parents' then 'parents ' || (link ->> 'child') || ' ' || (link ->> 'parent')
      when 'members' then 'members ' || (link ->> 'relationship')
      else 'aliases ' || (link ->> 'kind') || ' ' || coalesce(link ->> 'fandom', '') || ' ' || (link ->> 'folded') end as key
    from links`.execute(tx);
  return new Set(rows.map((row) => row.key));
}

/** Says which names stand on works of the archive. */
export async function standingNames(
  tx: Tx,
  seed: TagSeed,
): Promise<(kind: MapKind, names: string[]) => boolean> {
  const keys = JSON.stringify(everyName(seed).map(({ kind, name }) => ({ kind, folded: foldName(name) })));
  const { rows } = await sql<{ kind: MapKind; folded: string }>`
    select distinct tags.kind, tags.folded from tags
    join jsonb_to_recordset(${keys}::jsonb) as sought (kind text, folded text) on sought.kind = tags.kind and sought.folded = tags.folded
    where exists (select from work_tags where tag_id = tags.id)`.execute(tx);
  const standing = new Set(rows.map((row) => `${row.kind} ${row.folded}`));
  return (kind, names) => names.some((name) => standing.has(`${kind} ${foldName(name)}`));
}
