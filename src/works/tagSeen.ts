import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import type { MapKind } from '../store/schema.ts';
import { foldName, type Tag } from '../tags/tag.ts';
import { readTagPage, usesOf, type TagEntry, type TagPage } from '../tags/tagPage.ts';
import { TAG_COLUMNS } from '../tags/piece.ts';
import { listedFor, type Viewer } from './viewer.ts';

/** What a viewer may know of a tag: as on the map, but counting only works they may see. */
export interface TagSeen extends TagPage {
  /** Other tags of this name: of another kind, or spelt a little otherwise. */
  namesakes: { kind: MapKind; name: string }[];
}

/**
 * The tag of this name, of a kind or of any: exactly so before folded, the most used first. null where this viewer
 * cannot know of one: a tag exists for them by a work that they may see, or because somebody put it on the map.
 */
export async function readTagSeen(
  db: Db,
  viewer: Viewer,
  name: string,
  kind: MapKind | null,
): Promise<TagSeen | null> {
  const [tag, ...others] = await tagsCalled(db, viewer, name, kind);
  if (!tag) return null;
  const page = await readTagPage(db, tag.id, listedFor(viewer));
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

async function tagsCalled(db: Db, viewer: Viewer, name: string, kind: MapKind | null): Promise<Tag[]> {
  const exact = name.normalize('NFC').replace(/\s+/g, ' ').trim();
  const { rows } = await sql<Tag>`
    select ${TAG_COLUMNS} from tags
    cross join lateral (select ${usesOf(listedFor(viewer))} as works) as seen
    where tags.folded = ${foldName(exact)} and kind <> 'media' and ${kind === null ? sql`true` : sql`kind = ${kind}`}
      and (works > 0 or (canonical and decided_as is distinct from 'rule'))
    order by (tags.name = ${exact} or tags.display = ${exact}) is true desc, canonical desc, works desc, tags.id`.execute(
    db,
  );
  return rows;
}
