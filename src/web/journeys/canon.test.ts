import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from '../../canon/load.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { canonShelf } from '../../testing/canonShelf.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openSite, type TestSite } from '../../testing/site.ts';

const database = freshDatabase();
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  const canon = await loadCanon([SHIPPED_PACKS]);
  site = await openSite(database, canonShelf(canon.pack('BtVS')!, 40));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function withPage<T>(
  options: Parameters<Browser['newContext']>[0],
  use: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

const LINE = '/canon/buffy-the-vampire-slayer';

test.each(['/canon', LINE, `${LINE}/s7`, '/canon/sherlock-holmes/scan', '/shield'])(
  '%s can be read by everyone, and on the narrowest phone',
  async (path) => {
    await withPage({ viewport: { width: 1100, height: 900 } }, async (context) => {
      const page = await context.newPage();
      await page.goto(site.address + path, { waitUntil: 'networkidle' });
      // Of rows and columns alike, the first few stand for all.
      const axe = new AxeBuilder({ page })
        .exclude('.canon-table tbody:nth-of-type(n + 3)')
        .exclude('.band:nth-child(n + 3)')
        .options({ rules: { 'target-size': { enabled: true } } });
      expect((await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  },
);

test('a reader says how far they are, and what lies beyond folds away until they lift it', async () => {
  await withPage({ viewport: { width: 1100, height: 900 }, javaScriptEnabled: false }, async (context) => {
    const page = await context.newPage();
    await page.goto(`${site.address}${LINE}`);
    await page.getByLabel(/Seen up to/).fill('the gift');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('You have seen up to “The Gift” (5x22).').waitFor();
    await page.getByText(/folded away: set or spoiling beyond BtVS 5x22/).waitFor();
    await page.getByRole('link', { name: 'Show them this once' }).click();
    await page.getByText('40 works stand along this line.').waitFor();
    await page.getByRole('link', { name: 'Put it back' }).click();
    await page.getByRole('button', { name: 'No shield' }).click();
    await page.getByText('40 works stand along this line.').waitFor();
  });
});

test('an installment can be reached by keyboard from the picture', async () => {
  await withPage({ viewport: { width: 1100, height: 900 } }, async (context) => {
    const page = await context.newPage();
    await page.goto(`${site.address}${LINE}`);
    await page.getByRole('link', { name: /^1x03, Witch/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Witch' }).waitFor();
  });
});
