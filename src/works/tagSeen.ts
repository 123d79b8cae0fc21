import { sql } from 'kysely';
import { asKept } from '../ground/asKept.ts';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { foldName, type Tag } from '../tags/tag.ts';
import type { CountTags } from '../tags/countTags.ts';
import { readTagPage, type TagEntry, type TagPage } from '../tags/tagPage.ts';
import { TAG_COLUMNS } from '../tags/piece.ts';
import type { Viewer } from './viewer.ts';

/** What a viewer may know of a tag: as on the map, but counting only works they may see. */
export interface TagSeen extends TagPage {
  /** Other tags of this name: of another kind, or spelt a little otherwise. */
  namesakes: { kind: MapKind; name: string }[];
}

/** Who asks, and how the works that they may see are counted. */
interface Asking {
  viewer: Viewer;
  count: CountTags;
}

/**
 * The tag of this name, of a kind or of any: exactly so before folded, the most used first. null where this viewer
 * cannot know of one: a tag exists for them by a work that they may see, or because somebody put it on the map.
 */
export async function readTagSeen(
  db: Db,
  { viewer, count }: Asking,
  name: string,
  kind: MapKind | null,
): Promise<TagSeen | null> {
  const [tag, ...others] = await tagsCalled(db, count, name, kind);
  if (!tag) return null;
  const page = await readTagPage(db, tag.id, count);
  const known = (entries: TagEntry[]) =>
    viewer === 'keeper' ? entries : entries.filter(({ works }) => works > 0);
  return {
    ...page,
    synonyms: known(page.synonyms),
    children: known(page.children),
    subs: known(page.subs),
    relationships: known(page.relationships),
    namesakes: others.map((other) => ({ kind: other.kind, name: other.display ?? other.name })),
  };
}

/** What a name that nobody typed means: as a canon pack or a wrangler says, in which fandom (null: in all). */
export async function readMeanings(
  db: Db,
  name: string,
): Promise<{ kind: MapKind; name: string; fandom: string | null }[]> {
  const { rows } = await sql<{ kind: MapKind; name: string; fandom: string | null }>`
    select tags.kind, coalesce(tags.display, tags.name) as name, coalesce(fandom.display, fandom.name) as fandom
    from tag_aliases join tags on tags.id = canonical_id left join tags as fandom on fandom.id = fandom_id
    where tag_aliases.folded = ${foldName(name)} order by fandom nulls first, name`.execute(db);
  return rows;
}

async function tagsCalled(db: Db, count: CountTags, name: string, kind: MapKind | null): Promise<Tag[]> {
  const exact = asKept(name);
  const { rows } = await sql<Tag>`
    select ${TAG_COLUMNS} from tags
    where folded = ${foldName(exact)} and kind <> 'media' and ${kind === null ? sql`true` : sql`kind = ${kind}`}
    order by id`.execute(db);
  const works = await count(rows.map(({ id }) => id));
  const uses = ({ id }: Tag) => works.get(id) ?? 0;
  const isExact = (tag: Tag) => tag.name === exact || tag.display === exact;
  return rows
    .filter((tag) => uses(tag) > 0 || (tag.canonical && tag.decidedAs !== 'rule'))
    .sort(
      (one, other) =>
        Number(isExact(other)) - Number(isExact(one)) ||
        Number(other.canonical) - Number(one.canonical) ||
        uses(other) - uses(one),
    );
}
