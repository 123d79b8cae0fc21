import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { postWork } from '../works/post.ts';
import { trashWork } from '../works/trash.ts';

const database = freshDatabase();
let site: TestSite;

beforeAll(async () => {
  site = await openSite(database, [workOf()]);
});
afterAll(async () => {
  await site.close();
});

/** Says in the form how far a reader knows a canon; `cookie` is what their browser kept so far. */
async function say(fields: Record<string, string>, cookie = '') {
  const answer = await fetch(`${site.address}/shield`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie },
    redirect: 'manual',
  });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

test('a title is kept as its code, and the reader goes back to where they were', async () => {
  const { status, headers } = await say({
    fandom: 'Buffy the Vampire Slayer',
    upto: 'entropy',
    back: '/works',
  });
  expect(status).toBe(303);
  expect(headers.get('location')).toBe('/works');
  expect(headers.get('set-cookie')).toMatch(/^seen=BtVS=6x18; Path=\/; Max-Age=31536000; SameSite=Lax/);
});

test('what was kept is shown, and can be let go', async () => {
  const page = await fetch(`${site.address}/shield`, { headers: { cookie: 'seen=BtVS=6x18&HP=GoF&XF=-' } });
  expect(page.headers.get('cache-control')).toBe('private, no-store');
  const html = await page.text();
  expect(html).toContain('Seen up to “Entropy” (6x18)');
  expect(html).toContain('Seen up to “Harry Potter and the Goblet of Fire” (GoF)');
  expect(html).toContain('Seen nothing of it yet');
  const { headers } = await say({ fandom: 'BtVS', act: 'lift' }, 'seen=BtVS=6x18');
  expect(headers.get('set-cookie')).toMatch(/^seen=; Path=\/; Max-Age=0/);
});

test('words that name nothing are said back, and nothing is forgotten', async () => {
  const { status, headers, html } = await say(
    { fandom: 'BtVS', upto: '9x99 <b>', act: 'keep' },
    'seen=BtVS=6x18',
  );
  expect(status).toBe(422);
  expect(headers.get('set-cookie')).toBeNull();
  expect(html).toContain('“9x99 &lt;b&gt;” names nothing in Buffy the Vampire Slayer.');
  expect(html).toContain('value="9x99 &lt;b&gt;"');
});

test('a form of another site is refused', async () => {
  const answer = await fetch(`${site.address}/shield`, {
    method: 'POST',
    body: new URLSearchParams({ fandom: 'BtVS', upto: '6x18' }),
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(answer.status).toBe(403);
});

test('the home page leaves out what the shield folds away, and is nobody else’s then', async () => {
  const later = workOf({
    title: 'After the Funeral',
    fandoms: ['Buffy the Vampire Slayer'],
    setting: {
      raw: 'after 6x19',
      fandom: 'Buffy the Vampire Slayer',
      relation: 'after',
      code: '6x19',
      title: 'Seeing Red',
    },
    chapters: [chapterOf('They stood by the gate until the rain was over.')],
  });
  await database.db.transaction().execute((tx) => postWork(tx, later, 'test'));
  const home = async (cookie: string) => {
    const answer = await fetch(`${site.address}/`, { headers: { cookie } });
    return { html: await answer.text(), cached: answer.headers.get('cache-control') };
  };
  await expect.poll(async () => (await home('')).html, { timeout: 5000 }).toContain('After the Funeral');
  const shielded = await home('seen=BtVS=6x18');
  expect(shielded.html).not.toContain('After the Funeral');
  expect(shielded.html).toContain('Lately shelved');
  expect(shielded.html).toContain('1 work is folded away: set or spoiling beyond BtVS 6x18.');
  expect(shielded.html).toContain('href="/?shield=off"');
  expect(shielded.html).toContain('All works, newest first');
  expect(shielded.cached).toBe('private, no-store');
  expect((await home('seen=BtVS=7x22')).html).toContain('After the Funeral');
  const lifted = await fetch(`${site.address}/?shield=off`, { headers: { cookie: 'seen=BtVS=6x18' } });
  const html = await lifted.text();
  expect(html).toContain('After the Funeral');
  expect(html).toContain('is lifted for this page');

  await database.db.transaction().execute((tx) => trashWork(tx, site.works[0]!, 'test'));
  await expect.poll(async () => (await home('')).html, { timeout: 5000 }).not.toContain('The Lamp Room');
  const empty = await home('seen=BtVS=6x18');
  expect(empty.html).toContain('1 work is folded away');
  expect(empty.html).not.toContain('<ol class="shelf">');
  expect(empty.html).not.toContain('All works, newest first');
});
