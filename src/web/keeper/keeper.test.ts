import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../testing/keeper.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { readWork } from '../../works/read.ts';
import { reviseWork } from '../../works/revise.ts';
import { readSuggestions } from '../../works/suggestions.ts';
import type { NewWork } from '../../works/work.ts';

const database = freshDatabase();
let kept: KeptSite;

beforeAll(async () => {
  kept = await openKeptSite(database);
});
afterAll(() => kept.close());

const titled = (title: string, facts: Partial<NewWork> = {}) =>
  workOf({ title, chapters: [chapterOf(`${title}, as it was told at the ferry stairs on a wet night in March.`)], ...facts });
const post = (work: NewWork) => database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
const asGuest = async (path: string) => (await kept.ask(path)).text();

/** The fields of the edit form as the page shows them, the way a browser would send them back. */
async function shownForm(path: string): Promise<URLSearchParams> {
  const { html } = await kept.page(path);
  const form = /<form[^>]*id="edit"[^]*?<\/form>/.exec(html)?.[0] ?? '';
  const sent = new URLSearchParams();
  const text = (value: string) => value.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => text(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    if (of('type') !== 'checkbox' || / checked/.test(tag)) sent.append(of('name'), of('value'));
  }
  for (const [, name, words] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)) {
    sent.append(name ?? '', text(words ?? '').replace(/\n/g, '\r\n'));
  }
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([^]*?)<\/select>/g)) {
    sent.append(name ?? '', text(/value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? ''));
  }
  return sent;
}

test('nothing of the keeper’s opens without a session', async () => {
  const paths = ['/keeper', '/keeper/works', '/keeper/imports', '/keeper/imports/new', '/keeper/trash', '/keeper/suggestions', '/keeper/nowhere'];
  for (const path of paths) {
    const answer = await kept.ask(path);
    expect(answer.status, path).toBe(401);
    expect(await answer.text()).toContain('fadeless keeper');
  }
  for (const path of ['/keeper/works/1/trashing', '/keeper/imports', '/keeper/sample-shelf/clearance', '/keeper/session/end']) {
    expect((await kept.ask(path, { method: 'POST', body: new URLSearchParams({ form: kept.token }) })).status, path).toBe(401);
  }
});

