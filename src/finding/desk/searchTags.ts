import { sql } from 'kysely';
import { lastChange } from '../../store/changes.ts';
import type { Db } from '../../store/database.ts';
import { withWords } from '../../store/like.ts';
import type { MapKind } from '../../store/schema.ts';
import type { TagEntry } from '../../tags/tagPage.ts';
import { foldName } from '../../tags/tag.ts';
import { ALL_WORKS } from '../counting.ts';
import type { Shelf, StandingAsked } from '../shelf/question.ts';
import { countUses, usesIn } from './countUses.ts';
import { tagIds } from './tagIds.ts';

/** Which tags a wrangler looks for; everything left out means all. */
export interface TagSearch {
  kind?: MapKind;
  /** `open`: on works, nobody said what it means; `unwrangled`: open, and below no fandom either. */
  state?: StandingAsked;
  /** Used in works of this canonical fandom, or standing below it; null: in works without a canonical fandom. */
  fandomId?: number | null;
  /** Every word must stand in the name, letter case and accents aside. */
  words?: string;
}

/** A tag as a wrangler's list shows it. */
export interface FoundTag extends TagEntry {
  canonical: boolean;
  aside: boolean;
  meaning: { id: number; name: string } | null;
}

/** Further words of a search are not looked for. */
const MOST_WORDS = 8;

/** Tags, those on most of the works in question first, a page at a time (1 the first), with how many there are. */
export async function searchTags(
  { db, shelf }: { db: Db; shelf: Shelf },
  search: TagSearch,
  page = 1,
  pageSize = 50,
): Promise<{ tags: FoundTag[]; total: number }> {
  const { kind = null, state = null, fandomId, words = '' } = search;
  const [among, kept, since] = await Promise.all([named(db, words), keptBy(db, search), lastChange(db)]);
  const { ranking } = await shelf.ask({
    ...ALL_WORKS,
    viewer: 'keeper',
    since,
    where: typeof fandomId === 'number' ? [{ is: 'tag', ids: [fandomId], as: 'filter', main: false }] : [],
    ranking: {
      kind,
      state,
      among,
      fandomless: fandomId === null,
      kept,
      skip: (page - 1) * pageSize,
      take: pageSize,
    },
  });
  const ids = ranking?.tags.map(({ id }) => id) ?? [];
  const works = search.fandomId === undefined ? usesIn(ranking) : await countUses({ db, shelf }, ids);
  const { rows } = await sql<Omit<FoundTag, 'works'>>`
    select tags.id, tags.kind, coalesce(tags.display, tags.name) as name, tags.canonical, tags.aside,
      case when target.id is not null then json_build_object('id', target.id, 'name', coalesce(target.display, target.name)) end as meaning
    from unnest(${ids}::bigint[]) with ordinality as page (id, place) join tags on tags.id = page.id
      left join tags as target on target.id = tags.synonym_of
    order by page.place`.execute(db);
  const found = rows.map((tag) => ({ ...tag, works: works.get(tag.id) ?? 0 }));
  return { tags: found, total: ranking?.total ?? 0 };
}

/** Tags with all of these words in their names; null: none were said. */
async function named(db: Db, words: string): Promise<Uint32Array | null> {
  const said = foldName(words).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  if (said.length === 0) return null;
  // From three letters on the index of trigrams finds them; shorter ones are looked for in all names.
  const holds = said.map((word) =>
    word.length < 3 ? sql`strpos(tag.folded, ${word}) > 0` : sql`tag.folded like ${withWords(word)}`,
  );
  return tagIds(db, sql.join(holds, sql` and `));
}

/** Tags that are named although none of these works has them; null: all. What is open stands on a work. */
async function keptBy(db: Db, { fandomId, state }: TagSearch): Promise<number[] | null> {
  if (state === 'open' || state === 'unwrangled' || fandomId === null) return [];
  if (fandomId === undefined) return null;
  const below = sql`tag.id in (select child_id from tag_parents where parent_id = ${fandomId})`;
  return [...(await tagIds(db, below))];
}
