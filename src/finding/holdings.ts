import { sql } from 'kysely';
import type { Db } from '../store/database.ts';
import { readBlurbsOf, type Blurb } from '../works/blurb.ts';
import { ALL_WORKS, type Counting } from './counting.ts';
import type { Census, CensusKind, Condition, Shelf, Tally } from './shelf/question.ts';

/** A name with the works that this viewer may meet under it. */
export interface NamedCount {
  name: string;
  works: number;
}

/** A fandom in the hall of fandoms; of a canonical one the works of its other names and of narrower fandoms count too. */
export interface FandomEntry extends NamedCount {
  /** The media it stands in; none: nobody has said. */
  media: string[];
}

/** How much the archive holds for a viewer. */
export interface Holdings {
  works: number;
  words: number;
  authors: number;
  fandoms: number;
  /** The fandoms with the most works. */
  largest: NamedCount[];
}

/** What stands on the shelf in numbers, with so many of the largest fandoms by name. */
export async function readHoldings(
  { db, shelf }: { db: Db; shelf: Shelf },
  counting: Counting,
  largest: number,
): Promise<Holdings> {
  const { total, words, fandoms, authors } = await count(shelf, counting, ['fandom', 'author']);
  const first = Array.from(fandoms?.ids ?? [], (id, at) => ({ id, works: fandoms?.works[at] ?? 0 }))
    .sort((one, other) => other.works - one.works || one.id - other.id)
    .slice(0, largest);
  const names = await namesOf(
    db,
    Uint32Array.from(first, ({ id }) => id),
  );
  return {
    works: total,
    words,
    authors: authors?.ids.length ?? 0,
    fandoms: fandoms?.ids.length ?? 0,
    largest: first.flatMap(({ id, works }) => {
      const name = names.get(id)?.name;
      return name === undefined ? [] : [{ name, works }];
    }),
  };
}

/**
 * Every fandom with works that this viewer may see, in no order: the canonical ones, and those that nobody has
 * wrangled, each as it was typed.
 */
export async function readFandoms(
  { db, shelf }: { db: Db; shelf: Shelf },
  counting: Counting,
): Promise<FandomEntry[]> {
  const { fandoms } = await count(shelf, counting, ['fandom']);
  if (!fandoms) return [];
  const names = await namesOf(db, fandoms.ids);
  return entriesOf(fandoms, (id) => names.get(id));
}

/** Everyone who wrote works that this viewer may see and may know them by, in no order. */
export async function readPeople(
  { db, shelf }: { db: Db; shelf: Shelf },
  counting: Counting,
): Promise<NamedCount[]> {
  const { authors } = await count(shelf, counting, ['author']);
  if (!authors) return [];
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from pseuds where id = any(${[...authors.ids]}::bigint[])`.execute(db);
  const names = new Map(rows.map((row) => [row.id, { name: row.name }]));
  return entriesOf(authors, (id) => names.get(id));
}

/** The cards of the works posted last, but of those that a reader's shield folds away, and how many these are in all. */
export async function readNewest(
  { db, shelf }: { db: Db; shelf: Shelf },
  counting: Counting,
  take: number,
  shield: Condition | null = null,
): Promise<{ works: Blurb[]; folded: number }> {
  const { works, shielded } = await shelf.ask({ ...ALL_WORKS, ...counting, take, shield });
  return { works: await readBlurbsOf(db, counting.viewer, works), folded: shielded };
}

async function count(
  shelf: Shelf,
  counting: Counting,
  census: readonly CensusKind[],
): Promise<Census & { total: number }> {
  const answer = await shelf.ask({ ...ALL_WORKS, ...counting, census });
  return { total: answer.total, ...(answer.census ?? { words: 0, fandoms: null, authors: null }) };
}

function entriesOf<Named extends { name: string }>(
  { ids, works }: Tally,
  named: (id: number) => Named | undefined,
): (Named & NamedCount)[] {
  return Array.from(ids).flatMap((id, at) => {
    const entry = named(id);
    return entry ? [{ ...entry, works: works[at] ?? 0 }] : [];
  });
}

async function namesOf(db: Db, ids: Uint32Array): Promise<Map<number, { name: string; media: string[] }>> {
  const { rows } = await sql<{ id: number; name: string; media: string[] | null }>`
    select tags.id, coalesce(tags.display, tags.name) as name, media.names as media
    from tags left join (
      select child_id, array_agg(coalesce(display, name) order by coalesce(display, name)) as names
      from tag_parents join tags on tags.id = parent_id and kind = 'media' group by 1) as media on child_id = tags.id
    where tags.id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, name, media }) => [id, { name, media: media ?? [] }]));
}