test('every page of the keeper’s opens with one, and is kept by nobody', async () => {
  const id = await post(titled('Opened'));
  const paths = ['/keeper', '/keeper/works', '/keeper/imports', '/keeper/imports/new', '/keeper/trash', '/keeper/suggestions'];
  for (const path of [...paths, `/keeper/works/${id}`, `/keeper/works/${id}/originals`]) {
    const { status, headers } = await kept.page(path);
    expect(status, path).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
  }
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
  expect(me).toEqual({ keeper: true, links: [{ name: 'Keeper', address: '/keeper' }, { name: 'Edit', address: '/keeper/works/7' }] });
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

test('a form sent back as it was shown changes nothing and corrects nothing', async () => {
  const work = titled('All Its Fields', {
    summary: chapterOf('Two lines\nof a summary.\n\nAnd <more> & "so".').html,
    notesBegin: chapterOf('x').html,
    additionalTags: ['a tag, with a comma', '<3'],
    warnings: ['No Archive Warnings Apply', 'A Warning Of Its Own'],
    rating: 'Mature',
    disclaimer: 'Line one\r\nline two',
    series: [{ name: 'Hours', position: 3, url: 'https://example.org/hours' }],
    published: '2001-02-03',
    language: 'de',
    setting: { raw: 'after 6x19', relation: 'after', fandom: 'Buffy the Vampire Slayer', code: '6x19', title: 'Seeing Red' },
  });
  const id = await post(work);
  const before = await database.db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect((await kept.send(`/keeper/works/${id}`, await shownForm(`/keeper/works/${id}`))).status).toBe(303);
  const after = await database.db.selectFrom('works').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(after).toEqual(before);
});

test('a correction is shown to readers at once and survives the next import', async () => {
  const work = titled('Seen Red', { sourceUrl: 'https://example.org/seen-red', fandoms: ['Buffy'] });
  const id = await post(work);
  expect(await asGuest(`/works/${id}`)).toContain('Seen Red');
  const form = await shownForm(`/keeper/works/${id}`);
  form.set('title', 'Seeing Red, Seen Again');
  form.set('fandoms', 'Buffy the Vampire Slayer');
  form.set('setting', 'post-"Seeing Red" (BTVS 6x19)');
  form.set('summary', 'A <em>quiet</em> evening.<script>alert(1)</script>');
  form.set('characters', 'Tara Maclay\nWillow Rosenberg\n\n');
  form.set('language', 'English');
  expect((await kept.send(`/keeper/works/${id}`, form)).headers.get('location')).toBe(`/keeper/works/${id}?said=saved`);
  expect(await asGuest(`/works/${id}`)).toContain('Seeing Red, Seen Again');
  await database.db.transaction().execute((tx) => reviseWork(tx, id, { ...work, title: 'Seen Red', beta: ['Tern'] }, 'import'));
  expect(await readWork(database.db, 'guest', id)).toMatchObject({
    title: 'Seeing Red, Seen Again',
    fandoms: ['Buffy the Vampire Slayer'],
    setting: { relation: 'after', code: '6x19', title: 'Seeing Red', fandom: 'Buffy the Vampire Slayer' },
    summary: expect.stringMatching(/^<p>A <em>quiet<\/em> evening\.<\/p>\s*$/),
    characters: ['Tara Maclay', 'Willow Rosenberg'],
    language: 'en',
    beta: ['Tern'],
  });
  expect((await kept.page(`/keeper/works/${id}`)).html).toContain('corrected by you');
});

test('what does not fit is said beside its field, and nothing typed is lost', async () => {
  const id = await post(titled('Misfits'));
  await post(titled('The Other One', { sourceUrl: 'https://example.org/other' }));
  const form = await shownForm(`/keeper/works/${id}`);
  form.set('title', '  ');
  form.set('published', '2004-02-31');
  form.set('language', 'Entish of the north');
  form.set('sourceUrl', 'http://www.example.org/other#part-2');
  form.set('chaptersExpected', 'twelve');
  form.set('feedback', 'Words worth <keeping> & "saving"');
  const answer = await kept.send(`/keeper/works/${id}`, form);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const words of ['even “Untitled”', 'a day that the calendar has', 'names no language', '“The Other One” came from this address', 'a whole number']) {
    expect(html).toContain(words);
  }
  expect(html).toContain('Words worth &lt;keeping&gt; &amp; &quot;saving&quot;');
  expect(html).toContain('value="Entish of the north"');
  expect(await readWork(database.db, 'guest', id)).toMatchObject({ title: 'Misfits', feedback: null });
});

test('two people at the same field are told; at different fields both are served', async () => {
  const id = await post(titled('Twice Edited', { beta: ['Wren'] }));
  const [mine, theirs] = [await shownForm(`/keeper/works/${id}`), await shownForm(`/keeper/works/${id}`)];
  theirs.set('title', 'Theirs');
  theirs.set('feedback', 'to them');
  mine.set('title', 'Mine');
  mine.set('beta', 'Tern');
  await kept.send(`/keeper/works/${id}`, theirs);
  const refused = await kept.send(`/keeper/works/${id}`, mine);
  expect(refused.status).toBe(409);
  const html = await refused.text();
  expect(html).toContain('value="Mine"');
  expect(html).toContain('Meanwhile this became:');
  expect(await readWork(database.db, 'guest', id)).toMatchObject({ title: 'Theirs', beta: ['Wren'] });
  mine.set('title', 'Twice Edited');
  expect((await kept.send(`/keeper/works/${id}`, mine)).status).toBe(303);
  expect(await readWork(database.db, 'guest', id)).toMatchObject({ title: 'Theirs', beta: ['Tern'], feedback: 'to them' });
});

test('a hidden work is met by nobody but the keeper', async () => {
  const id = await post(titled('Behind the Curtain'));
  const form = await shownForm(`/keeper/works/${id}`);
  form.set('visibility', 'private');
  await kept.send(`/keeper/works/${id}`, form);
  expect((await kept.ask(`/works/${id}`)).status).toBe(404);
  expect((await kept.page(`/keeper/works/${id}`)).html).toContain('Only the keeper');
  const odd = await shownForm(`/keeper/works/${id}`);
  odd.set('visibility', 'everyone and their dog');
  expect((await kept.send(`/keeper/works/${id}`, odd)).status).toBe(422);
});

test('a suggestion is taken, undone and refused with one click each', async () => {
  const id = await post(titled('Suggested'));
  const rows = ['Tara Maclay', 'Willow Rosenberg'].map((value) => ({ work_id: id, kind: 'character', value, because: ['“Tara,” she said.'] }));
  await database.db.insertInto('suggestions').values(rows).execute();
  const [tara] = await readSuggestions(database.db, id);
  const decide = (decision: string) => kept.send(`/keeper/suggestions/${tara?.id}/decision`, { decision, back: '/keeper/suggestions' });
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

test('a chapter’s title is put right, and an older text is read and made current again', async () => {
  const work = titled('In Parts', { chapters: [chapterOf('The text before.', { title: 'One' })] });
  const id = await post(work);
  await database.db.transaction().execute((tx) => reviseWork(tx, id, { ...work, chapters: [chapterOf('The text after.', { title: 'One' })] }, 'import'));
  const chapterId = (await readWork(database.db, 'keeper', id)).firstChapterId;
  const path = `/keeper/works/${id}/chapters/${chapterId}`;
  const form = await shownForm(path);
  form.set('title', 'The First Part');
  await kept.send(path, form);
  const { html } = await kept.page(path);
  expect(html).toContain('The First Part');
  const older = [...html.matchAll(/revisions\/(\d+)"/g)].map((match) => Number(match[1])).sort((a, b) => a - b)[0];
  expect((await kept.page(`${path}/revisions/${older}`)).html).toContain('The text before.');
  await kept.send(`${path}/revisions/${older}/reinstatement`, {});
  expect(await asGuest(`/works/${id}`)).toContain('The text before.');
  expect((await kept.page(`${path}/revisions/99999999`)).status).toBe(404);
  expect((await kept.page(`/keeper/works/${id + 1}/chapters/${chapterId}`)).status).toBe(404);
});

test('the sample shelf is cleared with one click and put back with one more', async () => {
  const sample = await post(titled('Only a Sample'));
  const own = await post(titled('My Own'));
  await database.db.insertInto('sample_works').values({ work_id: sample }).execute();
  expect((await kept.page('/keeper')).html).toContain('Clear the sample shelf');
  const cleared = await kept.send('/keeper/sample-shelf/clearance', {});
  expect([(await kept.ask(`/works/${sample}`)).status, (await kept.ask(`/works/${own}`)).status]).toEqual([404, 200]);
  expect((await kept.page(cleared.headers.get('location') ?? '')).html).toContain('Undo');
  await kept.send('/keeper/sample-shelf/restoration', {});
  expect((await kept.ask(`/works/${sample}`)).status).toBe(200);
});

test('signing out ends the session', async () => {
  const token = await kept.newToken();
  const begun = await kept.ask('/keeper/session', { method: 'POST', body: new URLSearchParams({ token }) });
  const cookie = begun.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const ended = await kept.ask('/keeper/session/end', { method: 'POST', headers: { cookie }, body: '' });
  expect(ended.headers.getSetCookie().join('\n')).toMatch(/keeper=; Path=\/; Max-Age=0/);
  const withoutCache = cookie.replace(/fadeless\.session_data=[^;]*;?/, '');
  expect((await kept.ask('/keeper', { headers: { cookie: withoutCache } })).status).toBe(401);
});
