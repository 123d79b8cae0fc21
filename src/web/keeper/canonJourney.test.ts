import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../testing/browser.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../testing/keeper.ts';

/** A browser that shares its processors with other tests takes its time. */
const PATIENCE = 300_000;

const database = freshDatabase();
let kept: KeptSite;
let address: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  kept = await openKeptSite(database);
  address = await kept.open();
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  await page.goto(`${address}/keeper/sign-in?token=${await kept.newToken()}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'The keeper’s desk' }).waitFor({ timeout: PATIENCE });
}, PATIENCE);
afterAll(async () => {
  await browser.close();
  await kept.close();
});

test(
  'by keyboard, a keeper writes a small canon by hand, looks at its line and finds it again to change',
  async () => {
    await page.goto(`${address}/keeper/canon`);
    await page.getByRole('link', { name: 'Write one by hand' }).press('Enter');
    await page.locator('#fandom').fill('The Salt House');
    await page.locator('#installments').fill('Low Tide\nKeys');
    await page.locator('#fandom').press('Enter');
    await page.getByRole('link', { name: 'The Salt House' }).first().press('Enter');
    await page.getByRole('heading', { name: 'The Salt House', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/canon/the-salt-house');
    await page.goto(`${address}/keeper/canon/the-salt-house`);
    expect(await page.getByRole('textbox').first().inputValue()).toContain('Low Tide');
  },
  PATIENCE,
);

test.each(['', '/new', '/new?as=list', '/new?as=yaml', '/the-salt-house'])(
  'axe finds nothing on /keeper/canon%s, in light and in dark, and it fits 320 pixels',
  async (path) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1100, height: 900 });
    await page.goto(`${address}/keeper/canon${path}`);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = new AxeBuilder({ page }).withRules('color-contrast');
    expect((await dark.analyze()).violations).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  },
  PATIENCE,
);
