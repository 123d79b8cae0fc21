import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { TAG_COLUMNS } from './piece.ts';
import { foldName, type Tag } from './tag.ts';

/** What a name in a search means. */
export interface TagResolution {
  kind: MapKind;
  /**
   * The canonical tag: works it filters (`work_filters`) are what the name finds, synonyms and narrower tags included.
   * null: the name is on no map, and finds the works that `typed` stand on (`work_tags`).
   */
  canonical: Tag | null;
  /** The tags called so, in any letter case and accents, best first: what "exact tag only" finds. */
  typed: Tag[];
  /** The canonical, its synonyms, every narrower tag and theirs; without a canonical those of `typed`. */
  closure: number[];
  /** Further canonicals that the name may mean, in which fandom: for the reader to choose. */
  candidates: { canonical: Tag; fandom: Tag | null }[];
}

/**
 * Resolves a name as a reader typed it: by what it means in a fandom (`fandomId`, canonical or not), by the tag called
 * exactly so, by its spelling aside from letter case and accents, by a name that means one canonical wherever it means
 * any. Without a kind the first of fandom, relationship, character, additional, and so on, that knows it.
 * null: nothing here is called so.
 */
export async function resolveTag(
  db: Db,
  kind: MapKind | null,
  name: string,
  fandomId?: number,
): Promise<TagResolution | null> {
  const typed = await tagsCalled(db, kind, name);
  const meanings = await meaningsOf(db, kind, name);
  const within = fandomId === undefined ? [] : await fandomsOf(db, fandomId);
  const here = meanings.filter(({ fandom }) => fandom !== null && within.includes(fandom.id));
  const canonical = only(here) ?? (await canonicalOf(db, typed[0])) ?? only(meanings);
  const found = canonical?.kind ?? typed[0]?.kind ?? meanings[0]?.canonical.kind;
  if (found === undefined) return null;
  const same = typed.filter((tag) => tag.kind === found);
  return {
    kind: found,
    canonical: canonical ?? null,
    typed: same,
    closure: canonical ? await closureOf(db, canonical.id) : same.map((tag) => tag.id),
    candidates: meanings.filter(
      (meaning) => meaning.canonical.id !== canonical?.id && meaning.canonical.kind === found,
    ),
  };
}

const KINDS = sql`array_position(array['fandom', 'relationship', 'character', 'additional', 'rating', 'warning', 'category', 'media'], tags.kind)`;

/** The tags of this name, exact before folded, canonical before synonym before neither. */
async function tagsCalled(db: Db, kind: MapKind | null, name: string): Promise<Tag[]> {
  const exact = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  const { rows } = await sql<Tag>`
    select ${TAG_COLUMNS} from tags where tags.folded = ${foldName(exact)} and ${kind === null ? sql`tags.kind is not null` : sql`tags.kind = ${kind}`}
    order by ${KINDS}, (tags.name = ${exact} or tags.display = ${exact}) is true desc, tags.canonical desc, tags.synonym_of is null,
      (select count(*) from work_tags where tag_id = tags.id) desc, tags.id`.execute(db);
  return rows;
}

interface Meaning {
  canonical: Tag;
  fandom: Tag | null;
}

async function meaningsOf(db: Db, kind: MapKind | null, name: string): Promise<Meaning[]> {
  const { rows } = await sql<{ canonical_id: number; fandom_id: number | null }>`
    select canonical_id, fandom_id from tag_aliases
    where folded = ${foldName(name)} and ${kind === null ? sql`true` : sql`kind = ${kind}`} order by fandom_id nulls first, canonical_id`.execute(
    db,
  );
  const tags = await tagsById(
    db,
    rows.flatMap((row) => [row.canonical_id, ...(row.fandom_id === null ? [] : [row.fandom_id])]),
  );
  return rows.flatMap((row) => {
    const canonical = tags.get(row.canonical_id);
    return canonical
      ? [{ canonical, fandom: row.fandom_id === null ? null : (tags.get(row.fandom_id) ?? null) }]
      : [];
  });
}

/** The one canonical of these meanings; undefined when they differ or are none. */
function only(meanings: Meaning[]): Tag | undefined {
  const [first, ...others] = meanings;
  return others.every((other) => other.canonical.id === first?.canonical.id) ? first?.canonical : undefined;
}

async function canonicalOf(db: Db, tag: Tag | undefined): Promise<Tag | undefined> {
  if (!tag || tag.canonical) return tag;
  if (tag.synonymOf !== null) return (await tagsById(db, [tag.synonymOf])).get(tag.synonymOf);
  return undefined;
}

async function tagsById(db: Db, ids: number[]): Promise<Map<number, Tag>> {
  if (ids.length === 0) return new Map();
  const { rows } =
    await sql<Tag>`select ${TAG_COLUMNS} from tags where tags.id = any(${ids}::bigint[])`.execute(db);
  return new Map(rows.map((tag) => [tag.id, tag]));
}

/** The canonical fandom that this tag is or means, and the broader ones above it. */
async function fandomsOf(db: Db, fandomId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with own as (select coalesce(synonym_of, id) as id from tags where id = ${fandomId})
    select id from own union select meta_id from tag_meta_closure join own on sub_id = own.id`.execute(db);
  return rows.map((row) => row.id);
}

async function closureOf(db: Db, canonicalId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with below as (select ${canonicalId}::bigint as id union select sub_id from tag_meta_closure where meta_id = ${canonicalId})
    select id from below union select tags.id from tags join below on tags.synonym_of = below.id`.execute(db);
  return rows.map((row) => row.id);
}
