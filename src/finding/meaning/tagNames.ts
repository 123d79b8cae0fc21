import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../store/database.ts';
import type { MapKind } from '../../store/schema.ts';
import { hasTrigrams } from '../../tags/closeNames.ts';
import { foldName } from '../../tags/tag.ts';
import { listedFor, type Viewer } from '../../works/viewer.ts';

/** A tag by its number and as it is shown. */
export interface NamedTag {
  id: number;
  name: string;
}

const MOST = 500;

/**
 * Tags of these kinds that the viewer may know of, in whose names all these words stand, each at the beginning of a
 * word if `prefix`, else whole. A synonym comes as what it means.
 */
export async function tagsHolding(
  db: Db,
  viewer: Viewer,
  kinds: readonly MapKind[],
  words: string,
  prefix = false,
): Promise<NamedTag[]> {
  const each = wordsOf(words);
  if (each.length === 0) return [];
  const { rows } = await sql<NamedTag>`
    with held as (
      select tags.*, row_number() over (order by tags.canonical desc, length(tags.folded), tags.id) as place from tags
      where tags.kind = any(${[...kinds]}) and ${sql.join(
        each.map((word) => stands(word, prefix)),
        sql` and `,
      )}
      order by place limit ${MOST}),
    met as (select coalesce(synonym_of, id) as id, min(place) as place from held as tags where ${knownTo(viewer)} group by 1)
    select tags.id, coalesce(display, name) as name from met join tags on tags.id = met.id order by met.place`.execute(
    db,
  );
  return rows;
}

function wordsOf(words: string): string[] {
  return foldName(words)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8);
}

/** A word stands in a folded name: first any place, which an index of trigrams answers, then between word borders. */
function stands(word: string, prefix: boolean): RawBuilder<boolean> {
  const end = prefix ? '' : '\\M';
  return sql<boolean>`(tags.folded like ${`%${word}%`} and tags.folded ~ ${`\\m${word}${end}`})`;
}

/** Words that the map has of this kind, in the order of the alphabet: of a vocabulary those of every archive and those added. */
export async function wordsOnTheMap(db: Db, kind: MapKind): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select coalesce(display, name) as name from tags where kind = ${kind} and canonical and ${knownTo('guest')}
    order by lower(name), id limit ${MOST}`.execute(db);
  return rows.map(({ name }) => name);
}

/** The name of this kind, of those the viewer may know of, that is written most like this; null: none is close. */
export async function closestName(
  db: Db,
  viewer: Viewer,
  kind: MapKind,
  name: string,
): Promise<string | null> {
  if (!(await hasTrigrams(db))) return null;
  const { rows } = await sql<{ name: string }>`
    select coalesce(display, name) as name from tags
    where kind = ${kind} and folded % ${foldName(name)} and exists (select from work_tags where tag_id = tags.id)
      and ${knownTo(viewer)}
    order by similarity(folded, ${foldName(name)}) desc, canonical desc, id limit 1`.execute(db);
  return rows[0]?.name ?? null;
}

/** A tag is known by a work that the viewer may meet in lists, or because it stands on the map (works/tagSeen.ts). */
function knownTo(viewer: Viewer): RawBuilder<boolean> {
  if (viewer === 'keeper') return sql<boolean>`true`;
  return sql<boolean>`((tags.canonical and tags.decided_as is distinct from 'rule') or exists (
    select from work_tags join works on works.id = work_id where tag_id = tags.id and ${listedFor(viewer)}))`;
}
