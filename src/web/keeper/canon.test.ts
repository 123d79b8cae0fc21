import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { rereadAllSettings } from '../../chores/rereadSettings.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../testing/keeper.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { readWork } from '../../works/read.ts';

const database = freshDatabase();
let kept: KeptSite;
let workId: number;

beforeAll(async () => {
  kept = await openKeptSite(database);
  const raw = 'post-"The Gift Horse"';
  const setting = { raw, relation: 'after' as const, fandom: null, code: null, title: null };
  workId = await database.db
    .transaction()
    .execute((tx) => postWork(tx, workOf({ fandoms: ['Harbour Lights'], setting }), 'test'));
});
afterAll(async () => {
  await kept.close();
});

const HAND = {
  as: 'hand',
  fandom: 'Harbour Lights',
  codes: 'HL',
  media: 'TV Shows',
  counting: 'episodes',
  installments: 'The Last Lamp\nThe Gift Horse\nSeason 2\n2x01 High Water',
  characters: 'Zoë Marsh\nHope Faber',
};

test('a small pack written by hand is kept, and counts at once', async () => {
  const sent = await kept.send('/keeper/canon', HAND);
  expect(sent.headers.get('location')).toBe('/keeper/canon?said=kept');
  const { html } = await kept.page('/keeper/canon?said=kept');
  expect(html).toContain('href="/canon/harbour-lights"');
  expect(html).toMatch(/Your own[^]*Harbour Lights[^]*3 installments[^]*2 characters/);
  expect((await kept.page('/canon/harbour-lights/2x01')).html).toContain('High Water');
});

test('settings whose words now make sense are read anew, and the log says which', async () => {
  await rereadAllSettings({ db: database.db, canon: () => kept.web.site.canon() });
  const setting = await database.db.selectFrom('settings').selectAll().executeTakeFirstOrThrow();
  expect(setting).toMatchObject({
    work_id: workId,
    relation: 'after',
    fandom: 'Harbour Lights',
    code: '1x02',
  });
  const last = await database.db
    .selectFrom('changes')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(last).toMatchObject({ subject: 'work', subject_id: workId });
});

test('a pack that does not fit is said line by line, and nothing is kept', async () => {
  const { html: before } = await kept.page('/keeper/canon/harbour-lights');
  expect(before).toContain('code: 1x02, title: &quot;The Gift Horse&quot;');
  const yaml =
    'fandom: Harbour Lights\nmedia: TV Shows\ncounting: episodes\ninstallments:\n  - { code: 1x01, title: One }\n  - { code: 1x01 }\n';
  const sent = await kept.send('/keeper/canon', { as: 'yaml', yaml });
  expect(sent.status).toBe(422);
  const html = await sent.text();
  expect(html).toContain('Line 6: installments 2: title is missing');
  expect(html).toContain('{ code: 1x01 }');
  const broken = await (await kept.send('/keeper/canon', { as: 'yaml', yaml: 'fandom: [\n' })).text();
  expect(broken).toContain('it is not YAML');
  expect((await kept.page('/canon/harbour-lights/2x01')).status).toBe(200);
});

test('a list of episodes becomes a pack', async () => {
  const list = 'season,episode,title\n1,1,Low Tide\n1,2,Keys\n';
  const sent = await kept.send('/keeper/canon', {
    as: 'list',
    fandom: 'The Salt House',
    codes: '',
    media: '',
    list,
  });
  expect(sent.status).toBe(303);
  expect((await kept.page('/canon/the-salt-house')).html).toContain('Low Tide');
  const lacking = await kept.send('/keeper/canon', { as: 'list', list: 'a,b\n1,2\n', fandom: 'X' });
  expect(await lacking.text()).toContain('names no column of titles');
});

