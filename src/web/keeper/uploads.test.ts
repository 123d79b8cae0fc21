import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yazl from 'yazl';
import { uploadFolder } from '../../chores/importUpload.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, shownForm, type KeptSite } from '../../testing/keeper.ts';

const database = freshDatabase();
let kept: KeptSite;

beforeAll(async () => {
  kept = await openKeptSite(database, {
    FADELESS_MAX_FILE: '1',
    FADELESS_MAX_UNPACKED: '3',
    FADELESS_MAX_ENTRIES: '6',
  });
});
afterAll(() => kept.close());

const story = (title: string) =>
  `Title: ${title}\nAuthor: Marrow\nFandom: Buffy the Vampire Slayer\nRating: terrible\n\nThe stairs to the ${title.toLowerCase()} were wet, and somebody had been there before her.\n\nShe went up anyway.\n\nThe End\n`;

interface Sent {
  name: string;
  text: string | Uint8Array;
}

function upload(files: Sent[], { token = kept.token, json = false } = {}): Promise<Response> {
  const body = new FormData();
  body.append('form', token);
  for (const { name, text } of files) body.append('files', new Blob([text as BlobPart]), name);
  const headers = { cookie: kept.cookies, ...(json ? { accept: 'application/json' } : {}) };
  return kept.ask('/keeper/imports', { method: 'POST', body, headers });
}

const halfAForm = () =>
  `--b\r\nContent-Disposition: form-data; name="form"\r\n\r\n${kept.token}\r\n` +
  '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhalf a sto';

const runOf = (answer: Response) => Number(/imports\/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1]);
const waiting = () => readdirSync(join(kept.settings.data, 'uploads'));

test('two files go from the form to the shelf, with a report of what was understood', async () => {
  const answer = await upload([
    { name: 'box/north.txt', text: story('North Landing') },
    { name: 'box/photo.txt', text: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]) },
  ]);
  expect(answer.status).toBe(303);
  const run = runOf(answer);
  const before = await kept.page(`/keeper/imports/${run}`);
  expect(before.html).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>');
  const jobs = await database.pool.query(
    "select payload from graphile_worker._private_jobs where payload ->> 'runId' = $1",
    [String(run)],
  );
  expect(jobs.rowCount).toBe(1);
  await kept.readUpload(run);
  const { html } = await kept.page(`/keeper/imports/${run}`);
  expect(html).not.toContain('http-equiv="refresh"');
  expect(html).toMatch(/1 new, 1 not read/);
  expect(html).toMatch(/<dt>Title<\/dt><dd>North Landing\s*<span class="where">← [^<]*line 1/);
  expect(html).toContain('<code>rating-unknown</code>');
  expect(html).toMatch(/box\/photo\.txt/);
  const failed = await kept.page(`/keeper/imports/${run}?outcome=failed`);
  expect(failed.html).not.toContain('North Landing');
  expect(existsSync(uploadFolder(kept.settings.data, run))).toBe(false);
  expect(await (await kept.ask('/works')).text()).toContain('North Landing');
});

test('the report is there for programs too', async () => {
  const run = runOf(await upload([{ name: 'json.txt', text: story('Json Landing') }]));
  await kept.readUpload(run);
  const report = JSON.parse((await kept.page(`/keeper/imports/${run}.json`)).html);
  expect(report).toMatchObject({
    id: run,
    state: 'finished',
    filesRead: 1,
    outcomes: { new: 1 },
    page: 1,
    pages: 1,
  });
  expect(report.items[0]).toMatchObject({ outcome: 'new', title: 'Json Landing', reading: { error: null } });
  expect((await kept.page(`/keeper/imports/${run}/progress`)).html).toMatch(
    /^<import-progress run="\d+" state="finished">/,
  );
  expect((await kept.page('/keeper/imports/99999')).status).toBe(404);
});

test('an original comes back byte for byte, to be saved and not to be shown', async () => {
  const text = `\uFEFF${story('Ömlaut ← “Landing”')}\r\n`;
  const run = runOf(await upload([{ name: 'dir/Ömlaut "quoted".html.txt', text }]));
  await kept.readUpload(run);
  const { html } = await kept.page(`/keeper/imports/${run}`);
  const work = /\/keeper\/works\/(\d+)"/.exec(html)?.[1];
  const sha256 = createHash('sha256').update(text).digest('hex');
  expect((await kept.page(`/keeper/works/${work}/originals`)).html).toContain(sha256);
  const file = await kept.ask(`/keeper/originals/${sha256}`, { headers: { cookie: kept.cookies } });
  expect(Buffer.from(await file.arrayBuffer()).toString()).toBe(text);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="_mlaut _quoted_\.html\.txt"; filename\*=UTF-8''%C3%96mlaut%20/,
    ),
  });
  expect((await kept.ask(`/keeper/originals/${sha256}`)).status).toBe(401);
  expect((await kept.page(`/keeper/originals/${'0'.repeat(64)}`)).status).toBe(404);
});

test('names that lead elsewhere stay inside, and nothing is written outside', async () => {
  const run = runOf(
    await upload([
      { name: '../../../escape.txt', text: story('Escape') },
      { name: '/etc/cron.d/job.txt', text: story('Cron') },
      { name: '..\\..\\windows.txt', text: story('Windows') },
      { name: '.hidden.txt', text: story('Hidden') },
    ]),
  );
  const folder = uploadFolder(kept.settings.data, run);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  expect(files).toEqual(['escape.txt', 'etc', 'etc/cron.d', 'etc/cron.d/job.txt', 'windows.txt']);
  expect(readdirSync(kept.settings.data).sort()).not.toContain('escape.txt');
});

