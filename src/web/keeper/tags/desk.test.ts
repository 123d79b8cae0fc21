import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MapKind } from '../../../store/schema.ts';
import { coinTag } from '../../../tags/coin.ts';
import { proposeMerges } from '../../../tags/proposeMerges.ts';
import { openRefilters, refilterStep } from '../../../tags/refilter.ts';
import { filtersByHand, filtersDerived } from '../../../tags/testing/filtersByHand.ts';
import { noteChange } from '../../../store/changes.ts';
import { freshDatabase } from '../../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../../testing/keeper.ts';
import { chapterOf, workOf } from '../../../testing/works.ts';
import { postWork } from '../../../works/post.ts';
import type { NewWork } from '../../../works/work.ts';
import { actWords, alongWords } from './words.ts';

const database = freshDatabase();
let kept: KeptSite;
beforeAll(async () => {
  kept = await openKeptSite(database);
});
afterAll(() => kept.close());

let stories = 0;
const post = (facts: Partial<NewWork>) =>
  database.db.transaction().execute((tx) =>
    postWork(
      tx,
      workOf({
        title: `Story ${++stories}`,
        chapters: [chapterOf(`Story ${stories} is told only here.`)],
        ...facts,
      }),
      'test',
    ),
  );
const coin = (kind: MapKind, name: string) =>
  database.db.transaction().execute((tx) => coinTag(tx, kind, name));
