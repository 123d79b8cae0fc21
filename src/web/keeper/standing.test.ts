import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../testing/keeper.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';

const database = freshDatabase();
let kept: KeptSite;

beforeAll(async () => {
  kept = await openKeptSite(database);
});
afterAll(() => kept.close());

const post = (title: string) =>
  database.db
    .transaction()
    .execute((tx) => postWork(tx, workOf({ title, chapters: [chapterOf(`${title} begins.`)] }), 'test'));
const statusFor = async (id: number) => (await kept.ask(`/works/${id}`)).status;

test('the keeper hides a work for a reason, reads who did it and why, and shows it again', async () => {
  const id = await post('Taken Without Asking');
  const address = `/keeper/works/${id}`;
  const hidden = await kept.send(`${address}/hiding`, { reason: 'its author <asked> for it' });
  expect(hidden.headers.get('location')).toBe(`${address}?said=hidden`);
  expect(await statusFor(id)).toBe(404);
  const { html } = await kept.page(`${address}?said=hidden`);
  expect(html).toContain('its author &lt;asked&gt; for it');
  expect(html).toMatch(/by keeper, \d+ \w+ 20\d\d/);
  expect((await kept.page('/keeper/works?hidden=yes')).html).toContain('Taken Without Asking');
  await kept.send(`${address}/hiding/end`, {});
  expect(await statusFor(id)).toBe(200);
  const after = (await kept.page(address)).html;
  expect(after).toMatch(/What was decided before[^]*its author &lt;asked&gt; for it[^]*until/);
});

test('hiding without a reason is refused with a sentence', async () => {
  const id = await post('No Reason Given');
  const answer = await kept.send(`/keeper/works/${id}/hiding`, { reason: '  ' });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('The reason does not fit');
  expect(await statusFor(id)).toBe(200);
});

test('a work is kept unrevealed and revealed, made anonymous and signed again, each with its undo', async () => {
  const id = await post('Until The Day');
  const address = `/keeper/works/${id}`;
  await kept.send(`${address}/concealments/unrevealed`, {});
  expect(await statusFor(id)).toBe(404);
  expect((await kept.page(`${address}?said=unrevealed`)).html).toContain(
    `action="${address}/concealments/unrevealed/end"`,
  );
  await kept.send(`${address}/concealments/unrevealed/end`, {});
  expect(await statusFor(id)).toBe(200);
  await kept.send(`${address}/concealments/anonymous`, {});
  expect(await (await kept.ask(`/works/${id}`)).text()).not.toContain('Marrow');
  expect((await kept.page(address)).html).toContain('Marrow');
  expect((await kept.page('/keeper/works')).html).toContain('<li>anonymous</li>');
  await kept.send(`${address}/concealments/anonymous/end`, {});
  expect(await (await kept.ask(`/works/${id}`)).text()).toContain('Marrow');
});

test('who sees a work is changed by nobody but the keeper', async () => {
  const id = await post('Hands Off');
  for (const act of ['hiding', 'hiding/end', 'concealments/unrevealed', 'concealments/anonymous/end'])
    expect((await kept.ask(`/keeper/works/${id}/${act}`, { method: 'POST', body: 'reason=x' })).status).toBe(
      401,
    );
  expect((await kept.send(`/keeper/works/${id}/hiding`, { reason: 'x', form: 'made up' })).status).toBe(403);
  expect(await statusFor(id)).toBe(200);
});
