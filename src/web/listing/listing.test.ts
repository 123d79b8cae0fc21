import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carryOut } from '../../tags/carryOut.ts';
import { makeSynonym } from '../../tags/makeSynonym.ts';
import { makeCanonical } from '../../tags/makeCanonical.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openSite, type TestSite } from '../../testing/site.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { trashWork } from '../../works/trash.ts';

const database = freshDatabase();
let site: TestSite;

const HARBOUR = { fandoms: ['Harbour Hours'], language: 'en' };
const SHELF = [
  workOf({
    ...HARBOUR,
    title: 'Low Water',
    authors: ['Wren'],
    rating: 'Mature',
    additionalTags: ['Slow Burn', 'Angst'],
    relationships: ['Ilse Brandt/Maren Holt'],
    complete: true,
    updated: '2003-05-01',
    collections: ['Winter Lamps'],
    chapters: [chapterOf('The kettle sang on the stove while the tide went out.')],
  }),
  workOf({
    ...HARBOUR,
    title: 'High Water',
    authors: ['Tern'],
    rating: 'General Audiences',
    additionalTags: ['Fluff'],
    complete: false,
    updated: '2004-05-01',
    chapters: [chapterOf('Nobody had put the kettle on, and nothing was singing.')],
  }),
  workOf({
    title: 'Une lampe',
    fandoms: ['Les Heures du port'],
    language: 'fr',
    authors: ['Wren'],
    rating: 'Mature',
    additionalTags: ['Angst'],
    updated: '2005-05-01',
    series: [{ name: 'Lamps', position: 1, url: null }],
    chapters: [chapterOf('Les lampes s’allument une à une dans la rue.')],
  }),
  workOf({ title: 'Kept Back', authors: ['Gull'], visibility: 'private', fandoms: ['Harbour Hours'] }),
];

