import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../testing/keeper.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { readWork } from '../../works/read.ts';
import { readSuggestions } from '../../works/suggestions.ts';
import type { NewWork } from '../../works/work.ts';

const database = freshDatabase();
let kept: KeptSite;

beforeAll(async () => {
  kept = await openKeptSite(database);
});
afterAll(() => kept.close());

const titled = (title: string, facts: Partial<NewWork> = {}) =>
  workOf({
    title,
    chapters: [chapterOf(`${title}, as it was told at the ferry stairs on a wet night in March.`)],
    ...facts,
  });
const post = (work: NewWork) => database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
const asGuest = async (path: string) => (await kept.ask(path)).text();

test('nothing of the keeper’s opens without a session', async () => {
  const paths = [
    '/keeper',
    '/keeper/works',
    '/keeper/imports',
    '/keeper/imports/new',
    '/keeper/trash',
    '/keeper/suggestions',
    '/keeper/nowhere',
  ];
  for (const path of paths) {
    const answer = await kept.ask(path);
    expect(answer.status, path).toBe(401);
    expect(await answer.text()).toContain('fadeless keeper');
  }
  for (const path of [
    '/keeper/works/1/trashing',
    '/keeper/imports',
    '/keeper/sample-shelf/clearance',
    '/keeper/session/end',
  ]) {
    expect(
      (await kept.ask(path, { method: 'POST', body: new URLSearchParams({ form: kept.token }) })).status,
      path,
    ).toBe(401);
  }
});

test('every page of the keeper’s opens with one, and is kept by nobody', async () => {
  const id = await post(titled('Opened'));
  const paths = [
    '/keeper',
    '/keeper/works',
    '/keeper/imports',
    '/keeper/imports/new',
    '/keeper/trash',
    '/keeper/suggestions',
  ];
  for (const path of [...paths, `/keeper/works/${id}`, `/keeper/works/${id}/originals`]) {
    const { status, headers } = await kept.page(path);
    expect(status, path).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
  }
  expect((await kept.page('/keeper/works?hidden=yes')).html).toContain('Every work is shown to everyone');
  expect((await kept.page('/keeper/works/99999999')).status).toBe(404);
  expect((await kept.page('/keeper/nowhere')).status).toBe(404);
});

test('a one-time address signs in once, and looking at it uses nothing up', async () => {
  const token = await kept.newToken();
  for (const _ of [1, 2]) expect((await kept.ask(`/keeper/sign-in?token=${token}`)).status).toBe(200);
  const begin = () => kept.ask('/keeper/session', { method: 'POST', body: new URLSearchParams({ token }) });
  const begun = await begin();
  expect([begun.status, begun.headers.get('location')]).toEqual([303, '/keeper']);
  const cookies = begun.headers.getSetCookie();
  expect(cookies.find((cookie) => cookie.includes('session_token'))).toMatch(/HttpOnly.*SameSite=Lax/i);
  expect(cookies.find((cookie) => cookie.startsWith('keeper=1'))).not.toMatch(/HttpOnly/i);
  const again = await begin();
  expect(again.status).toBe(401);
  expect(await again.text()).toContain('used before or is too old');
});

test('the scripts of public pages learn who is here, and nobody else does', async () => {
  expect(await (await kept.ask('/me')).json()).toEqual({ keeper: false, links: [] });
  const me = JSON.parse((await kept.page('/me?at=/works/7/chapters/9')).html);
  expect(me).toEqual({
    keeper: true,
    links: [
      { name: 'Keeper', address: '/keeper' },
      { name: 'Edit', address: '/keeper/works/7' },
    ],
  });
});