const stateOf = (id: number) =>
  database.db
    .selectFrom('tags')
    .select(['canonical', 'synonym_of', 'aside', 'display'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** Sends an act; an answer that only shows what would happen is confirmed when `sure`. Returns the page that follows. */
async function wrangle(fields: Record<string, string> | [string, string][], sure = true): Promise<string> {
  const form = new URLSearchParams(fields);
  let answer = await kept.send('/keeper/tags/wranglings', form);
  if (answer.status === 200 && sure) {
    form.set('sure', 'yes');
    answer = await kept.send('/keeper/tags/wranglings', form);
  }
  const location = answer.headers.get('location');
  const html = location ? (await kept.page(location)).html : await answer.text();
  return plain(html);
}
const plain = (html: string) =>
  html
    .replace(/<\/?(?:bdi|a)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

test('nobody but the keeper meets the desk, and no form without its token is carried out', async () => {
  expect((await kept.ask('/keeper/tags')).status).toBe(401);
  const body = new URLSearchParams({ act: 'canonical', tag: '1' });
  expect((await kept.ask('/keeper/tags/wranglings', { method: 'POST', body })).status).toBe(401);
  expect(
    (await kept.send('/keeper/tags/wranglings', { act: 'canonical', tag: '1', form: 'forged' })).status,
  ).toBe(403);
});

test('an empty archive has empty bins that say so', async () => {
  expect(plain((await kept.page('/keeper/tags')).html)).toContain('Every bin is empty');
  expect(plain((await kept.page('/keeper/tags/merges')).html)).toContain('None wait');
  expect(plain((await kept.page('/keeper/tags/history')).html)).toContain('Nothing was changed yet');
});

test('a tag is made canonical with a click, and undone with another', async () => {
  await post({ fandoms: ['Saltmarsh'], characters: ['Ilse'] });
  const saltmarsh = await coin('fandom', 'Saltmarsh');
  const page = await wrangle({ act: 'canonical', tag: String(saltmarsh), back: `/keeper/tags/${saltmarsh}` });
  expect(page).toContain('Saltmarsh made canonical');
  expect(await stateOf(saltmarsh)).toMatchObject({ canonical: true });
  const { html } = await kept.page('/keeper/tags/history');
  const line = /name="lines" value="(\d+)"/.exec(html)?.[1] ?? '';
  await kept.send('/keeper/tags/undoings', { lines: line, back: '/keeper/tags/history' });
  expect(await stateOf(saltmarsh)).toMatchObject({ canonical: false });
  expect(plain((await kept.page('/keeper/tags/history')).html)).toContain(
    'Taken back: Saltmarsh made canonical',
  );
  await wrangle({ act: 'canonical', tag: String(saltmarsh) });
  expect(plain((await kept.page('/keeper/tags')).html)).toMatch(/Saltmarsh 1 character/);
});

test('a tag that shall mean one that is not canonical yet is asked about first, and nothing is left behind by asking', async () => {
  const ilse = await coin('character', 'Ilse');
  const asked = await wrangle({ act: 'synonym', tag: String(ilse), other: 'Ilse Brandt' }, false);
  expect(asked).toContain('“Ilse Brandt” is new here and becomes canonical for it.');
  expect(
    await database.db.selectFrom('tags').select('id').where('name', '=', 'Ilse Brandt').execute(),
  ).toEqual([]);
  expect(await wrangle({ act: 'synonym', tag: String(ilse), other: 'Ilse Brandt' })).toContain(
    'Ilse means Ilse Brandt',
  );
  const brandt = await coin('character', 'Ilse Brandt');
  expect(await stateOf(ilse)).toMatchObject({ synonym_of: brandt });
});

test('ticked tags are wrangled together; what the map refuses is said and the rest is done', async () => {
  await post({
    fandoms: ['Saltmarsh'],
    additionalTags: ['Fog', 'Sea Fog', 'Mists'],
    relationships: ['Ilse/Maren'],
  });
  const [fog, sea, mists] = [
    await coin('additional', 'Fog'),
    await coin('additional', 'Sea Fog'),
    await coin('additional', 'Mists'),
  ];
  const brandt = await coin('character', 'Ilse Brandt');
  await wrangle({ act: 'canonical', tag: String(fog) });
  const said = await wrangle([
    ['act', 'synonym'],
    ['tag', String(sea)],
    ['tag', String(mists)],
    ['tag', String(fog)],
    ['other', 'fog'],
  ]);
  expect(said).toContain('1 tag could not be changed so');
  expect([await stateOf(sea), await stateOf(mists)]).toMatchObject([
    { synonym_of: fog },
    { synonym_of: fog },
  ]);
  const refused = await wrangle([
    ['act', 'meta'],
    ['tag', String(sea)],
    ['other', 'Fog'],
  ]);
  expect(refused).toContain('This cannot be done');
  expect(refused).toContain('“Sea Fog” is not canonical');
  const vocabulary = await wrangle([
    ['act', 'parent'],
    ['tag', String(brandt)],
    ['other', ''],
  ]);
  expect(vocabulary).toContain('Nothing was changed');
});

test('several changes made together are undone together', async () => {
  const [sea, mists, fog] = [
    await coin('additional', 'Sea Fog'),
    await coin('additional', 'Mists'),
    await coin('additional', 'Fog'),
  ];
  const answer = await kept.send(
    '/keeper/tags/wranglings',
    new URLSearchParams([
      ['act', 'free'],
      ['tag', String(sea)],
      ['tag', String(mists)],
    ]),
  );
  const { html } = await kept.page(answer.headers.get('location') ?? '');
  expect(await stateOf(sea)).toMatchObject({ synonym_of: null });
  const lines = /name="lines" value="([\d ]+)"/.exec(html)?.[1] ?? '';
  expect(lines.split(' ')).toHaveLength(2);
  await kept.send('/keeper/tags/undoings', { lines, back: '/keeper/tags' });
  expect([await stateOf(sea), await stateOf(mists)]).toMatchObject([
    { synonym_of: fog },
    { synonym_of: fog },
  ]);
});

test('merging a canonical tag tells what goes along before it goes', async () => {
  await post({ fandoms: ['Saltmarsh'], additionalTags: ['Haar'] });
  const [fog, haar] = [await coin('additional', 'Fog'), await coin('additional', 'Haar')];
  await wrangle({ act: 'canonical', tag: String(haar) });
  const asked = await wrangle({ act: 'synonym', tag: String(fog), other: 'Haar' }, false);
  expect(asked).toContain('2 synonyms go along');
  expect(await stateOf(fog)).toMatchObject({ canonical: true });
  await wrangle({ act: 'synonym', tag: String(fog), other: 'Haar' });
  expect(await stateOf(fog)).toMatchObject({ canonical: false, synonym_of: haar });
});

test('what was done, taken back and done again reads as a sentence', () => {
  expect(actWords('undo')).toEqual({ before: 'an undoing about', after: '' });
});

test('what goes along is said of one thing as of many', () => {
  const none = { synonyms: 0, places: 0, broader: 0, members: 0, names: 0 };
  expect(alongWords(none)).toBeNull();
  expect(alongWords({ ...none, names: 1 })).toBe('1 short name goes along');
  expect(alongWords({ ...none, synonyms: 1, names: 1 })).toBe('1 synonym and 1 short name go along');
});

test('a tag’s page shows all that hangs on it, and takes each off again', async () => {
  const [brandt, ship, marsh] = [
    await coin('character', 'Ilse Brandt'),
    await coin('relationship', 'Ilse/Maren'),
    await coin('fandom', 'Saltmarsh'),
  ];
  const maren = await coin('character', 'Maren Holt');
  for (const tag of [maren, ship]) await wrangle({ act: 'canonical', tag: String(tag) });
  await wrangle({ act: 'parent', tag: String(brandt), other: 'Saltmarsh' });
  await wrangle({ act: 'parent', tag: String(marsh), other: 'Television' });
  expect(
    await wrangle({
      act: 'members',
      tag: String(ship),
      members: 'Ilse\r\nMaren Holt',
      romantic: 'yes',
      back: `/keeper/tags/${ship}`,
    }),
  ).toMatch(/Who is in it Ilse Brandt .* Maren Holt/);
  expect(await wrangle({ act: 'members', tag: String(ship), members: 'Nobody At All' })).toContain(
    'No canonical tag of the kind character is called “Nobody At All”',
  );
  await wrangle({ act: 'alias', tag: String(ship), name: 'I/M', fandom: 'Saltmarsh' });
  await wrangle({ act: 'rename', tag: String(ship), name: 'ILSE/MAREN' });
  const page = plain((await kept.page(`/keeper/tags/${ship}`)).html);
  expect(page).toContain('ILSE/MAREN');
  expect(page).toMatch(/I\/M in Saltmarsh/);
  expect(page).toMatch(/Fandoms it belongs to Saltmarsh/);
  expect(plain((await kept.page(`/keeper/tags/${marsh}`)).html)).toMatch(/Media it belongs to Television/);
  await wrangle({ act: 'no alias', tag: String(ship), name: 'I/M', fandom: 'Saltmarsh' });
  await wrangle({ act: 'no parent', tag: String(ship), otherId: String(marsh) });
  const after = plain((await kept.page(`/keeper/tags/${ship}`)).html);
  expect(after).not.toMatch(/I\/M in/);
  expect(after).not.toMatch(/belongs to Saltmarsh/);
  expect(await filtersDerived(database.db)).toEqual(await filtersByHand(database.db));
});

test('a change over many works is shown first, and then runs as a job with its progress', async () => {
  const lamps = await coin('additional', 'Lamps');
  await database.pool.query(
    `with made as (insert into works (title, title_sort, chapter_count, words, content_key)
       select 'bare', 'bare', 1, 1, sha256(convert_to('desk' || n, 'UTF8')) from generate_series(1, 2500) as n returning id)
     insert into work_tags (work_id, tag_id, position) select id, $1, 1 from made`,
    [lamps],
  );
  const asked = await wrangle({ act: 'canonical', tag: String(lamps) }, false);
  expect(asked).toContain('It changes what 2,500 works are found by.');
  expect(await openRefilters(database.db)).toEqual([]);
  await wrangle({ act: 'canonical', tag: String(lamps) });
  const [job] = await openRefilters(database.db);
  await refilterStep(database.db, job!.id);
  const { html } = await kept.page('/keeper/tags');
  expect(plain(html)).toContain('2,000 of 2,500 works');
  expect(html).toContain('http-equiv="refresh"');
  await refilterStep(database.db, job!.id);
  expect(plain((await kept.page('/keeper/tags')).html)).not.toContain('Works being told');
});

test('merges are decided one by one, the other way round, or ticked together', async () => {
  for (const name of [
    'Lighthouses',
    'Lighthouse',
    'Lighthouse',
    'Slow Burn',
    'Slow Burn',
    'Slowburn',
    'slow-burn!',
    'Tide Pool',
    'Tide Pools',
    'Tide Pools',
  ])
    await post({ additionalTags: [name] });
  await proposeMerges(database.db);
  const { html } = await kept.page('/keeper/tags/merges?kind=additional');
  expect(plain(html)).toMatch(/Lighthouses \(1\) means Lighthouse \(2\)/);
  const pair = (name: string) =>
    new RegExp(`name="(?:yes|no)" value="(\\d+)"[^>]*aria-label="(?:Yes|No): ${name} and`).exec(html)?.[1] ??
    '';
  await kept.send('/keeper/tags/merges', { no: pair('Lighthouses') });
  await kept.send('/keeper/tags/merges', { turned: pair('Tide Pool') });
  await kept.send(
    '/keeper/tags/merges',
    new URLSearchParams([
      ['decision', 'yes'],
      ['pair', pair('Slowburn')],
      ['pair', pair('slow-burn!')],
    ]),
  );
  const [one, many, burn] = [
    await coin('additional', 'Tide Pool'),
    await coin('additional', 'Tide Pools'),
    await coin('additional', 'Slow Burn'),
  ];
  expect([await stateOf(one), await stateOf(many), await stateOf(burn)]).toMatchObject([
    { canonical: true },
    { synonym_of: one },
    { canonical: true },
  ]);
  expect(await stateOf(await coin('additional', 'Slowburn'))).toMatchObject({ synonym_of: burn });
  expect(plain((await kept.page('/keeper/tags/merges')).html)).not.toContain('Lighthouses');
});

test('the rule by use says what it would do, and can be changed and given back', async () => {
  const page = async (path: string) => plain((await kept.page(path)).html);
  expect(await page('/keeper/tags/rule')).toContain('when it stands on 3 works');
  expect(await page('/keeper/tags/rule?uses=2')).toMatch(
    /1 name would become canonical.* Lighthouse tag, 2 works/,
  );
  await kept.send('/keeper/tags/rule', { uses: '2' });
  expect(await page('/keeper/tags/rule')).toContain('when it stands on 2 works');
  await kept.send('/keeper/tags/rule', { uses: 'many' });
  await kept.send('/keeper/tags/rule', {});
  expect(await page('/keeper/tags/rule')).toContain('when it stands on 3 works');
});

test('a keeper adds a word to the warnings, and cannot take away those of every archive', async () => {
  const answer = await kept.send('/keeper/tags/vocabulary', { kind: 'warning', name: 'Spiders' });
  expect(plain((await kept.page(answer.headers.get('location') ?? '')).html)).toContain(
    'Spiders made canonical',
  );
  expect((await kept.send('/keeper/tags/vocabulary', { kind: 'fandom', name: 'x' })).status).toBe(422);
  const mature = await coin('rating', 'Mature');
  expect(await wrangle({ act: 'free', tag: String(mature) })).toContain('every archive has');
});

test('a bin of ten thousand tags comes in pages, with long names and names from right to left', async () => {
  const marsh = await coin('fandom', 'Saltmarsh');
  const work = await post({ fandoms: ['Saltmarsh'] });
  await database.pool.query(
    `with made as (insert into tags (kind, name, folded, letters)
       select 'additional', 'Tag ' || n || case when n % 1000 = 0 then ' ظلام' || repeat('m', 400) else '' end, 'tag ' || n, 'tag' || n
       from generate_series(1, 10000) as n returning id)
     insert into work_tags (work_id, tag_id, position) select $1, id, 9 from made`,
    [work],
  );
  await database.db.transaction().execute((tx) => noteChange(tx, 'work', work));
  const first = await kept.page(`/keeper/tags/search?fandom=Saltmarsh&kind=additional&state=unwrangled`);
  expect(plain(first.html)).toMatch(/Page 1 of 20\d/);
  const last = await kept.page(
    `/keeper/tags/search?fandom=Saltmarsh&kind=additional&state=unwrangled&page=200`,
  );
  expect(plain(last.html)).toMatch(/Tag \d+ /);
  const all = new URLSearchParams(
    [...last.html.matchAll(/name="listed" value="(\d+)"/g)].map(([, id]) => ['listed', id ?? '']),
  );
  all.append('all', 'yes');
  all.append('act', 'parent');
  all.append('other', 'Saltmarsh');
  const answer = await kept.send('/keeper/tags/wranglings', all);
  expect(answer.status).toBe(303);
  const children = await database.db
    .selectFrom('tag_parents')
    .select('child_id')
    .where('parent_id', '=', marsh)
    .execute();
  expect(children.length).toBeGreaterThan(49);
});

test('from the public page of a tag the keeper comes to it on the desk', async () => {
  const links = await kept.ask('/me?at=/tags/I*s*M/works', { headers: { cookie: kept.cookies } });
  expect(await links.json()).toMatchObject({
    links: [{ name: 'Keeper' }, { address: '/keeper/tags/called/I*s*M' }],
  });
  const marsh = await coin('fandom', 'Saltmarsh');
  expect((await kept.page('/keeper/tags/called/saltmarsh')).headers.get('location')).toBe(
    `/keeper/tags/${marsh}`,
  );
  expect((await kept.page('/keeper/tags/called/Nobody')).headers.get('location')).toBe(
    '/keeper/tags/search?words=Nobody',
  );
});

test('addresses that mean nothing are answered in plain words', async () => {
  expect((await kept.page('/keeper/tags/999999')).status).toBe(404);
  expect((await kept.page('/keeper/tags/search?kind=nonsense&state=x&page=9999')).status).toBe(200);
  expect(plain((await kept.page('/keeper/tags/search?fandom=Nowhere')).html)).toContain(
    'No canonical fandom is called “Nowhere”',
  );
  const elsewhere = await kept.send('/keeper/tags/wranglings', {
    act: 'canonical',
    tag: '1',
    back: 'https://evil.example.org/',
  });
  expect(elsewhere.headers.get('location')).toMatch(/^\/keeper\/tags\?done=/);
});
