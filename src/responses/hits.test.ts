import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { freshDatabase } from '../testing/database.ts';
import { countHits, isRobot } from './hits.ts';

const database = freshDatabase();

async function work(): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into works (title, title_sort, summary_html, notes_begin_html, notes_end_html, chapter_count, words, content_key)
    values ('The Toll House', 'toll house', '', '', '', 1, 900, sha256(random()::text::bytea)) returning id`.execute(
    database.db,
  );
  return rows[0]!.id;
}

async function hits(workId: number): Promise<number> {
  const row = await database.db
    .selectFrom('hits')
    .select('count')
    .where('work_id', '=', workId)
    .executeTakeFirst();
  return row?.count ?? 0;
}

const counter = () => countHits(database.db, (cause) => expect.unreachable(String(cause)));

test('a reader counts once a day for each work, however often they come', async () => {
  const [one, other] = [await work(), await work()];
  const first = counter();
  first.count(one, '203.0.113.7', 'Firefox');
  first.count(one, '203.0.113.7', 'Firefox');
  first.count(other, '203.0.113.7', 'Firefox');
  first.count(one, '203.0.113.8', 'Firefox');
  await first.close();
  const second = counter();
  second.count(one, '203.0.113.7', 'Firefox');
  await second.close();
  expect([await hits(one), await hits(other)]).toEqual([2, 1]);
});

test('a work that is gone is no reason to lose the others', async () => {
  const id = await work();
  const hitsNow = counter();
  hitsNow.count(id, '203.0.113.9', 'Firefox');
  hitsNow.count(999_999, '203.0.113.9', 'Firefox');
  await hitsNow.close();
  expect(await hits(id)).toBe(1);
});

test('with a new day the visitors of the days before and their salt are forgotten', async () => {
  const id = await work();
  const yesterday = JSON.stringify({ day: '2001-01-01', salt: 'old' });
  await sql`insert into facts (name, value) values ('hits-salt', ${yesterday}::jsonb) on conflict (name) do update set value = excluded.value`.execute(
    database.db,
  );
  await sql`insert into hit_visitors (day, work_id, visitor) values ('2001-01-01', ${id}, 'x')`.execute(
    database.db,
  );
  const hitsNow = counter();
  hitsNow.count(id, '203.0.113.10', 'Firefox');
  await hitsNow.close();
  const days = await database.db.selectFrom('hit_visitors').select('day').distinct().execute();
  expect(days.map(({ day }) => day)).not.toContain('2001-01-01');
  const salt = await database.db
    .selectFrom('facts')
    .select('value')
    .where('name', '=', 'hits-salt')
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(salt.value)).not.toContain('old');
});

test('programs are not readers', () => {
  expect(isRobot('Mozilla/5.0 (compatible; Googlebot/2.1)')).toBe(true);
  expect(isRobot('curl/8.5.0')).toBe(true);
  expect(isRobot('')).toBe(true);
  expect(isRobot('Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0')).toBe(false);
});