test('a form sent from another site, or without the session’s token, is not carried out', async () => {
  const id = await post(titled('Wanted By Others'));
  const path = `/keeper/works/${id}/trashing`;
  const refused = [
    await kept.send(path, {}, { origin: 'https://elsewhere.example.org' }),
    await kept.send(path, {}, { 'sec-fetch-site': 'cross-site' }),
    await kept.send(path, {}, { 'sec-fetch-site': 'same-site' }),
    await kept.send(path, {}, { origin: 'null' }),
    await kept.send(path, { form: 'made up' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  expect((await kept.ask(`/works/${id}`)).status).toBe(200);
  expect((await kept.send(path, {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
});

test('deleting is undone in one step, and readers see both at once', async () => {
  const id = await post(titled('Gone and Back'));
  expect(await asGuest('/works')).toContain('Gone and Back');
  const trashed = await kept.send(`/keeper/works/${id}/trashing`, {});
  expect((await kept.ask(`/works/${id}`)).status).toBe(404);
  expect(await asGuest('/works')).not.toContain('Gone and Back');
  const { html } = await kept.page(trashed.headers.get('location') ?? '');
  expect(html).toContain(`action="/keeper/works/${id}/restoration"`);
  expect((await kept.page('/keeper/trash')).html).toContain('Gone and Back');
  expect((await kept.page(`/keeper/works/${id}`)).status).toBe(404);
  await kept.send(`/keeper/works/${id}/restoration`, {});
  expect(await asGuest('/works')).toContain('Gone and Back');
});

test('a suggestion is taken, undone and refused with one click each', async () => {
  const id = await post(titled('Suggested'));
  const rows = ['Tara Maclay', 'Willow Rosenberg'].map((value) => ({
    work_id: id,
    kind: 'character',
    value,
    because: ['“Tara,” she said.'],
  }));
  await database.db.insertInto('suggestions').values(rows).execute();
  const [tara] = await readSuggestions(database.db, id);
  const decide = (decision: string) =>
    kept.send(`/keeper/suggestions/${tara?.id}/decision`, { decision, back: '/keeper/suggestions' });
  expect((await kept.page('/keeper/suggestions')).html).toContain('“Tara,” she said.');
  expect(await asGuest(`/works/${id}`)).not.toContain('Tara Maclay');
  const taken = await decide('taken');
  expect(await asGuest(`/works/${id}`)).toContain('Tara Maclay');
  const { html } = await kept.page(taken.headers.get('location') ?? '');
  expect(html).toContain('Taken: Tara Maclay');
  await decide('open');
  expect(await asGuest(`/works/${id}`)).not.toContain('Tara Maclay');
  await decide('refused');
  await kept.send(`/keeper/works/${id}/decisions`, { kind: 'character', decision: 'taken' });
  expect(await readWork(database.db, 'guest', id)).toMatchObject({ characters: ['Willow Rosenberg'] });
  expect((await kept.send('/keeper/suggestions/999999/decision', { decision: 'taken' })).status).toBe(404);
});

test('the sample shelf is cleared with one click and put back with one more', async () => {
  const sample = await post(titled('Only a Sample'));
  const own = await post(titled('My Own'));
  await database.db.insertInto('sample_works').values({ work_id: sample }).execute();
  expect((await kept.page('/keeper')).html).toContain('Clear the sample shelf');
  const cleared = await kept.send('/keeper/sample-shelf/clearance', {});
  expect([(await kept.ask(`/works/${sample}`)).status, (await kept.ask(`/works/${own}`)).status]).toEqual([
    404, 200,
  ]);
  expect((await kept.page(cleared.headers.get('location') ?? '')).html).toContain('Undo');
  await kept.send('/keeper/sample-shelf/restoration', {});
  expect((await kept.ask(`/works/${sample}`)).status).toBe(200);
});

test('signing out ends the session', async () => {
  const token = await kept.newToken();
  const begun = await kept.ask('/keeper/session', { method: 'POST', body: new URLSearchParams({ token }) });
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const ended = await kept.ask('/keeper/session/end', { method: 'POST', headers: { cookie }, body: '' });
  expect(ended.headers.getSetCookie().join('\n')).toMatch(/keeper=; Path=\/; Max-Age=0/);
  const withoutCache = cookie.replace(/fadeless\.session_data=[^;]*;?/, '');
  expect((await kept.ask('/keeper', { headers: { cookie: withoutCache } })).status).toBe(401);
});
