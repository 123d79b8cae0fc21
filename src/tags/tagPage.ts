import { sql } from 'kysely';
import { Failure } from '../ground/failures.ts';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { countTags, type CountTags } from './countTags.ts';
import { TAG_COLUMNS } from './piece.ts';
import type { Tag } from './tag.ts';

/** A tag beside another on a page. */
export interface TagEntry {
  id: number;
  kind: MapKind;
  /** As it is shown. */
  name: string;
  /** Those it filters if it is canonical, else those it stands on; of all that are not in the trash, where nothing else is said. */
  works: number;
}

/** All that the map says of a tag. */
export interface TagPage {
  tag: Tag;
  works: number;
  /** What it means; null: it is canonical, or means nothing. */
  meaning: TagEntry | null;
  /** What its name means in works of a fandom. */
  meanings: { canonical: TagEntry; fandom: TagEntry | null }[];
  synonyms: TagEntry[];
  /** Names that mean it in works of a fandom, or that no author has typed yet (fandom null). */
  aliases: { name: string; fandom: TagEntry | null }[];
  parents: TagEntry[];
  /** The hundred most used of each kind, by kind. */
  children: TagEntry[];
  /** Directly above and below. */
  metas: TagEntry[];
  subs: TagEntry[];
  /** Above, however far, without the direct ones. */
  metasBeyond: TagEntry[];
  /** Who a relationship is between. */
  members: TagEntry[];
  /** Relationships that a character is in, the hundred most used. */
  relationships: TagEntry[];
}

/** The most entries of a list, where nothing else is said. */
const MOST = 1000;
/** The most children of one kind, and the most relationships. */
const MOST_HANGING = 100;

/** What the map says of a tag; `count` counts the works that matter. Throws `tag-not-found`. */
export async function readTagPage(db: Db, id: number, count: CountTags = countTags(db)): Promise<TagPage> {
  const { rows } = await sql<Tag>`select ${TAG_COLUMNS} from tags where id = ${id}`.execute(db);
  const [tag] = rows;
  if (!tag) throw new Failure('tag-not-found');
  const [links, meant, aliases] = await Promise.all([
    readLinks(db, tag),
    readMeanings(db, id),
    readAliases(db, id),
  ]);
  const linked = [...links, ...[...meant, ...aliases].flatMap(idsIn).map((of) => ({ list: null, id: of }))];
  const works = await count([id, ...linked.map((link) => link.id)]);
  const shown = await readEntries(db, mostUsed(linked, works), works);
  const list = (name: List) =>
    links.flatMap((link) => (link.list === name ? (shown.get(link.id) ?? []) : [])).sort(byUse);
  return {
    tag,
    works: works.get(id) ?? 0,
    meaning: list('meaning')[0] ?? null,
    meanings: meant.flatMap(({ canonicalId, fandomId }) => {
      const canonical = shown.get(canonicalId);
      return canonical ? [{ canonical, fandom: shown.get(fandomId ?? 0) ?? null }] : [];
    }),
    synonyms: list('synonyms'),
    aliases: aliases.map(({ name, fandomId }) => ({ name, fandom: shown.get(fandomId ?? 0) ?? null })),
    parents: list('parents'),
    children: list('children').sort((one, other) =>
      one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0,
    ),
    metas: list('metas'),
    subs: list('subs'),
    metasBeyond: list('metasBeyond'),
    members: links.flatMap((link) => (link.list === 'members' ? (shown.get(link.id) ?? []) : [])),
    relationships: list('relationships'),
  };
}

type List =
  | 'meaning'
  | 'synonyms'
  | 'parents'
  | 'children'
  | 'metas'
  | 'subs'
  | 'metasBeyond'
  | 'members'
  | 'relationships';

/** A tag that hangs on one; `list` null: named in passing. */
interface Link {
  list: List | null;
  id: number;
  kind?: MapKind;
}

/** What hangs on a tag, the members of a relationship in their order. */
async function readLinks(db: Db, { id, synonymOf }: Tag): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select 'meaning' as list, ${synonymOf}::bigint as id, null as kind, 0 as place where ${synonymOf}::bigint is not null
    union all select 'synonyms', id, null, 0 from tags where synonym_of = ${id}
    union all select 'parents', parent_id, null, 0 from tag_parents where child_id = ${id}
    union all select 'children', child_id, kind, 0 from tag_parents join tags on tags.id = child_id where parent_id = ${id}
    union all select 'metas', meta_id, null, 0 from tag_metas where sub_id = ${id}
    union all select 'subs', sub_id, null, 0 from tag_metas where meta_id = ${id}
    union all select 'metasBeyond', meta_id, null, 0 from tag_meta_closure where sub_id = ${id}
      and meta_id not in (select meta_id from tag_metas where sub_id = ${id})
    union all select 'members', character_id, null, position from tag_members where relationship_id = ${id}
    union all select 'relationships', relationship_id, null, 0 from tag_members where character_id = ${id}
    order by place`.execute(db);
  return rows;
}

/** The tags of these lists that are shown: of long ones the most used. */
function mostUsed(links: readonly Link[], works: ReadonlyMap<number, number>): number[] {
  const lists = Map.groupBy(links, ({ list, kind }) => `${list} ${kind}`);
  return [...lists.values()].flatMap((list) => {
    const most = list[0]?.list === 'children' || list[0]?.list === 'relationships' ? MOST_HANGING : MOST;
    const used = (link: Link) => works.get(link.id) ?? 0;
    const shown =
      list.length <= most ? list : list.toSorted((one, other) => used(other) - used(one)).slice(0, most);
    return shown.map(({ id }) => id);
  });
}

async function readEntries(
  db: Db,
  ids: readonly number[],
  works: ReadonlyMap<number, number>,
): Promise<Map<number, TagEntry>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Omit<TagEntry, 'works'>>`
    select id, kind, coalesce(display, name) as name from tags where id = any(${[...new Set(ids)]}::bigint[])`.execute(
    db,
  );
  return new Map(rows.map((tag) => [tag.id, { ...tag, works: works.get(tag.id) ?? 0 }]));
}

function byUse(one: TagEntry, other: TagEntry): number {
  return other.works - one.works || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
}

interface Meaning {
  canonicalId: number;
  fandomId: number | null;
}

async function readMeanings(db: Db, id: number): Promise<Meaning[]> {
  const { rows } = await sql<Meaning>`
    select canonical_id as "canonicalId", fandom_id as "fandomId"
    from tags join tag_aliases on tag_aliases.kind = tags.kind and tag_aliases.folded = tags.folded
    where tags.id = ${id} and canonical_id <> ${id} order by fandom_id nulls first, canonical_id`.execute(db);
  return rows;
}

interface Alias {
  name: string;
  fandomId: number | null;
}

async function readAliases(db: Db, id: number): Promise<Alias[]> {
  const { rows } = await sql<Alias>`
    select tag_aliases.name, fandom_id as "fandomId" from tag_aliases join tags on tags.id = canonical_id
    where canonical_id = ${id} and tag_aliases.folded <> tags.folded order by fandom_id nulls last, 1`.execute(
    db,
  );
  return rows;
}

function idsIn(said: Meaning | Alias): number[] {
  const { fandomId } = said;
  return [...('canonicalId' in said ? [said.canonicalId] : []), ...(fandomId === null ? [] : [fandomId])];
}
