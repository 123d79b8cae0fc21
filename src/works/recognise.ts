import { sql } from 'kysely';
import type { Tx } from '../store/database.ts';
import { contentKey, sourceKey, type NewWork } from './work.ts';

/** A stored work that a file turned out to be a copy of. */
export interface Recognised {
  id: number;
  inTrash: boolean;
  /** How it was recognised. */
  by: 'source address' | 'same text' | 'nearly the same text';
}

/** Of the shorter text's runs of five words, how many the other must hold to be the same story. */
const ALIKE = 0.7;
const RUN = 5;

/** As `recogniseWorks`, for one work. */
export async function recogniseWork(tx: Tx, work: NewWork): Promise<Recognised | null> {
  const [found] = await recogniseWorks(tx, [work]);
  return found ?? null;
}

/**
 * Finds the stored works that these are, wherever their copies come from: by the address they were published at, else
 * by their words, else by nearly the same words under the same title, now or before a person put it right, and a
 * shared author, unless a person put the authors right. For each in its order; null: it is new.
 */
export async function recogniseWorks(tx: Tx, works: NewWork[]): Promise<(Recognised | null)[]> {
  const sources = works.map((work) => sourceKey(work.sourceUrl));
  const known = await recogniseByKeys(tx, works, sources);
  const rest = known.flatMap((found, index) => (found ? [] : [index]));
  const alike = await recogniseByLikeness(
    tx,
    rest.map((index) => ({ work: works[index]!, source: sources[index] ?? null })),
  );
  for (const [place, index] of rest.entries()) known[index] = alike[place] ?? null;
  return known;
}

async function recogniseByKeys(
  tx: Tx,
  works: NewWork[],
  sources: (string | null)[],
): Promise<(Recognised | null)[]> {
  const keys = works.map(contentKey);
  const { rows } = await sql<{
    id: number;
    trashing_id: number | null;
    source_key: string | null;
    content_key: Buffer;
  }>`
    select id, trashing_id, source_key, content_key from works
    where source_key = any(${sources.filter((source) => source !== null)}::text[]) or content_key = any(${keys}::bytea[])`.execute(
    tx,
  );
  return works.map((_, index) => {
    const bySource = rows.find((row) => row.source_key !== null && row.source_key === sources[index]);
    const found = bySource ?? rows.find((row) => row.content_key.equals(keys[index]!));
    if (!found) return null;
    return {
      id: found.id,
      inTrash: found.trashing_id !== null,
      by: bySource ? 'source address' : 'same text',
    };
  });
}

/** How many works of one title are compared word for word. */
const COMPARED = 20;

async function recogniseByLikeness(
  tx: Tx,
  wanted: { work: NewWork; source: string | null }[],
): Promise<(Recognised | null)[]> {
  if (wanted.length === 0) return [];
  const named = wanted.map(({ work, source }, place) => ({
    place,
    title: work.title,
    source,
    authors: work.authors,
  }));
  const { rows } = await sql<{ place: number; id: number; trashing_id: number | null }>`
    select wanted.place, works.id, works.trashing_id
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as wanted (place int, title text, source text, authors text[])
    cross join lateral (
      select id from works where lower(title) = lower(wanted.title)
      union select work_id from former_titles where lower(title) = lower(wanted.title)) as called
    join works on works.id = called.id
    where (wanted.source is null or works.source_key is null)
      and (cardinality(wanted.authors) = 0
        or exists (select from corrections where work_id = works.id and field = 'authors')
        or exists (
        select from bylines join pseuds on pseuds.id = bylines.pseud_id
        where bylines.work_id = works.id
          and lower(pseuds.name) = any(select lower(author) from unnest(wanted.authors) as author)))
    order by works.id`.execute(tx);
  const found: (Recognised | null)[] = wanted.map(() => null);
  for (const [place, { work }] of wanted.entries()) {
    const called = rows.filter((row) => row.place === place).slice(0, COMPARED);
    const alike = called.length > 0 ? await nearlyTheSame(tx, work, called) : undefined;
    if (alike)
      found[place] = { id: alike.id, inTrash: alike.trashing_id !== null, by: 'nearly the same text' };
  }
  return found;
}

/** The first of these stored works whose text is nearly this one's. */
async function nearlyTheSame<T extends { id: number }>(
  tx: Tx,
  work: NewWork,
  candidates: T[],
): Promise<T | undefined> {
  const { rows } = await sql<{ id: number; html: string }>`
    select chapters.work_id as id, string_agg(revisions.html, ' ' order by chapters.position) as html
    from chapters join revisions on revisions.id = chapters.revision_id
    where chapters.work_id = any(${candidates.map(({ id }) => id)}::bigint[]) group by 1`.execute(tx);
  const mine = runsOf(work.chapters.map((chapter) => chapter.html).join(' '));
  const alike = rows.find((row) => likeness(mine, runsOf(row.html)) >= ALIKE);
  return candidates.find(({ id }) => id === alike?.id);
}

function runsOf(html: string): Set<string> {
  const words =
    html
      .replace(/<[^>]*>/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let start = 0; start + RUN <= words.length; start += 1)
    runs.add(words.slice(start, start + RUN).join(' '));
  return runs;
}

/** The share of the smaller set that stands in the larger, 0 to 1. */
function likeness(one: Set<string>, other: Set<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const run of small) if (large.has(run)) shared += 1;
  return shared / small.size;
}
