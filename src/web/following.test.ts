import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { prose } from '../testing/shelf.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { postWork, touchWork } from '../works/post.ts';

const database = freshDatabase();
let site: TestSite;

beforeAll(async () => {
  site = await openSite(database, [workOf({ title: 'The First Lamp', chapters: [chapterOf(prose(300))] })]);
});
afterAll(() => site.close());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0';

const text = async (path: string) => (await fetch(site.address + path)).text();
const hits = async () => {
  await site.web.site.hits.flush();
  const row = await database.db
    .selectFrom('hits')
    .select('count')
    .where('work_id', '=', site.works[0]!)
    .executeTakeFirst();
  return row?.count ?? 0;
};

test('a work posted by another process stands in the lists at once', async () => {
  expect(await text('/works')).not.toContain('The Second Lamp');
  await database.db
    .transaction()
    .execute((tx) =>
      postWork(tx, workOf({ title: 'The Second Lamp', chapters: [chapterOf(prose(200, 5))] }), 'test'),
    );
  await expect.poll(() => text('/works')).toContain('The Second Lamp');
  await expect.poll(() => text('/')).toContain('The Second Lamp');
});

test('a change to a work is seen on its page at once, and who kept the old page is given the new one', async () => {
  const path = `/works/${site.works[0]}`;
  const old = await fetch(site.address + path);
  await database.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('works')
      .set({ title: 'The First Lamp, Relit' })
      .where('id', '=', site.works[0]!)
      .execute();
    await touchWork(tx, site.works[0]!);
  });
  await expect.poll(() => text(path)).toContain('Relit');
  const again = await fetch(site.address + path, { headers: { 'if-none-match': old.headers.get('etag')! } });
  expect(again.status).toBe(200);
});

test('a reading is counted once for a reader, from the router and from memory, also when nothing had changed', async () => {
  const path = `/works/${site.works[0]}`;
  const before = await hits();
  const first = await fetch(site.address + path, { headers: { 'user-agent': FIREFOX } });
  const tag = first.headers.get('etag')!;
  await fetch(site.address + path, { headers: { 'user-agent': FIREFOX, 'if-none-match': tag } });
  await fetch(`${site.address}${path}?view_full_work=true`, { headers: { 'user-agent': FIREFOX } });
  expect(await hits()).toBe(before + 1);
});

test('programs, pages fetched ahead, the keeper and mere questions about a page do not count', async () => {
  const before = await hits();
  const path = `${site.address}/works/${site.works[0]}`;
  const visits: Record<string, string>[] = [
    { 'user-agent': 'Mozilla/5.0 (compatible; Examplebot/1.0)' },
    { 'user-agent': `${FIREFOX} ahead`, 'sec-purpose': 'prefetch' },
    { 'user-agent': `${FIREFOX} keeper`, cookie: 'reading=theme.dark; keeper=1' },
  ];
  for (const headers of visits) {
    await fetch(path, { headers });
    await fetch(path, { headers });
  }
  await fetch(path, { method: 'HEAD', headers: { 'user-agent': `${FIREFOX} asks` } });
  expect(await hits()).toBe(before);
});

test('a question about a page is answered without the page', async () => {
  const answer = await fetch(`${site.address}/works`, { method: 'HEAD' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).toMatch(/^"/);
  expect(await answer.text()).toBe('');
});
