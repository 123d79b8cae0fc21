import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteChange } from '../../store/changes.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openSite, type TestSite } from '../../testing/site.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { cardForm } from './cardForm.ts';
import { finishCards } from './finishCards.ts';

const database = freshDatabase();
let site: TestSite;
const MOST = 23;

beforeAll(async () => {
  site = await openSite(
    database,
    Array.from({ length: MOST }, (_, at) =>
      workOf({
        title: `Lamp & <Bell> ${at}`,
        fandoms: ['Harbour Hours'],
        additionalTags: at % 2 === 0 ? ['Slow Burn'] : [],
        series: [{ name: 'The Long Watch', position: at + 1, url: null }],
        chapters: [chapterOf(`The lamp was lit for the time numbered ${at}.`)],
      }),
    ),
  );
});
afterAll(() => site.close());

/** A page made anew, whatever was kept of it. */
async function page(path: string): Promise<string> {
  site.web.site.pages.clear();
  return (await fetch(site.address + path)).text();
}

/** The cards of the works that the index knows of are all kept. */
async function allKept(): Promise<boolean> {
  return (await site.web.site.shelf.unfinished(0)).works.length === 0;
}

test('a page of cards that were finished before is the page for which they were drawn', async () => {
  const first = await page('/works?tag=Slow+Burn');
  const again = await page('/works?tag=Slow+Burn');
  expect(first).toContain('Lamp &amp; &lt;Bell&gt; 0');
  expect(again).toBe(first);
});

test('cards are finished beside the pages, and say the same', async () => {
  const drawn = await page('/works?page=2');
  const stop = finishCards({ ...site.web.site, rests: { first: 0, next: 20 } });
  await expect.poll(allKept).toBe(true);
  await stop();
  expect(await page('/works?page=2')).toBe(drawn);
});

test('pages that are made at once have each its own cards, in memory that served others', async () => {
  const paths = ['/works?tag=Slow+Burn', '/works?page=2', '/works?sort=words', '/works?sort=title&dir=asc'];
  const drawn = await Promise.all(paths.map(page));
  for (let again = 0; again < 5; again++) {
    const many = Array.from({ length: 12 }, (_, at) => paths[(at + again) % paths.length]!);
    const told = await Promise.all(many.map(page));
    many.forEach((path, at) => expect(told[at]).toBe(drawn[paths.indexOf(path)]));
  }
});

test('readings come through on a card that was finished before', async () => {
  const [work] = site.works;
  expect(await page('/works?tag=Slow+Burn')).not.toContain('readings</li>');
  await sql`insert into hits (work_id, count) values (${work}, 1204)`.execute(database.db);
  await database.db.transaction().execute((tx) => noteChange(tx, 'work', work!));
  await expect.poll(() => page('/works?tag=Slow+Burn')).toContain('<li>1,204 readings</li>');
});

test('a change of the work, of its author’s name or of its series shows at once', async () => {
  const [work] = site.works;
  const change = (subject: 'work' | 'pseud' | 'series', id: number, statement: ReturnType<typeof sql>) =>
    database.db.transaction().execute(async (tx) => {
      await statement.execute(tx);
      await noteChange(tx, subject, id);
    });
  await change('work', work!, sql`update works set title = 'The Bell Alone' where id = ${work}`);
  await expect.poll(() => page('/works?tag=Slow+Burn')).toContain('The Bell Alone');
  const { rows } = await sql<{ series: number; pseud: number }>`
    select (select max(id) from series) as series, (select max(id) from pseuds) as pseud`.execute(
    database.db,
  );
  const { series, pseud } = rows[0]!;
  await change('series', series, sql`update series set name = 'The Short Watch' where id = ${series}`);
  await expect.poll(() => page('/works?tag=Slow+Burn')).toContain('The Short Watch');
  await change('pseud', pseud, sql`update pseuds set name = 'Marrow' where id = ${pseud}`);
  await expect.poll(() => page('/works?tag=Slow+Burn')).toContain('<bdi>Marrow</bdi>');
  expect(await page('/works?tag=Slow+Burn')).not.toContain('The Long Watch');
});

test('the form of cards is named the same as long as they are drawn the same', () => {
  expect(cardForm()).toBe(cardForm());
  expect(cardForm()).toMatch(/^[\w-]{22}$/);
});
