import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../testing/browser.ts';
import { freshDatabase } from '../../testing/database.ts';
import { fixtureShelf } from '../../testing/shelf.ts';
import { openSite, type TestSite } from '../../testing/site.ts';

const database = freshDatabase();
let site: TestSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  site = await openSite(database, fixtureShelf());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(() => context.close());

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 900, height: 700 }, ...options });
  const page = await context.newPage();
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  return page;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const topParagraph = (page: Page) =>
  page.evaluate<string>(
    `[...document.querySelectorAll('.story p')].find((p) => p.getBoundingClientRect().bottom > 0).textContent.slice(0, 40)`,
  );
const colourOf = (page: Page) =>
  page.evaluate<string>(`getComputedStyle(document.documentElement).backgroundColor`);

test('a work is read by keyboard: into it, from chapter to chapter, and back', async () => {
  const page = await open('/works');
  await page.getByRole('link', { name: 'Tide Tables for the Drowned' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/works\/1$/);
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/chapters\/2$/);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('Nine Matches');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/chapters\/3$/);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/chapters\/2$/);
});

test('in a story from right to left the left arrow leads on', async () => {
  const rtl = site.works[10];
  const page = await open(`/works/${rtl}`);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/chapters\/\d+$/);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('تسع أعواد');
});

test('arrow keys turn nothing while a field of the settings has the focus', async () => {
  const page = await open('/works/1');
  await page.getByRole('link', { name: 'Reading settings' }).click();
  await page.getByRole('slider', { name: 'Size of the text' }).press('ArrowRight');
  expect(pathOf(page)).toBe('/works/1');
});

test('a place is kept by paragraph, offered again, and found again in larger type', async () => {
  const page = await open('/works/1/chapters/2');
  await page.evaluate(
    `document.querySelectorAll('.story p')[30].scrollIntoView({ block: 'start', behavior: 'instant' })`,
  );
  await expect.poll(() => page.evaluate(`localStorage.getItem('place:1')`)).toContain('Nine Matches');
  const there = await topParagraph(page);
  await page.goto(`${site.address}/`);
  expect(await page.getByRole('region', { name: 'Where you stopped' }).textContent()).toContain(
    'Tide Tables',
  );
  await page.goto(`${site.address}/works/1`);
  await page.getByRole('link', { name: /^Continue where you stopped: Chapter 2: Nine Matches/ }).click();
  await page.waitForURL(/chapters\/2$/);
  await expect.poll(() => topParagraph(page)).toBe(there);
  await page.getByRole('link', { name: 'Reading settings' }).click();
  const restyled = page.waitForEvent('console', (message) => message.text() === 'restyled');
  await page.evaluate(
    `document.addEventListener('reading-changed', () => setTimeout(() => console.log('restyled')), { once: true })`,
  );
  await page.getByRole('slider', { name: 'Size of the text' }).fill('140');
  await restyled;
  expect(await page.evaluate(`getComputedStyle(document.querySelector('.story')).fontSize`)).toBe('26.6px');
  expect(await topParagraph(page)).toBe(there);
});

test('settings show at once and stay, with JavaScript', async () => {
  const page = await open('/works/1');
  const paper = await colourOf(page);
  await page.getByRole('link', { name: 'Reading settings' }).click();
  await page.getByRole('radio', { name: 'Sepia' }).check();
  await expect.poll(() => colourOf(page)).not.toBe(paper);
  const sepia = await colourOf(page);
  await page.getByRole('button', { name: 'Keep these' }).click();
  await page.goto(`${site.address}/works`);
  expect(await colourOf(page)).toBe(sepia);
});

test('settings work without JavaScript, and lead back to the story', async () => {
  const page = await open('/works/1', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Reading settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'System serif' }).check();
  await page.getByRole('button', { name: 'Keep these' }).click();
  expect(pathOf(page)).toBe('/works/1');
  const sheet = await page.request.get(`${site.address}/reading.css`);
  expect(await sheet.text()).toMatch(/color-scheme:dark.*Palatino/);
});

test('without JavaScript a work is read to its end, taken away, and found by its tags', async () => {
  const page = await open('/works/1?view_full_work=true', { javaScriptEnabled: false });
  expect(await page.locator('[data-chapter]').count()).toBe(12);
  await page.getByText('Download', { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'EPUB' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Tide Tables for the Drowned.*\.epub$/);
  await page.getByRole('link', { name: 'There Was Only One Lamp' }).first().click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There Was Only One Lamp');
});

test('only the typeface that was chosen is fetched', async () => {
  context = await browser.newContext();
  await context.addCookies([{ name: 'reading', value: 'face.sans', url: site.address }]);
  const page = await context.newPage();
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  await page.goto(`${site.address}/works/1`, { waitUntil: 'networkidle' });
  expect(fonts).toEqual([]);
});

test('a colour chosen on the page of settings, without JavaScript, is there on the next page', async () => {
  context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const paper = () => page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('--paper')`);
  await page.goto(`${site.address}/reading`);
  const before = await paper();
  await page.locator('main input[name=theme][value=sepia]').check({ force: true });
  await page.locator('main form button').first().click();
  await page.goto(`${site.address}/about`);
  expect(await paper()).not.toBe(before);
});
