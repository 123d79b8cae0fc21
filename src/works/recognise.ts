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

/**
 * Finds the stored work that this one is, wherever its copy comes from: by the address it was published at, else
 * by its words, else by nearly the same words under the same title, now or before a person put it right, and a
 * shared author, unless a person put the authors right. null: it is new.
 */
export async function recogniseWork(tx: Tx, work: NewWork): Promise<Recognised | null> {
  const source = sourceKey(work.sourceUrl);
  const key = contentKey(work);
  const { rows } = await sql<{ id: number; trashing_id: number | null; source_key: string | null }>`
    select id, trashing_id, source_key from works
    where source_key = ${source} or content_key = ${key}
    order by (source_key = ${source}) desc nulls last limit 1`.execute(tx);
  const [found] = rows;
  if (found) {
    const by = source !== null && found.source_key === source ? 'source address' : 'same text';
    return { id: found.id, inTrash: found.trashing_id !== null, by };
  }
  return recogniseByLikeness(tx, work, source);
}

async function recogniseByLikeness(tx: Tx, work: NewWork, source: string | null): Promise<Recognised | null> {
  const { rows } = await sql<{ id: number; trashing_id: number | null; html: string }>`
    select works.id, works.trashing_id, string_agg(revisions.html, ' ' order by chapters.position) as html
    from works join chapters on chapters.work_id = works.id join revisions on revisions.id = chapters.revision_id
    where works.id in (
        select id from works where lower(title) = lower(${work.title})
        union select work_id from former_titles where lower(title) = lower(${work.title}))
      and (${source}::text is null or works.source_key is null)
      and (cardinality(${work.authors}::text[]) = 0
        or exists (select from corrections where work_id = works.id and field = 'authors')
        or exists (
        select from bylines join pseuds on pseuds.id = bylines.pseud_id
        where bylines.work_id = works.id
          and lower(pseuds.name) = any(select lower(author) from unnest(${work.authors}::text[]) as author)))
    group by works.id limit 20`.execute(tx);
  if (rows.length === 0) return null;
  const mine = runsOf(work.chapters.map((chapter) => chapter.html).join(' '));
  const alike = rows.find((row) => likeness(mine, runsOf(row.html)) >= ALIKE);
  return alike ? { id: alike.id, inTrash: alike.trashing_id !== null, by: 'nearly the same text' } : null;
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
