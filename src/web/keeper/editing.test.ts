import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, shownForm, type KeptSite } from '../../testing/keeper.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import { readWork } from '../../works/read.ts';
import { reviseWork } from '../../works/revise.ts';
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

test('the keeper’s own words for ratings and warnings are offered, and a rating of a work’s own is kept', async () => {
  for (const [kind, name] of [
    ['warning', 'Spiders'],
    ['rating', 'Tea And Biscuits'],
  ] as const)
    await kept.send('/keeper/tags/vocabulary', { kind, name });
  const id = await post(titled('Own Words', { rating: 'PG, mostly' }));
  const form = await shownForm(kept, `/keeper/works/${id}`);
  expect(form.get('rating')).toBe('PG, mostly');
  const { html } = await kept.page(`/keeper/works/${id}`);
  expect(html).toContain('<option value="Tea And Biscuits">');
  form.set('rating', 'Tea And Biscuits');
  form.append('warnings', 'Spiders');
  expect((await kept.send(`/keeper/works/${id}`, form)).status).toBe(303);
  expect(await readWork(database.db, 'guest', id)).toMatchObject({
    rating: 'Tea And Biscuits',
    warnings: ['Spiders'],
  });
  const panel = await asGuest('/works');
  for (const word of ['Spiders', 'Tea And Biscuits']) expect(panel).toContain(`value="${word}"`);
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
    setting: {
      raw: 'after 6x19',
      relation: 'after',
      fandom: 'Buffy the Vampire Slayer',
      code: '6x19',
      title: 'Seeing Red',
    },
  });
  const id = await post(work);
  const before = await database.db
    .selectFrom('works')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect((await kept.send(`/keeper/works/${id}`, await shownForm(kept, `/keeper/works/${id}`))).status).toBe(
    303,
  );
  const after = await database.db
    .selectFrom('works')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(after).toEqual(before);
});

test('a correction is shown to readers at once and survives the next import', async () => {
  const work = titled('Seen Red', { sourceUrl: 'https://example.org/seen-red', fandoms: ['Buffy'] });
  const id = await post(work);
  expect(await asGuest(`/works/${id}`)).toContain('Seen Red');
  const form = await shownForm(kept, `/keeper/works/${id}`);
  form.set('title', 'Seeing Red, Seen Again');
  form.set('fandoms', 'Buffy the Vampire Slayer');
  form.set('setting', 'post-"Seeing Red" (BTVS 6x19)');
  form.set('summary', 'A <em>quiet</em> evening.<script>alert(1)</script>');
  form.set('characters', 'Tara Maclay\nWillow Rosenberg\n\n');
  form.set('language', 'English');
  expect((await kept.send(`/keeper/works/${id}`, form)).headers.get('location')).toBe(
    `/keeper/works/${id}?said=saved`,
  );
  expect(await asGuest(`/works/${id}`)).toContain('Seeing Red, Seen Again');
  await database.db
    .transaction()
    .execute((tx) => reviseWork(tx, id, { ...work, title: 'Seen Red', beta: ['Tern'] }, 'import'));
  expect(await readWork(database.db, 'guest', id)).toMatchObject({
    title: 'Seeing Red, Seen Again',
    fandoms: ['Buffy the Vampire Slayer'],
    setting: { relation: 'after', code: '6x19', title: 'Seeing Red', fandom: 'Buffy the Vampire Slayer' },
    summary: expect.stringMatching(/^<p>A <em>quiet<\/em> evening\.<\/p>\s*$/),
    characters: ['Tara Maclay', 'Willow Rosenberg'],
    language: 'en',
    beta: ['Tern'],
  });
  const { html } = await kept.page(`/keeper/works/${id}`);
  expect(html).toContain('corrected by you');
  expect(html).toContain('read as: After “Seeing Red” (6x19), Buffy the Vampire Slayer');
});

test('what does not fit is said beside its field, and nothing typed is lost', async () => {
  const id = await post(titled('Misfits'));
  await post(titled('The Other One', { sourceUrl: 'https://example.org/other' }));
  const form = await shownForm(kept, `/keeper/works/${id}`);
  form.set('title', '  ');
  form.set('published', '2004-02-31');
  form.set('language', 'Entish of the north');
  form.set('sourceUrl', 'http://www.example.org/other#part-2');
  form.set('chaptersExpected', 'twelve');
  form.set('feedback', 'Words worth <keeping> & "saving"');
  const answer = await kept.send(`/keeper/works/${id}`, form);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const words of [
    'even “Untitled”',
    'a day that the calendar has',
    'names no language',
    '“The Other One” came from this address',
    'a whole number',
  ]) {
    expect(html).toContain(words);
  }
  expect(html).toContain('Words worth &lt;keeping&gt; &amp; &quot;saving&quot;');
  expect(html).toContain('value="Entish of the north"');
  expect(await readWork(database.db, 'guest', id)).toMatchObject({ title: 'Misfits', feedback: null });
});

test('two people at the same field are told; at different fields both are served', async () => {
  const id = await post(titled('Twice Edited', { beta: ['Wren'] }));
  const [mine, theirs] = [
    await shownForm(kept, `/keeper/works/${id}`),
    await shownForm(kept, `/keeper/works/${id}`),
  ];
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
  expect(await readWork(database.db, 'guest', id)).toMatchObject({
    title: 'Theirs',
    beta: ['Tern'],
    feedback: 'to them',
  });
});

test('a hidden work is met by nobody but the keeper', async () => {
  const id = await post(titled('Behind the Curtain'));
  const form = await shownForm(kept, `/keeper/works/${id}`);
  form.set('visibility', 'private');
  await kept.send(`/keeper/works/${id}`, form);
  expect((await kept.ask(`/works/${id}`)).status).toBe(404);
  expect((await kept.page(`/keeper/works/${id}`)).html).toContain('Only the keeper');
  const odd = await shownForm(kept, `/keeper/works/${id}`);
  odd.set('visibility', 'everyone and their dog');
  expect((await kept.send(`/keeper/works/${id}`, odd)).status).toBe(422);
});

test('a chapter’s title is put right, and an older text is read and made current again', async () => {
  const work = titled('In Parts', { chapters: [chapterOf('The text before.', { title: 'One' })] });
  const id = await post(work);
  await database.db
    .transaction()
    .execute((tx) =>
      reviseWork(tx, id, { ...work, chapters: [chapterOf('The text after.', { title: 'One' })] }, 'import'),
    );
  const chapterId = (await readWork(database.db, 'keeper', id)).firstChapterId;
  const path = `/keeper/works/${id}/chapters/${chapterId}`;
  const form = await shownForm(kept, path);
  form.set('title', 'The First Part');
  await kept.send(path, form);
  const { html } = await kept.page(path);
  expect(html).toContain('The First Part');
  const older = [...html.matchAll(/revisions\/(\d+)"/g)]
    .map((match) => Number(match[1]))
    .sort((a, b) => a - b)[0];
  expect((await kept.page(`${path}/revisions/${older}`)).html).toContain('The text before.');
  await kept.send(`${path}/revisions/${older}/reinstatement`, {});
  expect(await asGuest(`/works/${id}`)).toContain('The text before.');
  expect((await kept.page(`${path}/revisions/99999999`)).status).toBe(404);
  expect((await kept.page(`/keeper/works/${id + 1}/chapters/${chapterId}`)).status).toBe(404);
});
