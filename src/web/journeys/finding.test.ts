import { AxeBuilder } from '@axe-core/playwright';
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
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  return page;
}

const PHONE = { viewport: { width: 360, height: 740 } };
const cards = (page: Page) => page.locator('.work.index > li').count();
const searchOf = (page: Page) => new URL(page.url()).search;

test('a tick narrows the works without a reload, the address follows, and back undoes it', async () => {
  const page = await open('/works');
  await page.evaluate('window.sameDocument = true');
  const before = await cards(page);
  await page.getByRole('group', { name: 'Include: Ratings' }).getByRole('checkbox').first().check();
  await page.waitForURL(/rating=/);
  await page.locator('work-filters:not([aria-busy])').waitFor();
  expect(await cards(page)).toBeLessThan(before);
  expect(await page.evaluate('window.sameDocument')).toBe(true);
  expect(await page.evaluate<string>('document.activeElement.type')).toBe('checkbox');
  await page.goBack();
  await expect.poll(() => cards(page)).toBe(before);
  expect(searchOf(page)).toBe('');
});

test('a name that was typed and chosen leaves the keyboard in its field', async () => {
  const page = await open('/works');
  await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
  await page.getByRole('combobox', { name: 'Other characters' }).first().fill('Nobody Here');
  await page.keyboard.press('Enter');
  await page.waitForURL(/char=/);
  await page.locator('work-filters:not([aria-busy])').waitFor();
  expect(await page.evaluate<string>('document.activeElement.ariaLabel')).toBe('Other characters');
  expect(await page.evaluate<string>('document.activeElement.closest("fieldset").innerText')).toContain(
    'Nobody Here',
  );
});

test('a condition is dropped by its chip', async () => {
  const page = await open('/works?rating=Mature&complete=yes');
  await page.getByRole('link', { name: /^Remove the filter: rated/ }).click();
  await expect.poll(() => searchOf(page)).toBe('?complete=yes');
});

test('on a phone the filters are a sheet that opens, is used and closes by keyboard', async () => {
  const page = await open('/works', PHONE);
  const panel = page.getByRole('search', { name: 'Sort and filter' });
  expect(await panel.isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Sort and filter' }).press('Enter');
  expect(await panel.isVisible()).toBe(true);
  await page.getByLabel('Sort by').selectOption('title');
  await page.waitForURL(/sort=title/);
  expect(await panel.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  expect(await page.evaluate<boolean>('document.activeElement.matches(".jump a")')).toBe(true);
});

test('without JavaScript the sheet opens, sends what was ticked, and the address is tidy', async () => {
  const page = await open('/works', { ...PHONE, javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Sort and filter' }).click();
  await page.getByLabel('Completion').selectOption('yes');
  await page.locator('summary', { hasText: 'Additional tags' }).last().click();
  await page.getByLabel('Other additional tags to exclude').fill('Nothing, like this');
  await page.getByRole('button', { name: 'Show works' }).click();
  await page.waitForURL(/complete=yes/);
  expect(searchOf(page)).toBe('?complete=yes&not_tag=Nothing&not_tag=like+this');
});

test('a line of the query language is searched for and explained', async () => {
  const page = await open('/works');
  await page.getByRole('searchbox', { name: 'Search these works' }).fill('words>100 ratng:mature');
  await page.keyboard.press('Enter');
  await page.getByText('There is no filter called “ratng”').waitFor();
});

for (const [name, path] of [
  ['the works', '/works'],
  ['filtered works', '/works?not_tag=Fluff&rating=Mature&q=%28fandom%3Ax+OR+words%3E5%29'],
  ['nothing found', '/works?tag=Nothing+like+this'],
  ['the help of searching', '/search-help'],
])
  test(`axe finds nothing on ${name}, at a desk and on a phone`, async () => {
    for (const options of [{}, PHONE]) {
      const page = await open(path ?? '', options);
      if (options === PHONE && path?.startsWith('/works'))
        await page.getByRole('link', { name: 'Sort and filter' }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(
        await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
      ).toBeLessThanOrEqual(0);
      await context.close();
    }
  });
