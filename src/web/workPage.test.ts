import { afterAll, beforeAll, expect, test } from 'vitest';
import { trashWork } from '../works/trash.ts';
import { freshDatabase } from '../testing/database.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';

const TITLES = ['The Ferry </script><b>&', 'Low Water', 'The Long Way Round'];
const database = freshDatabase();
let site: TestSite;

beforeAll(async () => {
  const shelf = TITLES.map((title, at) =>
    workOf({
      title,
      authors: ['Edda Voss'],
      fandoms: ['Lighthouse Road'],
      series: [{ name: 'Tides & Lamps', position: at + 1, url: null }],
      chapters: [1, 2].map((number) => chapterOf(`${title} ${number} begins.\n\nAnd goes on for a while.`)),
    }),
  );
  site = await openSite(database, shelf);
});
afterAll(() => site.close());

const pageAt = async (path: string) => (await fetch(site.address + path)).text();

function factsIn(html: string): { [key: string]: unknown }[] {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  return (JSON.parse(json) as { '@graph': { [key: string]: unknown }[] })['@graph'];
}

test('a work says what it is to programs, whatever its title holds', async () => {
  const html = await pageAt(`/works/${site.works[0]}`);
  const [book, trail] = factsIn(html);
  expect(book).toMatchObject({
    '@type': 'Book',
    name: TITLES[0],
    author: [{ '@type': 'Person', name: 'Edda Voss' }],
    isPartOf: [{ '@type': 'BookSeries', name: 'Tides & Lamps' }],
    position: 1,
  });
  expect(JSON.stringify(trail)).toContain('Lighthouse Road');
  expect(html).toContain('<meta property="og:image:alt"');
});

test('a later chapter says which work it is of, and where in it', async () => {
  const first = await pageAt(`/works/${site.works[1]}`);
  const next = /<link rel="next" href="([^"]+)"/.exec(first)?.[1] ?? '';
  const [chapter] = factsIn(await pageAt(next));
  expect(chapter).toMatchObject({
    '@type': 'Chapter',
    position: 2,
    isPartOf: { '@type': 'Book', name: 'Low Water' },
  });
});

test('the end of a work leads on along its series, and not to what is gone', async () => {
  const [, second, third] = site.works;
  const end = async () => pageAt(`/works/${second}?view_full_work=true`);
  expect(await end()).toMatch(new RegExp(`<a class="next" rel="next" href="/works/${third}">.*Next in`, 's'));
  await database.db.transaction().execute((tx) => trashWork(tx, third!, 'keeper'));
  await expect.poll(end).not.toContain(`href="/works/${third}"`);
});
