import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { openKeptSite, type KeptSite } from '../testing/keeper.ts';
import { saidBy } from '../testing/said.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { layBytes, sha256Of } from '../vault/bytes.ts';
import { concealWork, revealWork } from '../works/conceal.ts';
import { endHiding, hideWork } from '../works/hide.ts';
import { postWork } from '../works/post.ts';
import { showWork } from '../works/show.ts';
import { trashWork } from '../works/trash.ts';
import { nameChanges } from '../finding/naming/catchUp.ts';
import { TextReader } from '../finding/words/catchUp.ts';
import type { Tx } from '../store/database.ts';

const database = freshDatabase();
let kept: KeptSite;
/** The one work that is put into every state; another by the same author stays public. */
let subject: number;
let series: number;
let picture: string;

/** One word for each thing that may leak; no other text holds any of them. */
const SECRETS = {
  title: 'Quillfeather',
  name: 'Zephyrine',
  contact: 'letterbox77',
  source: 'moultery',
  text: 'unmistakeably',
  tag: 'Wingbarrow',
  series: 'Featherfall',
};
/** What leads to the work without saying any of that: beginnings, names written wrong, words of its text. */
const QUESTIONS = [
  'tag:nights',
  'tag:"wingbarow nights"',
  'by:zephyrin',
  'series:featherfal',
  '"the start"',
  'unmistak*',
  'quill*',
];
const BEGUN: Record<string, string> = { tag: 'wingb', author: 'zeph', title: 'quillf' };
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  kept = await openKeptSite(database);
  picture = sha256Of(PIXEL);
  layBytes(kept.settings.data, 'images', picture, PIXEL);
  const chapter = (text: string) =>
    chapterOf(text, {
      authors: [SECRETS.name],
      sourceUrl: `https://${SECRETS.source}.example/1`,
      title: 'The First',
    });
  subject = await act((tx) =>
    postWork(
      tx,
      workOf({
        title: SECRETS.title,
        authors: [SECRETS.name],
        fandoms: ['Birdsong', 'Buffy the Vampire Slayer'],
        collections: ['Aviary'],
        setting: {
          raw: 'after 6x19',
          relation: 'after',
          fandom: 'Buffy the Vampire Slayer',
          code: '6x19',
          title: 'Seeing Red',
        },
        additionalTags: ['Feathers', `${SECRETS.tag} Nights`],
        feedback: `${SECRETS.contact}@mail.example`,
        archivePermission: `ask ${SECRETS.name}`,
        sourceUrl: `https://${SECRETS.source}.example/`,
        series: [{ name: SECRETS.series, position: 1, url: null }],
        chapters: [chapter(`This is ${SECRETS.text} the start.`), chapter('This is how it ends.')],
      }),
      'test',
    ),
  );
  await act(async (tx) => {
    const sha256 = Buffer.from(picture, 'hex');
    await tx.insertInto('images').values({ sha256, extension: 'png', size: PIXEL.length }).execute();
    await tx.insertInto('work_images').values({ work_id: subject, sha256 }).execute();
  });
  const row = await database.db.selectFrom('series').select('id').executeTakeFirstOrThrow();
  series = row.id;
});
afterAll(() => kept.close());

const act = <Result>(what: (tx: Tx) => Promise<Result>) => database.db.transaction().execute(what);

