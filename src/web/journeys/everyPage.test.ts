import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../testing/browser.ts';
import { freshDatabase } from '../../testing/database.ts';
import { fixtureShelf } from '../../testing/shelf.ts';
import { openSite, type TestSite } from '../../testing/site.ts';

const database = freshDatabase();
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  site = await openSite(database, fixtureShelf());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Every kind of page, and every work that is hard to show. The works stand in the order of `fixtureShelf`. */
const PAGES = {
  home: '/',
  works: '/works',
  'a work with many chapters': '/works/1',
  'a later chapter': '/works/1/chapters/3',
  'an entire work': '/works/11?view_full_work=true',
  'every shape of text': '/works/10',
  'a work from right to left': '/works/11',
  'a poem': '/works/12',
  'a work of which nobody said anything': '/works/13',
  'a work with endless tags': '/works/14',
  'a work with words that no line holds': '/works/15',
  'an index of 300 chapters': '/works/16/navigate',
  'a chapter among 300': '/works/16',
  'a series': '/series/1',
  'an author': '/users/Wickfield',
  'a tag': '/tags/Saltmarsh%20(TV)/works',
  'what a tag means': '/tags/Ilse%20Brandt*s*Maren%20Holt',
  'all fandoms': '/fandoms',
  'fandoms of a medium': '/media/Uncategorized%20Fandoms/fandoms',
  'all authors': '/people',
  'authors who were looked for': '/people?words=nobody%20of%20that%20name',
  about: '/about',
  'reading settings': '/reading',
  'what is not here': '/works/999999',
};

/** What axe finds, target sizes (WCAG 2.2, 2.5.8) included. Of 300 chapters alike, the first few stand for all. */
async function found(page: Page, rule?: string): Promise<{ id: string; at: string[] }[]> {
  const axe = new AxeBuilder({ page }).exclude('.chapter.index li:nth-child(n + 12)');
  const { violations } = await (
    rule ? axe.withRules(rule) : axe.options({ rules: { 'target-size': { enabled: true } } })
  ).analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    at: nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)),
  }));
}

test.each(Object.entries(PAGES))(
  '%s can be read by everyone, on a phone, and asks nothing of another site',
  async (_, path) => {
    const context = await browser.newContext({
      colorScheme: 'light',
      viewport: { width: 1100, height: 900 },
    });
    try {
      const page = await context.newPage();
      const complaints = listen(page);
      await page.goto(site.address + path, { waitUntil: 'networkidle' });
      expect(await found(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await found(page, 'color-contrast')).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await widths(page)).toEqual([320]);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  },
);

/** Requests to other sites, and errors that the page itself reports: broken rules of its policy among them. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.address) && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
  page.on('console', (message) => {
    const isOwnStatus = message.text().includes('404 (Not Found)');
    if (message.type() === 'error' && !isOwnStatus) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** How wide the page is as it came, and with each of its menus open: every width once. */
async function widths(page: Page): Promise<number[]> {
  const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
  const all = [await width()];
  for (const menu of await page.locator('.menu > summary').all()) {
    await menu.click();
    all.push(await width());
  }
  return [...new Set(all)];
}

test('an open panel of settings has nothing that axe finds', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}/works/1`, { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: 'Reading settings' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await found(page)).toEqual([]);
  await context.close();
});
