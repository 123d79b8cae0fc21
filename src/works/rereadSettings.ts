import { sql } from 'kysely';
import type { Canon } from '../canon/canon.ts';
import { stretchOf } from '../canon/readPlace.ts';
import { readSetting, readSpoilers } from '../canon/readSetting.ts';
import { noteChanges } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';

/**
 * Reads the words of settings and spoiler lines anew, for works after this one in the order of their numbers, where
 * the packs now make more of them. What they make nothing of stays as it was, but for a place that no pack knows any
 * more: then the words alone stay, as they were typed. Returns the last work looked at, for the next step; null: there
 * is none left.
 */
export async function rereadSettings(
  tx: Tx,
  canon: Canon,
  after: number,
  limit: number,
): Promise<number | null> {
  const { rows } = await sql<Row>`
    select settings.work_id, role, raw, relation, fandom, code, settings.title,
      (select coalesce(json_agg(tags.name), '[]') from work_tags join tags on tags.id = work_tags.tag_id
        where work_tags.work_id = settings.work_id and tags.kind = 'fandom') as fandoms
    from settings where settings.work_id in (
      select distinct work_id from settings where work_id > ${after} order by work_id limit ${limit})
    order by settings.work_id`.execute(tx);
  const changed = new Set<number>();
  for (const row of rows) if (await reread(tx, canon, row)) changed.add(row.work_id);
  if (changed.size > 0)
    await sql`update works set changed_at = now() where id = any(${[...changed]}::bigint[])`.execute(tx);
  await noteChanges(tx, 'work', [...changed]);
  await sql`select keep_cards(${[...changed]}::bigint[])`.execute(tx);
  return rows.at(-1)?.work_id ?? null;
}

interface Row {
  work_id: number;
  role: 'setting' | 'spoilers';
  raw: string;
  relation: string | null;
  fandom: string | null;
  code: string | null;
  title: string | null;
  fandoms: string[];
}

async function reread(tx: Tx, canon: Canon, row: Row): Promise<boolean> {
  const read = row.role === 'setting' ? readSetting : readSpoilers;
  const fresh = read(row.raw, canon, { fandoms: row.fandoms })?.reading;
  const isPlaced = fresh?.code != null && fresh.fandom !== null;
  if (!isPlaced && (row.code === null || isKnown(canon, row))) return false;
  const lost = { relation: fresh?.relation ?? row.relation, fandom: null, code: null, title: null };
  const { relation, fandom, code, title } = isPlaced ? fresh : lost;
  if (relation === row.relation && fandom === row.fandom && code === row.code && title === row.title)
    return false;
  await tx
    .updateTable('settings')
    .set({ relation, fandom, code, title })
    .where('work_id', '=', row.work_id)
    .where('role', '=', row.role)
    .execute();
  return true;
}

/** Whether a pack knows the place where a work stands. */
function isKnown(canon: Canon, { fandom, code }: Row): boolean {
  const pack = fandom === null ? null : canon.pack(fandom);
  return pack !== null && code !== null && stretchOf(pack, code) !== null;
}