/** Every public address at which anything of the work can be met. */
async function addresses(): Promise<string[]> {
  const chapters = await database.db
    .selectFrom('chapters')
    .select('id')
    .where('work_id', '=', subject)
    .orderBy('position')
    .execute();
  const work = `/works/${subject}`;
  return [
    '/',
    '/works',
    '/works?page=1',
    '/fandoms',
    '/about',
    work,
    `${work}?view_full_work=true`,
    `${work}/navigate`,
    ...chapters.map(({ id }) => `${work}/chapters/${id}`),
    `/series/${series}`,
    `/users/${encodeURIComponent(SECRETS.name)}`,
    '/users/Anonymous',
    '/tags/Birdsong/works',
    '/tags/Feathers/works',
    ...['epub', 'html', 'md', 'txt'].map((format) => `/downloads/${subject}/x.${format}`),
    ...['', '?size=stamp'].map((size) => `/covers/${subject}.svg${size}`),
    `/covers/${subject}.png?size=320`,
    `/covers/${subject}.webp?size=160`,
    `/images/${picture}.png`,
    `/keeper/works/${subject}`,
    `/keeper/works/${subject}/originals`,
    '/users/Anonymous/works',
    '/tags/Feathers',
    '/tags/Birdsong',
    ...[
      '/works',
      `/series/${series}`,
      `/users/${SECRETS.name}`,
      '/tags/Feathers/works',
      '/collections/Aviary',
    ].flatMap((list) => [`${list}/feed.atom`, `${list}/feed.json`]),
    ...QUESTIONS.map((question) => `/works?${new URLSearchParams({ q: question })}`),
    ...['tag', 'author', 'title'].map((kind) => `/complete?kind=${kind}&q=${BEGUN[kind]}`),
    '/collections/Aviary',
    '/canon',
    '/canon/Buffy%20the%20Vampire%20Slayer',
    '/canon/Buffy%20the%20Vampire%20Slayer/6x19',
    '/search-help',
    '/people',
    '/people?letter=Z',
    '/media/Unsorted/fandoms',
    '/shield',
    '/reading',
    '/reading.css',
    '/assets/site.css',
    '/me',
    '/robots.txt',
    '/favicon.svg',
    '/healthz',
    '/readyz',
    '/nowhere',
  ];
}

/** What the site answers, as a guest or with the keeper's cookies, where it sends the visitor too. */
async function saidAt(path: string, cookie = ''): Promise<Awaited<ReturnType<typeof saidBy>>> {
  const answer = await saidBy(await kept.ask(path, { headers: { cookie } }));
  const onward = answer.headers.get('location');
  if (onward === null) return answer;
  return { ...answer, said: answer.said + (await saidAt(onward, cookie)).said };
}

/** Brings what search stands on up to date, as the server does by itself. */
async function catchUp(): Promise<void> {
  const reader = new TextReader(database.db, (cause) => {
    throw cause;
  });
  while ((await reader.step(50)) > 0);
  while ((await nameChanges(database.db, 50)) > 0);
}

/** Of the secrets, those that a guest meets at each address where any is met. */
async function told(): Promise<Record<string, string[]>> {
  kept.web.site.pages.clear();
  await catchUp();
  const found: Record<string, string[]> = {};
  for (const path of await addresses()) {
    const { said } = await saidAt(path);
    const names = Object.entries(SECRETS).flatMap(([name, words]) =>
      said.toLowerCase().includes(words.toLowerCase()) ? [name] : [],
    );
    if (names.length > 0) found[path] = names;
  }
  return found;
}

/** Addresses of the work's own that answer a guest with anything but "not here". */
async function open(): Promise<string[]> {
  const own = (await addresses()).filter((path) => /^\/(works|downloads|covers)\/\d|^\/images/.test(path));
  const answers = await Promise.all(own.map(async (path) => [path, (await saidAt(path)).status] as const));
  return answers.filter(([, status]) => status !== 404).map(([path]) => path);
}

test('every address of the site that anyone may ask for is walked here', async () => {
  const walked = (await addresses()).map((address) => address.replace(/\?.*$/, ''));
  const routes = kept.web.app.routes.filter(
    ({ method, path }) => method === 'GET' && !path.startsWith('/keeper'),
  );
  const forgotten = routes.filter(({ path }) => {
    const parts = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
    const form = new RegExp(`^${parts.join('/')}$`);
    return !walked.some((address) => form.test(address));
  });
  expect(forgotten.map(({ path }) => path)).toEqual([]);
});

test('a public work is met in lists, at its address and in files', async () => {
  const met = await told();
  expect(Object.keys(met).length).toBeGreaterThan(15);
  expect(met['/works']).toContain('name');
  expect(met[`/downloads/${subject}/x.epub`]).toEqual([
    'title',
    'name',
    'contact',
    'source',
    'text',
    'tag',
    'series',
  ]);
});

