import { sql } from 'kysely';
import { noteChange, noteChanges } from '../store/changes.ts';
import type { Db, Tx } from '../store/database.ts';
import { foldName } from '../tags/tag.ts';
import { sourceKey, type NewWork } from './work.ts';

/** A series a work stands in. */
export interface StandsIn {
  id: number;
  name: string;
  sourceUrl: string | null;
}

type Named = NewWork['series'][number];

/**
 * Puts a signed work that is in no series into those it names, and says of each that it changed. A work without a
 * number goes to the end. `before` are the series it stood in until now: it stays in them when only its byline changed.
 */
export async function shelveInSeries(
  tx: Tx,
  workId: number,
  work: Pick<NewWork, 'series' | 'authors'>,
  before: readonly StandsIn[] = [],
): Promise<void> {
  for (const named of work.series) {
    const seriesId = await findOrBegin(tx, workId, named, work.authors, before);
    await sql`
      insert into series_works (series_id, work_id, position)
      values (${seriesId}, ${workId}, coalesce(${named.position}::int,
        (select max(position) + 1 from series_works where series_id = ${seriesId}), 1))
      on conflict do nothing`.execute(tx);
    await noteChange(tx, 'series', seriesId);
  }
}

/** The series a work stands in. */
export async function seriesWith(db: Db, workId: number): Promise<StandsIn[]> {
  const { rows } = await sql<StandsIn>`
    select series.id, series.name, series.source_url as "sourceUrl" from series_works join series on series.id = series_id
    where work_id = ${workId}`.execute(db);
  return rows;
}

/** Notes that the series of a work show it otherwise now: its title, its place, or whether it is there at all. */
export async function touchSeriesOf(tx: Tx, workId: number): Promise<void> {
  const standing = await seriesWith(tx, workId);
  await noteChanges(
    tx,
    'series',
    standing.map(({ id }) => id),
  );
}

/**
 * A series is known by its address elsewhere; one without is known by its name together with any author who has a work
 * in it. The first work whose file says the address gives it to a series that had none.
 */
async function findOrBegin(
  tx: Tx,
  workId: number,
  { name, url }: Named,
  authors: string[],
  before: readonly StandsIn[],
): Promise<number> {
  const address = sourceKey(url);
  const key = address ?? `${name.toLowerCase()} / ${(authors[0] ?? '').toLowerCase()}`;
  const keyed = await byKey(tx, key);
  if (keyed !== null) return keyed;
  const mayBe = (one: StandsIn) => address === null || one.sourceUrl === null;
  const stayed = before.find((one) => mayBe(one) && one.name.toLowerCase() === name.toLowerCase());
  const found = stayed ?? (await byAuthor(tx, workId, name)).find(mayBe);
  if (found === undefined) return begin(tx, name, key, url);
  if (address !== null) await giveAddress(tx, found.id, key, url);
  return found.id;
}

async function byKey(tx: Tx, key: string): Promise<number | null> {
  const row = await tx.selectFrom('series').select('id').where('key', '=', key).executeTakeFirst();
  return row?.id ?? null;
}

/** Series of this name that hold a work by someone on this work's byline. */
async function byAuthor(tx: Tx, workId: number, name: string): Promise<StandsIn[]> {
  const { rows } = await sql<StandsIn>`
    select distinct series.id, series.name, series.source_url as "sourceUrl"
    from bylines own join bylines theirs on theirs.pseud_id = own.pseud_id
      join series_works on series_works.work_id = theirs.work_id join series on series.id = series_works.series_id
    where own.work_id = ${workId} and lower(series.name) = lower(${name}) order by series.id`.execute(tx);
  return rows;
}

async function giveAddress(tx: Tx, id: number, key: string, url: string | null): Promise<void> {
  await tx.updateTable('series').set({ key, source_url: url }).where('id', '=', id).execute();
}

async function begin(tx: Tx, name: string, key: string, url: string | null): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into series (name, folded, key, source_url) values (${name}, ${foldName(name)}, ${key}, ${url})
    on conflict (key) do update set name = excluded.name, folded = excluded.folded returning id`.execute(tx);
  return rows[0]!.id;
}