beforeAll(async () => {
  site = await openSite(database, SHELF);
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.address + path, { headers, redirect: 'manual' });

/** The titles of the cards on a page, in their order. */
async function titles(path: string, headers: Record<string, string> = {}): Promise<string[]> {
  const html = await (await fetch(site.address + path, { headers })).text();
  const cards = html.matchAll(/<li id="work_\d+"[^]*?class="heading"><a[^>]*><bdi[^>]*>([^<]*)<\/bdi>/g);
  return Array.from(cards, ([, title = '']) => title);
}

describe('a listing', () => {
  test('stands last updated first, and holds what a guest may see', async () => {
    expect(await titles('/works')).toEqual(['Une lampe', 'High Water', 'Low Water']);
  });

  test('is filtered by everything in its address', async () => {
    expect(await titles('/works?rating=Mature')).toEqual(['Une lampe', 'Low Water']);
    expect(await titles('/works?rating=Mature&not_tag=Slow+Burn')).toEqual(['Une lampe']);
    expect(await titles('/works?any_lang=en&any_lang=fr&sort=title')).toEqual([
      'High Water',
      'Low Water',
      'Une lampe',
    ]);
    expect(await titles('/works?complete=yes')).toEqual(['Low Water']);
    expect(await titles('/works?author=wren&updated_to=2004')).toEqual(['Low Water']);
    expect(await titles('/works?q=rel%3A%22maren+holt%2Filse+brandt%22')).toEqual(['Low Water']);
    expect(await titles('/works?member=Maren+Holt')).toEqual(['Low Water']);
  });

  test('is searched by words in the texts, whose places it shows', async () => {
    expect(await titles('/works?q=kettle')).toHaveLength(2);
    expect(await titles('/works?q=%22kettle+sang%22')).toEqual(['Low Water']);
    const html = await (await get('/works?q=%22kettle+sang%22')).text();
    expect(html).toMatch(/class="passages"[^]*<mark>kettle/);
    expect(await titles('/works?q=angst')).toEqual(['Une lampe', 'Low Water']);
  });

  test('says in a line and in chips what is asked for, and drops one condition at a time', async () => {
    const html = await (await get('/works?rating=Mature&not_tag=Slow+Burn')).text();
    expect(html).toContain('value="rating:Mature -tag:&quot;Slow Burn&quot;"');
    expect(html).toContain(
      '<a class="drop" href="/works?not_tag=Slow+Burn" aria-label="Remove the filter: rated Mature">',
    );
    expect(html).toMatch(
      /1 work tagged Slow Burn[^<]* is hidden\. <a href="\/works\?rating=Mature">Show it<\/a>/,
    );
  });

  test('counts its choices among the works found', async () => {
    const html = await (await get('/works?fandom=Harbour+Hours')).text();
    expect(html).toMatch(/<bdi>Slow Burn<\/bdi> <span class="count">\(1\)/);
    expect(html).toMatch(/<bdi>Harbour Hours<\/bdi> <span class="count">\(2\)/);
    expect(html).not.toContain('Kept Back');
  });

  test('has one address: the reader is sent on to it', async () => {
    const answer = await get('/works?complete=yes&rating=mature&words_from=');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/works?rating=Mature&complete=yes');
  });

  test('explains a mistake where it is, and shows the rest', async () => {
    const answer = await get('/works?q=ratng%3Amature+lang%3Afr');
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toMatch(/<mark>ratng:?<\/mark>|<mark>ratng:mature<\/mark>/);
    expect(html).toContain('There is no filter called “ratng”');
    expect(html).toContain('Une lampe');
  });

  test('explains it, too, where the page without it was made before', async () => {
    await get('/works');
    const html = await (await get('/works?q=ratng%3Amature')).text();
    expect(html).toContain('There is no filter called “ratng”');
  });

  test('says of a name that no work has what is called nearly so', async () => {
    const html = await (await get('/works?tag=Slow+Burnn')).text();
    expect(html).toContain('No tag here is called “Slow Burnn”');
    expect(html).toContain('Did you mean “Slow Burn”?');
    expect(html).toContain('No work here is like that');
  });

  test.each([
    ['rating=foo', 'No rating is called “foo”', 'or Explicit.'],
    ['warning=foo', 'No warning is called “foo”', 'or Underage Sex.'],
    ['category=foo', 'No category is called “foo”', 'It can be F/F, F/M, Gen, M/M, Multi or Other.'],
  ])('says of %s what it can be', async (query, unknown, words) => {
    const html = await (await get(`/works?${query}`)).text();
    expect(html).toContain(unknown);
    expect(html).toContain(words);
  });

  test('stands within a tag, an author, a series and a collection too', async () => {
    expect(await titles('/tags/Harbour%20Hours/works?tag=Fluff')).toEqual(['High Water']);
    expect(await titles('/users/Wren?lang=fr')).toEqual(['Une lampe']);
    expect(await titles('/series/1')).toEqual(['Une lampe']);
    expect(await titles('/collections/winter%20lamps')).toEqual(['Low Water']);
    expect((await get('/collections/none')).status).toBe(404);
    expect((await get('/users/Gull')).status).toBe(404);
    expect((await get('/works?page=2')).status).toBe(404);
  });

  test('can be followed as Atom and as JSON Feed', async () => {
    const atom = await get('/tags/Harbour%20Hours/works/feed.atom?tag=Fluff');
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await atom.text();
    expect(xml).toContain('<title>High Water</title>');
    expect(xml).not.toContain('Low Water');
    const json = (await (await get('/works/feed.json')).json()) as { items: { title: string }[] };
    expect(json.items.map(({ title }) => title)).toHaveLength(3);
    expect(xml).toContain('<title>Harbour Hours: Works tagged Fluff · ');
    expect(await (await get('/works/feed.atom?tag=Fluff')).text()).toContain('<title>Works tagged Fluff · ');
  });

  test('the feed begins with what was shelved last, however old it is, and a sort asked for counts', async () => {
    const old = workOf({
      ...HARBOUR,
      title: 'From the Attic',
      updated: '1999-05-01',
      chapters: [chapterOf('A trunk of letters stood under the roof for years.')],
    });
    const id = await database.db.transaction().execute((tx) => postWork(tx, old, 'test'));
    const titlesIn = async (path: string) => {
      const { items } = (await (await get(path)).json()) as { items: { title: string }[] };
      return items.map(({ title }) => title);
    };
    await expect
      .poll(async () => (await titlesIn('/works/feed.json'))[0], { timeout: 5000 })
      .toBe('From the Attic');
    expect((await titlesIn('/works/feed.json?sort=updated')).at(-1)).toBe('From the Attic');
    await database.db.transaction().execute((tx) => trashWork(tx, id, 'test'));
    await expect.poll(() => titles('/works'), { timeout: 5000 }).not.toContain('From the Attic');
  });

  test('a feed of nothing is dated when the archive was made', async () => {
    const xml = await (await get('/works/feed.atom?tag=Nothing+like+it')).text();
    const { rows } = await database.pool.query<{ began: Date }>(
      'select min(applied_at) as began from migrations',
    );
    expect(xml).toContain(`<updated>${rows[0]?.began.toISOString()}</updated>`);
  });
});

test('a synonym finds what its canonical finds, in asking for and in ruling out', async () => {
  const { rows } = await database.pool.query<{ id: number; name: string }>(
    `select id, name from tags where name in ('Angst', 'Slow Burn')`,
  );
  const id = (name: string) => rows.find((tag) => tag.name === name)?.id ?? 0;
  await database.db.transaction().execute(async (tx) => {
    await carryOut(tx, makeCanonical(id('Angst')), { by: 'test' });
    await carryOut(tx, makeSynonym(id('Slow Burn'), id('Angst')), { by: 'test' });
  });
  expect(await titles('/works?tag=slow+burn&sort=title')).toEqual(['Low Water', 'Une lampe']);
  expect(await titles('/works?not_tag=slow+burn')).toEqual(['High Water']);
  expect(await titles('/works?exact_tag=slow+burn')).toEqual(['Low Water']);
});

const SPRING = {
  ...HARBOUR,
  title: 'Spring Tide',
  updated: '2020-01-01',
  chapters: [chapterOf('The highest water of the year came up over the quay.')],
};

test('a new work is in the listing at once, and a work in the trash no longer', async () => {
  const id = await database.db.transaction().execute((tx) => postWork(tx, workOf(SPRING), 'test'));
  await expect.poll(() => titles('/works'), { timeout: 5000 }).toContain('Spring Tide');
  await database.db.transaction().execute((tx) => trashWork(tx, id, 'test'));
  await expect.poll(() => titles('/works'), { timeout: 5000 }).not.toContain('Spring Tide');
});
