import { sql } from 'kysely';
import type { Db, Tx } from '../../store/database.ts';
import { listedFor } from '../../works/viewer.ts';
import { recount, type Deltas } from './count.ts';
import { forgetNamings, writeCounts, writeNamings, type Naming } from './write.ts';

/** Any number that no other lock of the archive has. */
const LOCK = 7_203_348;
/** Tags looked at together when any may have changed. */
const TAGS_AT_ONCE = 5_000;

/** Brings names and counts up to date with up to `most` changes. Returns how many; 0: none waits, or another process does it. */
export async function nameChanges(db: Db, most: number): Promise<number> {
  const { done, anyTag } = await db.transaction().execute((tx) => takeChanges(tx, most));
  if (anyTag) await renameTags(db).catch((error: unknown) => renameLater(db, error));
  return done;
}

interface Due {
  rows: number[];
  works: number[] | null;
  tags: number[] | null;
  pseuds: number[] | null;
  any: boolean | null;
}

async function takeChanges(tx: Tx, most: number): Promise<{ done: number; anyTag: boolean }> {
  const { rows: locks } = await sql<{
    free: boolean;
  }>`select pg_try_advisory_xact_lock(${LOCK}) as free`.execute(tx);
  if (!locks[0]?.free) return { done: 0, anyTag: false };
  const { rows } = await sql<Due>`
    with due as (delete from naming_due where id in (select id from naming_due order by id limit ${most}) returning *)
    select array_agg(distinct work_id) filter (where work_id is not null) as works,
      array_agg(distinct tag_id) filter (where tag_id is not null) as tags,
      array_agg(distinct pseud_id) filter (where pseud_id is not null) as pseuds,
      bool_or(work_id is null and tag_id is null and pseud_id is null) as any,
      array_agg(id) as rows from due`.execute(tx);
  const due = rows[0];
  if (!due?.rows) return { done: 0, anyTag: false };
  const works = numbers(due.works);
  const deltas = await recount(tx, works);
  await nameTags(tx, await withSynonyms(tx, numbers(due.tags)), deltas);
  await nameAuthors(tx, numbers(due.pseuds), deltas);
  await nameTitles(tx, works);
  return { done: due.rows.length, anyTag: due.any === true };
}

function numbers(ids: readonly (number | string)[] | null): number[] {
  return (ids ?? []).map(Number);
}

/** A tag's synonyms stand in its fandoms. */
async function withSynonyms(tx: Tx, tagIds: number[]): Promise<number[]> {
  if (tagIds.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select id from tags where id = any(${tagIds}::bigint[]) or synonym_of = any(${tagIds}::bigint[])`.execute(
    tx,
  );
  return [...new Set([...tagIds, ...rows.map(({ id }) => id)])];
}

interface TagRow extends Omit<Naming, 'works'> {
  /** Whether the name, what it is and where it belongs are as they were kept. */
  same: boolean;
}

/** What tags are called, what they are, and where they belong. */
export const TAG_NAMING = sql`
  select tags.id, tags.kind, coalesce(tags.display, tags.name) as name,
    case when tags.canonical then 0 when tags.synonym_of is null then 1 else 2 end as standing,
    array(select parent_id from tag_parents where child_id = coalesce(tags.synonym_of, tags.id) order by 1) as fandoms
  from tags`;

/** The same beside what is kept and was counted of them. */
const TAGS_AND_KEPT = sql`
  select facts.*, coalesce(namings.found, 0) as found, coalesce(namings.typed, 0) as typed,
    coalesce((namings.name, namings.standing, namings.fandoms) = (facts.name, facts.standing::smallint, facts.fandoms), false) as same
  from (${TAG_NAMING}) as facts
  left join namings on namings.kind = facts.kind and namings.id = facts.id`;

/** Names these tags, and those whose counts change. */
async function nameTags(tx: Tx, tagIds: readonly number[], { tags }: Pick<Deltas, 'tags'>): Promise<void> {
  const ids = [...new Set([...tagIds, ...tags.keys()])];
  if (ids.length === 0) return;
  const { rows } = await sql<TagRow>`${TAGS_AND_KEPT} where facts.id = any(${ids}::bigint[])`.execute(tx);
  await keepTags(tx, rows, tags);
}

async function keepTags(tx: Tx, rows: readonly TagRow[], deltas: Deltas['tags']): Promise<void> {
  const namings = rows.map((row) => {
    const found = row.found + (deltas.get(row.id)?.found ?? 0);
    const typed = row.typed + (deltas.get(row.id)?.typed ?? 0);
    const works = row.standing === 0 ? found : typed;
    return { ...row, fandoms: row.fandoms.map(Number), found, typed, works };
  });
  await writeNamings(
    tx,
    namings.filter(({ same }) => !same),
  );
  await writeCounts(
    tx,
    namings.filter(({ same }) => same),
  );
}

/** Names every tag anew that is not kept as it is. */
async function renameTags(db: Db): Promise<void> {
  for (let past = 0; ;) {
    const last = await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
      const { rows: ends } = await sql<{ last: number | null }>`
        select max(id) as last from (select id from tags where id > ${past} order by id limit ${TAGS_AT_ONCE}) as next`.execute(
        tx,
      );
      const end = ends[0]?.last ?? null;
      if (end === null) return null;
      const { rows } = await sql<TagRow>`
        select * from (${TAGS_AND_KEPT} where facts.id > ${past} and facts.id <= ${end}) as named where not same`.execute(
        tx,
      );
      await keepTags(tx, rows, new Map());
      return end;
    });
    if (last === null) return;
    past = last;
  }
}

/** That any tag may have changed was taken off the list before all were looked through: it is put back. */
async function renameLater(db: Db, error: unknown): Promise<never> {
  await sql`insert into naming_due default values`.execute(db);
  throw error;
}

async function nameAuthors(
  tx: Tx,
  pseudIds: readonly number[],
  { pseuds }: Pick<Deltas, 'pseuds'>,
): Promise<void> {
  const ids = [...new Set([...pseudIds, ...pseuds.keys()])];
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: number; name: string; works: number }>`
    select pseuds.id, pseuds.name, coalesce(works, 0) as works from pseuds
    left join namings on kind = 'author' and namings.id = pseuds.id where pseuds.id = any(${ids}::bigint[])`.execute(
    tx,
  );
  await writeNamings(
    tx,
    rows.map((row) => {
      const works = row.works + (pseuds.get(row.id) ?? 0);
      return { ...row, kind: 'author', standing: 0, fandoms: [], found: works, typed: works, works };
    }),
  );
}

async function nameTitles(tx: Tx, workIds: readonly number[]): Promise<void> {
  if (workIds.length === 0) return;
  const { rows } = await sql<{ id: number; name: string; same: boolean }>`
    select works.id, title as name, coalesce(namings.name = title, false) as same from works
    left join namings on kind = 'title' and namings.id = works.id
    where works.id = any(${[...workIds]}::bigint[]) and ${listedFor('guest')}`.execute(tx);
  const listed = new Set(rows.map(({ id }) => id));
  await forgetNamings(
    tx,
    workIds.filter((id) => !listed.has(id)).map((id) => ({ kind: 'title', id })),
  );
  const fresh = rows.filter(({ same }) => !same);
  await writeNamings(
    tx,
    fresh.map(({ id, name }) => ({
      kind: 'title',
      id,
      name,
      standing: 0,
      fandoms: [],
      found: 1,
      typed: 1,
      works: 1,
    })),
  );
}
