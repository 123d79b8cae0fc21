import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { publicPage } from './publicPage.ts';

const database = freshDatabase();
let site: TestSite;
let app: Hono;
let made = 0;

beforeAll(async () => {
  site = await openSite(database, []);
  app = new Hono();
  const words = (shielded: boolean) =>
    publicPage(site.web.site, {
      shielded: true,
      render: async (_, { shield }) => {
        made += 1;
        const seen = shield?.seen.map(({ fandom }) => fandom).join() ?? 'everyone';
        return { html: `for ${seen}${shield?.off ? ', unshielded' : ''}`, about: ['lists'], shielded };
      },
    });
  app.get('/list', words(true));
  app.get('/alike', words(false));
});
afterAll(async () => {
  await site.close();
});

async function ask(path: string, cookie?: string) {
  const answer = await app.request(path, { headers: cookie === undefined ? {} : { cookie } });
  return { text: await answer.text(), kept: answer.headers.get('cache-control') };
}

test('a reader with a shield gets a list made for them, which nobody keeps; others share theirs', async () => {
  expect(await ask('/list', 'seen=HP=GoF')).toEqual({ text: 'for HP', kept: 'private, no-store' });
  expect(await ask('/list')).toEqual({ text: 'for everyone', kept: 'public, no-cache' });
  expect(await ask('/list', 'seen=XF=1x01')).toEqual({ text: 'for XF', kept: 'private, no-store' });
  const before = made;
  expect(await ask('/list', 'reading=theme.dark')).toEqual({
    text: 'for everyone',
    kept: 'public, no-cache',
  });
  expect(made).toBe(before);
});

test('the shield can be lifted for a page, and means nothing to those who have none', async () => {
  expect((await ask('/list?shield=off', 'seen=HP=GoF')).text).toBe('for HP, unshielded');
  expect((await ask('/list?shield=off')).text).toBe('for everyone');
});

test('a page that no shield changes is shared by all', async () => {
  await ask('/alike', 'seen=HP=GoF');
  const before = made;
  expect(await ask('/alike', 'seen=XF=1x01')).toEqual({ text: 'for everyone', kept: 'public, no-cache' });
  expect(made).toBe(before);
});

test('what lies finished in memory is not handed to a reader whose shield may change it', async () => {
  site.web.site.pages.clear();
  await ask('/list');
  expect(site.web.site.pages.get('/list')?.shielded).toBe(true);
  const request = { method: 'GET', url: '/list', headers: { cookie: 'a=b; seen=HP=GoF' } };
  expect(site.web.app.fromMemory(request as never, {} as never)).toBe(false);
});