test('what a list leaves out is said before its pack is kept', async () => {
  const list = 'season,episode,title\n1,1,Low Tide\nx,2,Lost\n';
  const facts = { fandom: 'The Glass Pier', codes: '', media: '' };
  const sent = await kept.send('/keeper/canon', { as: 'list', ...facts, list });
  expect(sent.status).toBe(200);
  const html = await sent.text();
  expect(html).toMatch(/Nothing was kept yet[^]*Line 3: “x” is no season. “Lost” was left out/);
  expect(html).toContain('value="yaml"');
  expect((await kept.page('/canon/the-glass-pier')).status).toBe(404);
  const yaml = /<textarea id="yaml"[^>]*>([^]*?)<\/textarea>/.exec(html)![1]!.replaceAll('&quot;', '"');
  expect((await kept.send('/keeper/canon', { as: 'yaml', yaml })).status).toBe(303);
  expect((await kept.page('/canon/the-glass-pier')).html).toContain('Low Tide');
});

test('a pack made anew does not take the place of one that is there', async () => {
  for (const fandom of ['Harbour Lights', 'Buffy the Vampire Slayer']) {
    const sent = await kept.send('/keeper/canon', { ...HAND, fandom });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain(`${fandom} has a pack already`);
  }
  expect((await kept.page('/canon/buffy-the-vampire-slayer/6x19')).html).toContain('Seeing Red');
});

test('a pack in a file is taken from a form with a file', async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ form: kept.token, as: 'yaml', yaml: '' }))
    body.set(name, value);
  body.set(
    'file',
    new File(
      [
        'fandom: Dark Quarter\nmedia: Movies\ncounting: stories\ninstallments:\n  - { code: DQ, title: One }\n',
      ],
      'dq.yaml',
    ),
  );
  const request = new Request('http://localhost/', { method: 'POST', body });
  const bytes = await request.arrayBuffer();
  const sent = await kept.ask('/keeper/canon', {
    method: 'POST',
    body: bytes,
    headers: {
      cookie: kept.cookies,
      'content-type': request.headers.get('content-type') ?? '',
      'content-length': String(bytes.byteLength),
    },
  });
  expect(sent.headers.get('location')).toBe('/keeper/canon?said=kept');
  expect((await kept.page('/canon/dark-quarter/dq')).status).toBe(200);
});

test('a work keeps the words of its setting when the pack that knew the place is taken away', async () => {
  const shelved = workOf({
    title: 'Low Water',
    fandoms: ['The Salt House'],
    setting: { raw: 'after 1x02', relation: 'after', fandom: 'The Salt House', code: '1x02', title: 'Keys' },
    chapters: [chapterOf('Low water at the salt house, and nobody about.')],
  });
  const id = await database.db.transaction().execute((tx) => postWork(tx, shelved, 'test'));
  const link = 'href="/canon/the-salt-house/1x02"';
  expect((await kept.page(`/works/${id}`)).html).toContain(link);
  await kept.send('/keeper/canon/the-salt-house/removal', {});
  await rereadAllSettings({ db: database.db, canon: () => kept.web.site.canon() });
  const work = await readWork(database.db, 'guest', id);
  expect(work.setting).toEqual({
    raw: 'after 1x02',
    relation: 'after',
    fandom: null,
    code: null,
    title: null,
  });
  await vi.waitFor(async () => expect((await kept.page(`/works/${id}`)).html).not.toContain(link));
  expect((await kept.page(`/works/${id}`)).html).toContain('after 1x02');
});

test('a pack of the keeper’s own can be taken away', async () => {
  const sent = await kept.send('/keeper/canon/dark-quarter/removal', {});
  expect(sent.headers.get('location')).toBe('/keeper/canon?said=dropped');
  expect((await kept.page('/canon/dark-quarter')).status).toBe(404);
});

test('nobody but the keeper keeps packs', async () => {
  const sent = await kept.ask('/keeper/canon', { method: 'POST', body: new URLSearchParams(HAND) });
  expect(sent.status).not.toBe(303);
});
