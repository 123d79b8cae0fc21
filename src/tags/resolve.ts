import { sql, type RawBuilder } from 'kysely';
import { asKept } from '../ground/asKept.ts';
import type { Db } from '../store/database.ts';
import { kept } from '../store/kept.ts';
import { together } from '../store/together.ts';
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
  /** Whether tags of other kinds are called so too. */
  shared: boolean;
  /** Further canonicals that the name may mean, in which fandom: for the reader to choose. */
  candidates: { canonical: Tag; fandom: Tag | null }[];
}

/** The tags whose filters are the works that the name finds. */
export function finding({ canonical, typed }: Pick<TagResolution, 'canonical' | 'typed'>): number[] {
  return canonical === null ? typed.map(({ id }) => id) : [canonical.id];
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
  const { typed, meanings, meant } = await called(db, kind, name);
  const within = fandomId === undefined || meanings.length === 0 ? [] : await fandomsOf(db, fandomId);
  const here = meanings.filter(({ fandom }) => fandom !== null && within.includes(fandom.id));
  const canonical = only(here) ?? canonicalOf(typed[0], meant) ?? only(meanings);
  const found = canonical?.kind ?? typed[0]?.kind ?? meanings[0]?.canonical.kind;
  if (found === undefined) return null;
  return {
    kind: found,
    canonical: canonical ?? null,
    typed: typed.filter((tag) => tag.kind === found),
    shared: typed.some((tag) => tag.kind !== found),
    candidates: meanings.filter(
      (meaning) => meaning.canonical.id !== canonical?.id && meaning.canonical.kind === found,
    ),
  };
}

/** Everything that is called so. */
interface Called {
  /** Exact before folded, canonical before synonym before neither, the most used first. */
  typed: Tag[];
  meanings: Meaning[];
  /** The canonicals that those of `typed` are synonyms of. */
  meant: Tag[];
}

interface Meaning {
  canonical: Tag;
  fandom: Tag | null;
}

function called(db: Db, kind: MapKind | null, name: string): Promise<Called> {
  const exact = asKept(name);
  return calledOne(db, { folded: foldName(exact), exact, kind });
}

/** A name as it is looked up; without a kind, among all. */
interface Name {
  folded: string;
  exact: string;
  kind: MapKind | null;
}

/** Names are resolved with every page. */
const calledOne = together<Name, Called>((db, names) =>
  calledAll(
    db,
    names.map(({ folded }) => folded),
    names.map(({ exact }) => exact),
    names.map(({ kind }) => kind),
  ),
);

/** The first that knows a name is meant. */
const KINDS = sql`array['fandom', 'relationship', 'character', 'additional', 'rating', 'warning', 'category', 'media']`;
const ofKind = sql`(asked.kind is null or kind = asked.kind)`;

/** One statement for all of it. How often a tag is used is asked of rivals alone. */
const calledAll = kept<Called, [folded: string[], exact: string[], kinds: (MapKind | null)[]]>(
  (folded, exact, kinds) => sql<Called>`
    select found.* from unnest(${folded}::text[], ${exact}::text[], ${kinds}::text[]) with ordinality as asked (folded, exact, kind, place),
    lateral (
    with typed as materialized (
      select ${TAG_COLUMNS}, row_number() over (order by array_position(${KINDS}, tags.kind), (tags.name = asked.exact or tags.display = asked.exact) is true desc,
        tags.canonical desc, tags.synonym_of is null, tags.uses desc, tags.id) as place
      from (select *, case when count(*) over () > 1 then (select count(*) from work_tags where tag_id = tags.id) end as uses
            from tags where tags.folded = asked.folded and ${ofKind}) as tags
    ), meanings as (
      select canonical_id, fandom_id from tag_aliases where folded = asked.folded and ${ofKind}
    )
    select
      (select coalesce(json_agg(typed order by place), '[]') from typed) as typed,
      (select coalesce(json_agg(json_build_object('canonical', ${tagOf(sql`canonical_id`)}, 'fandom', ${tagOf(sql`fandom_id`)})
         order by fandom_id nulls first, canonical_id), '[]') from meanings) as meanings,
      (select coalesce(json_agg(${tagOf(sql`"synonymOf"`)}), '[]') from typed where "synonymOf" is not null) as meant
    ) as found order by asked.place`,
);

function tagOf(id: RawBuilder<unknown>): RawBuilder<Tag> {
  return sql<Tag>`(select row_to_json(one) from (select ${TAG_COLUMNS} from tags where tags.id = ${id}) as one)`;
}

/** The one canonical of these meanings; undefined when they differ or are none. */
function only(meanings: Meaning[]): Tag | undefined {
  const [first, ...others] = meanings;
  return others.every((other) => other.canonical.id === first?.canonical.id) ? first?.canonical : undefined;
}

function canonicalOf(tag: Tag | undefined, meant: Tag[]): Tag | undefined {
  if (!tag || tag.canonical) return tag;
  return meant.find(({ id }) => id === tag.synonymOf);
}

/** The canonical fandom that this tag is or means, and the broader ones above it. */
async function fandomsOf(db: Db, fandomId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with own as (select coalesce(synonym_of, id) as id from tags where id = ${fandomId})
    select id from own union select meta_id from tag_meta_closure join own on sub_id = own.id`.execute(db);
  return rows.map((row) => row.id);
}
