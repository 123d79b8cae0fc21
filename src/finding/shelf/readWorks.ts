import { sql, type RawBuilder } from 'kysely';
import type { Canon } from '../../canon/canon.ts';
import { spanOfSetting } from '../../canon/moments.ts';
import type { SettingRelation } from '../../canon/setting.ts';
import type { Tx } from '../../store/database.ts';
import { foldName } from '../../tags/tag.ts';
import type { SegmentBuilder } from './build.ts';
import type { Place, WorkFacts } from './workFacts.ts';
import { crossoversAmong } from './crossovers.ts';
import { entriesOf, type TagEntry } from './entries.ts';
import { readTags, type KnownTags } from './readTags.ts';

/** A work as the database has it. */
export interface ShelvedWork extends WorkFacts {
  tags: TagEntry[];
  pseuds: number[];
  series: number[];
  /** Folded names. */
  collections: string[];
}

/** Works by number: these, or all from one to another. */
export type Which = readonly number[] | { from: number; to: number };

/** Reads works that are not in the trash, by rising number. All rows are read in the transaction's one snapshot. */
export async function readWorks(
  tx: Tx,
  canon: Canon,
  known: KnownTags,
  which: Which,
): Promise<ShelvedWork[]> {
  const rows = await readRows(tx, which);
  const bylines = await readBylines(tx, which);
  const series = await readSeries(tx, which);
  const settings = await readSettings(tx, canon, which);
  const tags = await readTags(tx, known, which);
  const crossovers = await crossoversAmong(tx, known, tags);
  return rows.map((row) => ({
    ...row,
    collections: [...new Set(row.collections.map(foldName))],
    author: bylines.get(row.id)?.names ?? null,
    pseuds: bylines.get(row.id)?.pseuds ?? [],
    series: series.get(row.id) ?? [],
    setting: settings.get(`${row.id} setting`) ?? null,
    spoilers: settings.get(`${row.id} spoilers`) ?? null,
    tags: entriesOf(tags.get(row.id), known),
    crossover: crossovers.has(row.id),
  }));
}

/** Puts a work on a segment that is being built. */
export function shelve(builder: SegmentBuilder, work: ShelvedWork): void {
  builder.add(work);
  for (const { id, kind, flags } of work.tags) builder.tag(id, kind, flags);
  for (const pseud of work.pseuds) builder.pseud(pseud);
  for (const series of work.series) builder.series(series);
  for (const name of work.collections) builder.collection(name);
}

/** SQL condition: the column names one of these works. */
export function among(column: RawBuilder<unknown>, which: Which): RawBuilder<boolean> {
  return 'from' in which
    ? sql<boolean>`${column} between ${which.from} and ${which.to}`
    : sql<boolean>`${column} = any(${[...which]}::bigint[])`;
}

/** A row of `works`: what stands in it beside what other tables say. */
interface WorkRow extends Omit<WorkFacts, 'author' | 'setting' | 'spoilers' | 'crossover'> {
  collections: string[];
}

async function readRows(tx: Tx, which: Which): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select id, words, chapter_count as chapters, coalesce(hits.count, 0) as hits,
      coalesce(cards.version & 4294967295, 0) as card,
      (extract(epoch from posted_at) * 1000000)::bigint as posted,
      published - date '1970-01-01' as published, updated - date '1970-01-01' as updated, language, complete, visibility,
      hiding_id is not null as hidden, unrevealed, anonymous, title_sort as title, collections
    from works left join hits on hits.work_id = works.id left join cards on cards.work_id = works.id
    where trashing_id is null and ${among(sql`works.id`, which)} order by id`.execute(tx);
  return rows;
}

async function readBylines(tx: Tx, which: Which): Promise<Map<number, { names: string; pseuds: number[] }>> {
  const { rows } = await sql<{ id: number; names: string[]; pseuds: string }>`
    select work_id as id, array_agg(name order by position) as names, string_agg(pseud_id::text, ',') as pseuds
    from bylines join pseuds on pseuds.id = pseud_id where ${among(sql`work_id`, which)} group by 1`.execute(
    tx,
  );
  return new Map(
    rows.map(({ id, names, pseuds }) => [
      id,
      { names: names.map(foldName).join(', '), pseuds: pseuds.split(',').map(Number) },
    ]),
  );
}

async function readSeries(tx: Tx, which: Which): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ id: number; series: string }>`
    select work_id as id, string_agg(series_id::text, ',') as series from series_works
    where ${among(sql`work_id`, which)} group by 1`.execute(tx);
  return new Map(rows.map(({ id, series }) => [id, series.split(',').map(Number)]));
}

interface SettingRow {
  id: number;
  role: 'setting' | 'spoilers';
  relation: SettingRelation | null;
  fandom: string;
  code: string;
}

/** By work number and role. A setting whose place its pack does not know stands nowhere. */
async function readSettings(tx: Tx, canon: Canon, which: Which): Promise<Map<string, Place>> {
  const { rows } = await sql<SettingRow>`
    select work_id as id, role, relation, fandom, code from settings
    where fandom is not null and code is not null and ${among(sql`work_id`, which)}`.execute(tx);
  const places = new Map<string, Place>();
  for (const { id, role, relation, fandom, code } of rows) {
    const pack = canon.pack(fandom);
    const span = pack && spanOfSetting(pack, code, relation);
    if (span) places.set(`${id} ${role}`, { fandom: pack.fandom, relation, ...span });
  }
  return places;
}