test('a file past its limit is refused and named; a zip may be larger; the rest is taken in', async () => {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(story('Zipped Landing')), 'zipped.txt');
  zip.addBuffer(Buffer.alloc(1_500_000, 'x'), 'padding.bin', { compress: false });
  zip.end();
  const packed = Buffer.concat(await (zip.outputStream as Readable).toArray());
  const run = runOf(
    await upload([
      { name: 'huge.txt', text: 'x'.repeat(1_200_000) },
      { name: 'all.zip', text: packed },
      { name: 'small.txt', text: story('Small Landing') },
    ]),
  );
  await kept.readUpload(run);
  const { html } = await kept.page(`/keeper/imports/${run}`);
  expect(html).toContain('The file huge.txt is larger than 1 MB');
  expect(html).toContain('Zipped Landing');
  expect(html).toContain('Small Landing');
});

test('too many files at once are refused with the limit named', async () => {
  const run = runOf(
    await upload(
      Array.from({ length: 9 }, (_, index) => ({ name: `many${index}.txt`, text: story(`Pier ${index}`) })),
    ),
  );
  expect((await kept.page(`/keeper/imports/${run}`)).html).toContain('More than 6 files arrived at once');
});

test('nothing chosen, a foreign form or half a form takes nothing in and leaves nothing behind', async () => {
  const before = waiting();
  const empty = await upload([{ name: '', text: '' }]);
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain('No file arrived');
  expect((await upload([{ name: 'a.txt', text: story('Foreign') }], { token: 'made up' })).status).toBe(403);
  const broken = await kept.ask('/keeper/imports', {
    method: 'POST',
    body: halfAForm(),
    headers: { cookie: kept.cookies, 'content-type': 'multipart/form-data; boundary=b' },
  });
  expect(broken.status).toBe(422);
  expect(await broken.text()).toContain('stopped coming');
  const cut = new ReadableStream({
    start: (stream) => stream.enqueue(Buffer.from(halfAForm())),
    pull: (stream) => stream.error(new Error('the line went dead')),
  });
  const dead = await kept.ask('/keeper/imports', {
    method: 'POST',
    body: cut,
    duplex: 'half',
    headers: { cookie: kept.cookies, 'content-type': 'multipart/form-data; boundary=b' },
  } as RequestInit);
  expect([dead.status, (await dead.text()).includes('the line went dead')]).toEqual([422, true]);
  const odd = await kept.ask('/keeper/imports', {
    method: 'POST',
    body: 'x',
    headers: { cookie: kept.cookies, 'content-type': 'multipart/form-data' },
  });
  expect(odd.status).toBe(422);
  expect(waiting()).toEqual(before);
});

test('an import that stopped can be let go on, and doubles nothing', async () => {
  const run = runOf(await upload([{ name: 'stopped.txt', text: story('Stopped Landing') }]));
  await database.pool.query("update import_runs set started_at = now() - interval '1 day' where id = $1", [
    run,
  ]);
  expect((await kept.page(`/keeper/imports/${run}`)).html).toContain('Go on reading');
  const queued = () =>
    database.pool.query("select from graphile_worker._private_jobs where payload ->> 'runId' = $1", [
      String(run),
    ]);
  const before = (await queued()).rowCount ?? 0;
  await kept.send(`/keeper/imports/${run}/resumption`, {});
  expect((await queued()).rowCount).toBe(before + 1);
  for (const _ of [1, 2]) await kept.readUpload(run);
  const { html } = await kept.page(`/keeper/imports/${run}`);
  expect(html).toContain('1 file read: 1 new');
  expect(html).not.toContain('Go on reading');
});

test('a work that comes again with more text is recognised, and keeps what the keeper put right', async () => {
  const text = `Title: Tern Light\nAuthor: Marrow\n\nThe light turned twice and stopped, as it had done every night since March.\n\nNobody went up the stairs to see why that was.\n`;
  const first = runOf(await upload([{ name: 'tern.txt', text }]));
  await kept.readUpload(first);
  const work =
    /\/keeper\/works\/\d+(?=")/.exec((await kept.page(`/keeper/imports/${first}`)).html)?.[0] ?? '';
  const form = await shownForm(kept, work);
  form.set('title', 'The Tern Light');
  form.set('authors', 'Marrow of the Pier');
  expect((await kept.send(work, form)).status).toBe(303);
  const second = runOf(await upload([{ name: 'tern.txt', text: `${text}\nThen somebody did.\n` }]));
  await kept.readUpload(second);
  const { html } = await kept.page(`/keeper/imports/${second}`);
  expect(html).toMatch(/1 updated/);
  const page = await (await kept.ask(work.replace('/keeper', ''))).text();
  expect(page).toContain('The Tern Light');
  expect(page).toContain('Marrow of the Pier');
  expect(page).toContain('Then somebody did.');
});

test('the page’s script is told where the report stands', async () => {
  const answer = await upload([{ name: 'script.txt', text: story('Script Landing') }], { json: true });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ address: expect.stringMatching(/^\/keeper\/imports\/\d+$/) });
});
