import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { nameChanges } from '../../finding/naming/catchUp.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openSite, type TestSite } from '../../testing/site.ts';
import { chapterOf, workOf } from '../../testing/works.ts';

const database = freshDatabase();
let site: TestSite;
let browser: Browser;
let context: BrowserContext;

const NAMES = ['Anna Marrow', 'Annika Quay', 'Tom of the Ferry, called Salt', '波戸アンナ', 'أنّا المرّ'];

beforeAll(async () => {
  const chapter = (text: string) => [chapterOf(text)];
  site = await openSite(database, [
    workOf({
      fandoms: ['The Harbour Hours'],
      characters: NAMES,
      chapters: chapter('The lamps were lit early.'),
    }),
    workOf({
      title: 'Two',
      characters: ['Anna Marrow'],
      chapters: chapter('Nobody came to the quay that day.'),
    }),
  ]);
  while ((await nameChanges(database.db, 50)) > 0);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(() => context.close());

/** A page of the site with such a field on it. */
async function openField(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 900, height: 700 }, ...options });
  const page = await context.newPage();
  await page.goto(`${site.address}/about`, { waitUntil: 'networkidle' });
  const script = site.web.site.assets.address('completing.js');
  await page.evaluate(`(() => {
    document.querySelector('main').innerHTML = '<form><label>Characters <tag-field kind="character"><input type="text" name="char" value="Already There"></tag-field></label><button>Find</button></form>';
    document.addEventListener('change', () => { document.changes = (document.changes ?? 0) + 1 });
    const script = document.createElement('script');
    script.type = 'module';
    script.src = '${script}';
    document.head.append(script);
  })()`);
  await page.getByRole('combobox', { name: 'Characters' }).waitFor();
  return page;
}

const sent = (page: Page) =>
  page.evaluate<string>(`new URLSearchParams(new FormData(document.querySelector('main form'))).get('char')`);

test('names are completed by keyboard, and taken away again', async () => {
  const page = await openField();
  expect(await sent(page)).toBe('Already There');
  const field = page.getByRole('combobox', { name: 'Characters' });
  await field.pressSequentially('ann');
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').allTextContents()).toEqual([
    'Anna Marrow 2 works ',
    'Annika Quay 1 work ',
  ]);
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Annika Quay');
  expect(await field.getAttribute('aria-activedescendant')).toBe(
    await page.getByRole('option', { selected: true }).getAttribute('id'),
  );
  await page.keyboard.press('Enter');
  expect(await sent(page)).toBe('Already There, Annika Quay');
  expect(await page.evaluate('document.changes')).toBe(1);
  await page.keyboard.press('Backspace');
  expect(await sent(page)).toBe('Already There');
  await page.getByRole('button', { name: 'Remove Already There' }).click();
  expect(await sent(page)).toBe('');
});

test('a name with a comma in it stays one name, and what is typed is sent too', async () => {
  const page = await openField();
  const field = page.getByRole('combobox', { name: 'Characters' });
  await field.fill('salt');
  await page.getByRole('option').click();
  await field.fill('Somebody');
  expect(await sent(page)).toBe('Already There, "Tom of the Ferry, called Salt", Somebody');
  await field.fill('One, Two,');
  await field.blur();
  expect(await sent(page)).toBe('Already There, "Tom of the Ferry, called Salt", One, Two');
});

test('Escape closes the list and keeps what is typed', async () => {
  const page = await openField();
  const field = page.getByRole('combobox', { name: 'Characters' });
  await field.pressSequentially('ann');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('option').count()).toBe(0);
  expect(await field.inputValue()).toBe('ann');
});

test('Escape pressed while typing keeps the list from opening at all', async () => {
  const page = await openField();
  const field = page.getByRole('combobox', { name: 'Characters' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await field.evaluate((input: HTMLInputElement) => {
    input.focus();
    input.value = 'ann';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  // Later typing asks; what was stopped before it would have asked earlier.
  await field.pressSequentially('i');
  await page.getByRole('option').first().waitFor();
  expect(asked.filter((path) => path === '/complete')).toHaveLength(1);
});

test('the field fits 320 pixels, by touch, in the dark', async () => {
  for (const [name, options] of Object.entries({
    phone: { viewport: { width: 320, height: 640 }, hasTouch: true, colorScheme: 'dark' as const },
    desk: { viewport: { width: 900, height: 600 } },
  })) {
    const page = await openField(options);
    await page.getByRole('combobox', { name: 'Characters' }).fill('a');
    await page.getByRole('option').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const box = await page.getByRole('option').first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    const folder = process.env['PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/completing-${name}.png` });
    if (name === 'phone') {
      await page.getByRole('option').first().tap();
      expect(await sent(page)).toBe('Already There, Anna Marrow');
      await context.close();
    }
  }
});

test('names come as JSON, and a question without sense is told what is wrong with it', async () => {
  const { app } = site.web;
  context = await browser.newContext();
  const good = await app.request('/complete?q=ann&kind=character&fandom=The+Harbour+Hours');
  expect(good.headers.get('cache-control')).toBe('public, max-age=30');
  expect(await good.json()).toEqual({
    completions: [
      { kind: 'character', id: expect.any(Number), name: 'Anna Marrow', means: null, fandom: null, works: 2 },
      { kind: 'character', id: expect.any(Number), name: 'Annika Quay', means: null, fandom: null, works: 1 },
    ],
  });
  for (const query of [
    '',
    '?q=',
    '?q=a&kind=nonsense',
    `?q=${'a'.repeat(301)}`,
    `?q=a${'&fandom=x'.repeat(21)}`,
  ]) {
    const bad = await app.request(`/complete${query}`);
    expect(bad.status).toBe(400);
    expect(await bad.json()).toEqual({ error: { code: 'completion-unclear', message: expect.any(String) } });
  }
});
