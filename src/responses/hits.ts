import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../store/database.ts';

/** Counts readings without slowing them: in memory at once, in the database a few seconds later. */
export interface HitCounter {
  /** Notes that someone read a work; the same one the same day counts once. */
  count(workId: number, address: string, agent: string): void;
  /** Stores what was noted. */
  flush(): Promise<void>;
  /** Stops, after storing what was noted. */
  close(): Promise<void>;
}

const EVERY = 5_000;
/** More than this between two flushes is no readership; memory stays bounded. */
const MOST = 50_000;

/** Programs that fetch without anybody reading. */
const ROBOTS =
  /bot\b|bot\/|crawl|spider|slurp|curl\/|wget\/|python-|httpclient|okhttp|go-http|java\/|libwww|scrapy|headless|lighthouse|monitor|preview|facebookexternalhit|embedly|feed|rss/i;

/** Whether this User-Agent is a program, not a reader's browser. Nothing at all is a program. */
export function isRobot(agent: string): boolean {
  return agent === '' || ROBOTS.test(agent);
}

/** @param failed told when the database did not take the counts; they are lost, reading goes on */
export function countHits(db: Db, failed: (cause: unknown) => void): HitCounter {
  let noted = new Map<string, { workId: number; visitor: string }>();
  let storing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    const visits = [...noted.values()];
    if (visits.length === 0) return storing;
    noted = new Map();
    storing = storing.then(() => store(db, visits)).catch(failed);
    return storing;
  };
  const timer = setInterval(() => void flush(), EVERY).unref();
  return {
    count(workId, address, agent) {
      const visitor = `${address} ${agent}`;
      const key = `${workId} ${visitor}`;
      if (noted.size < MOST && !noted.has(key)) noted.set(key, { workId, visitor });
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

/**
 * One statement: whoever is new for a work today is added to its count. Visitors are hashed with the day's salt,
 * which is thrown away with the day, so that no row can be traced to a person.
 */
async function store(db: Db, visits: { workId: number; visitor: string }[]): Promise<void> {
  const { day, salt } = await today(db);
  const works = visits.map(({ workId }) => workId);
  const visitors = visits.map(({ visitor }) =>
    createHash('sha256').update(salt).update(visitor).digest().subarray(0, 16),
  );
  await sql`
    with visits as (
      select distinct work_id, visitor from unnest(${works}::bigint[], ${visitors}::bytea[]) as visit (work_id, visitor)
      where exists (select from works where works.id = visit.work_id)
    ), fresh as (
      insert into hit_visitors (day, work_id, visitor) select ${day}::date, work_id, visitor from visits
      on conflict do nothing returning work_id
    )
    insert into hits (work_id, count) select work_id, count(*) from fresh group by work_id order by work_id
    on conflict (work_id) do update set count = hits.count + excluded.count`.execute(db);
}

interface Day {
  day: string;
  /** Base64. */
  salt: string;
}

/** Today (UTC) and its salt, shared by all processes; at the first call of a day the days before are forgotten. */
async function today(db: Db): Promise<Day> {
  const day = new Date().toISOString().slice(0, 10);
  const fresh = JSON.stringify({ day, salt: randomBytes(16).toString('base64') } satisfies Day);
  const { rows } = await sql<{ value: Day; changed: boolean }>`
    insert into facts (name, value) values ('hits-salt', ${fresh}::jsonb)
    on conflict (name) do update set value = case when facts.value->>'day' = ${day} then facts.value else excluded.value end
    returning value, value = ${fresh}::jsonb as changed`.execute(db);
  const now = rows[0]!;
  if (now.changed) await db.deleteFrom('hit_visitors').where('day', '<', day).execute();
  return now.value;
}