for (const visibility of ['draft', 'private', 'members'] as const)
  test(`of a work with the visibility ${visibility} a guest meets nothing anywhere`, async () => {
    await act((tx) => showWork(tx, subject, visibility, 'keeper'));
    expect(await told()).toEqual({});
    expect(await open()).toEqual([]);
    await act((tx) => showWork(tx, subject, 'public', 'keeper'));
  });

test('of a hidden, an unrevealed and a trashed work a guest meets nothing anywhere', async () => {
  await act((tx) => hideWork(tx, subject, 'somebody else wrote it', 'keeper'));
  expect(await told()).toEqual({});
  expect(await open()).toEqual([]);
  await act((tx) => endHiding(tx, subject, 'keeper'));
  await act((tx) => concealWork(tx, subject, 'unrevealed', 'keeper'));
  expect(await told()).toEqual({});
  expect(await open()).toEqual([]);
  await act((tx) => revealWork(tx, subject, 'unrevealed', 'keeper'));
});

test('a work for whoever has the address is read there, stands in no list, and search engines are told to leave it', async () => {
  await act((tx) => showWork(tx, subject, 'link', 'keeper'));
  const met = Object.keys(await told());
  expect(met.length).toBeGreaterThan(5);
  expect(met.filter((path) => !/^\/(works|downloads|covers)\/\d/.test(path))).toEqual([]);
  const page = await saidAt(`/works/${subject}`);
  expect(page.said).toContain('<meta name="robots" content="noindex"');
  expect(page.said).not.toContain(`href="/series/${series}"`);
  for (const path of [`/downloads/${subject}/x.epub`, `/covers/${subject}.svg`])
    expect((await saidAt(path)).headers.get('x-robots-tag')).toBe('noindex');
  await act((tx) => showWork(tx, subject, 'public', 'keeper'));
});

test('nothing a guest can open says who wrote an anonymous work, where it came from or what series it is in', async () => {
  const signed = await saidAt(`/covers/${subject}.svg`);
  await act((tx) => concealWork(tx, subject, 'anonymous', 'keeper'));
  const met = await told();
  expect([...new Set(Object.values(met).flat())].sort()).toEqual(['tag', 'text', 'title']);
  expect((await saidAt('/works')).said).toContain('Anonymous');
  expect((await saidAt(`/users/${encodeURIComponent(SECRETS.name)}`)).status).toBe(404);
  expect((await saidAt(`/series/${series}`)).status).toBe(404);
  const masked = await saidAt(`/covers/${subject}.svg`);
  expect(masked.headers.get('etag')).not.toBe(signed.headers.get('etag'));
  await act((tx) => revealWork(tx, subject, 'anonymous', 'keeper'));
  expect((await saidAt(`/users/${encodeURIComponent(SECRETS.name)}`)).status).toBe(200);
});

test('the keeper reads what is kept from guests, is told why it is, and no cache keeps the page', async () => {
  await act((tx) => hideWork(tx, subject, 'somebody else wrote it', 'keeper'));
  kept.web.site.pages.clear();
  for (const path of [
    `/works/${subject}`,
    `/works/${subject}/navigate`,
    `/downloads/${subject}/x.epub`,
    `/covers/${subject}.svg`,
  ]) {
    const { status, said, headers } = await saidAt(path, kept.cookies);
    expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'private, no-store']);
    expect(said).toContain(SECRETS.title);
    expect((await saidAt(path)).status).toBe(404);
  }
  expect((await saidAt(`/images/${picture}.png`, kept.cookies)).status).toBe(200);
  expect((await saidAt(`/works/${subject}`, kept.cookies)).said).toContain('somebody else wrote it');
  await act((tx) => endHiding(tx, subject, 'keeper'));
});

test('a trashed work is met by nobody', async () => {
  await act((tx) => trashWork(tx, subject, 'keeper'));
  expect(await told()).toEqual({});
  expect(await open()).toEqual([]);
  expect((await saidAt(`/works/${subject}`, kept.cookies)).status).toBe(404);
});
