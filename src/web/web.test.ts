import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { fixtureShelf } from '../testing/shelf.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { plain } from './packed.ts';

const database = freshDatabase();
let site: TestSite;

beforeAll(async () => {
  site = await openSite(database, fixtureShelf());
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.address + path, { headers, redirect: 'manual' });

test('every page answers with its status, and none with an error', async () => {
  const [tide, , , , , , , , , sink, rtl] = site.works;
  const pages: Record<string, number> = {
    '/': 200,
    '/works': 200,
    '/works?page=2': 404,
    [`/works/${tide}`]: 200,
    [`/works/${tide}?view_full_work=true`]: 200,
    [`/works/${tide}/chapters/2`]: 200,
    [`/works/${tide}/chapters/999999`]: 404,
    [`/works/${tide}/navigate`]: 200,
    [`/works/${sink}`]: 200,
    [`/works/${rtl}`]: 200,
    '/works/999999': 404,
    '/works/abc': 404,
    '/works/99999999999999999999': 404,
    '/series/1': 200,
    '/series/77': 404,
    '/users/Wickfield': 200,
    '/users/nobody': 404,
    '/users/Wickfield/works': 301,
    '/tags/Ilse%20Brandt*s*Maren%20Holt/works': 200,
    '/tags/Fog': 200,
    '/people': 200,
    '/media/Uncategorized%20Fandoms/fandoms': 200,
    '/tags/No%20such%20tag/works': 404,
    '/fandoms': 200,
    '/about': 200,
    '/reading': 200,
    '/reading.css': 200,
    '/me': 200,
    '/robots.txt': 200,
    '/favicon.svg': 200,
    '/healthz': 200,
    '/readyz': 200,
    '/nowhere': 404,
    '/works/': 301,
    '//elsewhere.example.org/': 404,
    [`/covers/${tide}.svg`]: 200,
    [`/covers/${tide}.png?size=320`]: 200,
    '/covers/999999.svg': 404,
    [`/downloads/${tide}/x.epub`]: 200,
    [`/downloads/${tide}/x.exe`]: 404,
    '/images/nothing.png': 404,
    '/assets/nothing.css': 404,
    '/%E0%A4%A': 404,
  };
  const answers = await Promise.all(Object.keys(pages).map(async (path) => [path, (await get(path)).status]));
  expect(Object.fromEntries(answers)).toEqual(pages);
});

test('every answer forbids what could harm', async () => {
  for (const path of ['/', '/works/1', '/works/1', '/nowhere', '/reading', '/healthz']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  }
});

test('no page holds an inline script, style or handler', async () => {
  for (const path of ['/', '/works', '/works/1', '/works/10', '/reading', '/about']) {
    const html = await (await get(path)).text();
    expect(html).not.toMatch(/<[^>]+ (style|on\w+)=/i);
    expect(html).not.toMatch(/<style|<script(?! type="application\/ld\+json">)(?![^>]* src=)/i);
  }
});

test('a public page is the same bytes for everyone, from the router and from memory, packed or not', async () => {
  const plain = await get('/works/1', { 'accept-encoding': 'identity' });
  const text = await plain.text();
  for (const encoding of ['br', 'gzip', 'identity', 'br']) {
    const answer = await get('/works/1', {
      'accept-encoding': encoding,
      cookie: 'reading=theme.dark; keeper=1',
    });
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(answer.headers.get('cache-control')).toBe('public, no-cache');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toBe(text);
  }
});

test('a listing is packed as quickly as the reader’s browser allows, and reads the same', async () => {
  const from = (encoding: string) => get('/works?complete=yes', { 'accept-encoding': encoding });
  const text = await (await from('identity')).text();
  for (const encoding of ['br', 'gzip']) {
    const answer = await from(encoding);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(await answer.text()).toBe(text);
  }
  const { app } = site.web;
  const quick = await app.request('/works?complete=yes', {
    headers: { 'accept-encoding': 'gzip, deflate, br, zstd' },
  });
  expect(quick.headers.get('content-encoding')).toBe('zstd');
  expect(zstdDecompressSync(Buffer.from(await quick.arrayBuffer())).toString()).toBe(text);
});

test('memory and the router send the same headers', async () => {
  const headersOf = async (path: string) => {
    const { headers } = await get(path, { 'accept-encoding': 'gzip' });
    return Object.fromEntries(
      [...headers].filter(
        ([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name),
      ),
    );
  };
  const made = await headersOf('/fandoms');
  expect(await headersOf('/fandoms')).toEqual(made);
  expect(site.web.site.pages.get('/fandoms')?.gzip).not.toBeNull();
});

test('who has the page already is told so', async () => {
  const first = await get('/works/2', { 'accept-encoding': 'gzip' });
  const tag = first.headers.get('etag')!;
  for (const known of [tag, `"other", ${tag}`, `W/${tag}`]) {
    const again = await get('/works/2', { 'accept-encoding': 'gzip', 'if-none-match': known });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
  }
  expect((await get('/works/2', { 'accept-encoding': 'br', 'if-none-match': tag })).status).toBe(200);
});

test('parameters that mean nothing make no new pages', async () => {
  const answer = await get('/works?utm_source=elsewhere&page=1&x=1');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/works']);
  expect(site.web.site.pages.get('/works?utm_source=elsewhere&page=1&x=1')).toBeNull();
});

test('a name in other letters leads to the same page and is not kept twice', async () => {
  await get('/users/Wickfield');
  const kept = site.web.site.pages.get('/users/Wickfield');
  const other = await (await get('/users/wICKFIELD')).text();
  expect(uncounted(other)).toBe(uncounted(plain(kept!).toString()));
  expect(site.web.site.pages.get('/users/wICKFIELD')).toBeNull();
  await get('/tags/Saltmarsh%20(TV)/works');
  expect(site.web.site.pages.get('/tags/Saltmarsh%20(TV)/works')).not.toBeNull();
});

/** Readings are counted between two looks at a page. */
const uncounted = (html: string) => html.replace(/<li>[\d,]+ readings?<\/li>/g, '');

test('an unforeseen break is logged under the reference that the page names', async () => {
  const spy = vi.spyOn(site.web.site, 'session').mockRejectedValueOnce(new Error('a plank is loose'));
  const answer = await get('/me');
  spy.mockRestore();
  expect(answer.status).toBe(500);
  const html = await answer.text();
  expect(html).toMatch(/tell the keeper: [0-9a-f]{8}/);
  expect(html).not.toContain('plank');
});

test('reading settings are kept in a cookie and come back as a style sheet', async () => {
  const form = new URLSearchParams({ theme: 'sepia', size: '120', face: 'atkinson', back: '/works/1' });
  const kept = await fetch(`${site.address}/reading`, { method: 'POST', body: form, redirect: 'manual' });
  expect([kept.status, kept.headers.get('location')]).toEqual([303, '/works/1']);
  const cookie = kept.headers.get('set-cookie')!.split(';')[0]!;
  const css = await (await get('/reading.css', { cookie })).text();
  expect(css).toContain('--size:1.2');
  expect(css).toContain('Atkinson');
  const usual = await (await get('/reading.css')).text();
  expect(usual).toContain('font-family:Literata');
  expect(usual).not.toMatch(/:root|Atkinson/);
});

test('a form from elsewhere changes nothing, and nobody is sent to another site', async () => {
  const foreign = await fetch(`${site.address}/reading`, {
    method: 'POST',
    body: new URLSearchParams({ theme: 'dark' }),
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status).toBe(403);
  for (const back of [
    '//elsewhere.example.org',
    '/\\elsewhere.example.org',
    'https://elsewhere.example.org',
    '',
  ]) {
    const answer = await fetch(`${site.address}/reading`, {
      method: 'POST',
      body: new URLSearchParams({ back }),
      redirect: 'manual',
    });
    expect(answer.headers.get('location')).toBe('/reading');
  }
});

test('a work is taken away under its own name', async () => {
  const answer = await get(`/downloads/${site.works[0]}/whatever.epub`);
  expect(answer.headers.get('content-type')).toBe('application/epub+zip');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="Tide_Tables.*\.epub"; filename\*=UTF-8''Tide%20Tables/,
  );
  const tag = answer.headers.get('etag')!;
  expect((await get(`/downloads/${site.works[0]}/whatever.epub`, { 'if-none-match': tag })).status).toBe(304);
});

test('assets stand at addresses that never change', async () => {
  const html = await (await get('/')).text();
  const css = /href="(\/assets\/site-\w+\.css)"/.exec(html)![1]!;
  const answer = await get(css);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  const sheet = await answer.text();
  expect(sheet).toContain('--paper:light-dark(');
  const faces = await (await get('/reading.css')).text();
  for (const [, font] of faces.matchAll(/url\((\/assets\/[^)]+)\)/g))
    expect((await get(font!)).status).toBe(200);
});
