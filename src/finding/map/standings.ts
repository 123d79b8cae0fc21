import { sql } from 'kysely';
import type { Canon, Pack } from '../../canon/canon.ts';
import { spanOfSetting, type Span } from '../../canon/moments.ts';
import type { SettingReading, SettingRelation } from '../../canon/setting.ts';
import type { Db } from '../../store/database.ts';
import { readBlurbs, type Blurb } from '../../works/blurb.ts';
import { listedFor, type Viewer } from '../../works/viewer.ts';
import { beyondSeen, type Seen } from '../shield.ts';

/** Works of which all say the same about where they stand and how far they give canon away. */
export interface Standing {
  relation: SettingRelation | null;
  /** Where on the fandom's line; null: nowhere on it. */
  span: Span | null;
  /** How far their spoilers reach on this line; null: nobody said. */
  spoils: Span | null;
  /** Whether the reader's shield folds them away. */
  folded: boolean;
  works: number;
  said: Said;
}

interface Said {
  relation: SettingRelation | null;
  code: string | null;
  spoilersFandom: string | null;
  spoilersCode: string | null;
}

/** All works of a canon that this viewer may meet in lists, by how they stand; `seen` is what the reader's shield says. */
export async function readStandings(
  db: Db,
  viewer: Viewer,
  { canon, pack, seen }: { canon: Canon; pack: Pack; seen: readonly Seen[] },
): Promise<Standing[]> {
  const { rows } = await sql<Said & { works: number }>`
    select setting.relation, setting.code, spoilers.fandom as "spoilersFandom", spoilers.code as "spoilersCode",
      count(*) as works
    from ${settingsOf(pack)}
    where ${listedFor(viewer)}
    group by 1, 2, 3, 4`.execute(db);
  return rows.map(({ works, ...said }) => standingOf({ canon, pack, seen }, said, works));
}

/** Works with a setting or spoilers in a canon, each once, with both. */
function settingsOf({ fandom }: Pack) {
  return sql`works
    left join settings as setting
      on setting.work_id = works.id and setting.role = 'setting' and setting.fandom = ${fandom}
    left join settings as spoilers on spoilers.work_id = works.id and spoilers.role = 'spoilers'
    join (select distinct work_id from settings where fandom = ${fandom} and code is not null) as placed
      on placed.work_id = works.id`;
}

function standingOf(
  { canon, pack, seen }: { canon: Canon; pack: Pack; seen: readonly Seen[] },
  said: Said,
  works: number,
): Standing {
  const reading = (
    fandom: string | null,
    code: string | null,
    relation: SettingRelation | null,
  ): SettingReading | null => (code === null ? null : { raw: '', fandom, code, relation, title: null });
  const setting = reading(pack.fandom, said.code, said.relation);
  const spoilers = reading(said.spoilersFandom, said.spoilersCode, null);
  const here = said.spoilersFandom === pack.fandom ? said.spoilersCode : null;
  return {
    relation: said.relation,
    span: said.code === null ? null : spanOfSetting(pack, said.code, said.relation),
    spoils: here === null ? null : spanOfSetting(pack, here, null),
    folded: beyondSeen(canon, seen, { setting, spoilers }) !== null,
    works,
    said,
  };
}

/** The cards of works that stand so, the last posted first. */
export async function readStanding(
  db: Db,
  viewer: Viewer,
  pack: Pack,
  { standings, skip, take }: { standings: readonly Standing[]; skip: number; take: number },
): Promise<Blurb[]> {
  if (standings.length === 0) return [];
  const said = JSON.stringify(standings.map(({ said: words }) => words));
  return readBlurbs(
    db,
    viewer,
    sql`select works.id, row_number() over (order by works.posted_at desc, works.id desc) as place
      from ${settingsOf(pack)}
      where ${listedFor(viewer)} and exists (
        select from jsonb_to_recordset(${said}::jsonb) as said (relation text, code text, "spoilersFandom" text, "spoilersCode" text)
        where said.relation is not distinct from setting.relation and said.code is not distinct from setting.code
          and said."spoilersFandom" is not distinct from spoilers.fandom
          and said."spoilersCode" is not distinct from spoilers.code)
      order by works.posted_at desc, works.id desc limit ${take} offset ${skip}`,
  );
}

/** How many works of each canon this viewer may meet in lists, by the fandom's name. */
export async function readPlacedCounts(db: Db, viewer: Viewer): Promise<Map<string, number>> {
  const { rows } = await sql<{ fandom: string; works: number }>`
    select setting.fandom, count(*) as works
    from settings as setting join works on works.id = setting.work_id
    where setting.role = 'setting' and setting.fandom is not null and setting.code is not null and ${listedFor(viewer)}
    group by setting.fandom`.execute(db);
  return new Map(rows.map(({ fandom, works }) => [fandom, works]));
}
