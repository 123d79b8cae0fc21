import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../testing/browser.ts';
import { freshDatabase } from '../../testing/database.ts';
import { fixtureShelf } from '../../testing/shelf.ts';
import { openSite, type TestSite } from '../../testing/site.ts';

const database = freshDatabase();
let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  site = await openSite(database, fixtureShelf().slice(0, 9));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test.each(['/', '/works', '/works/1', '/works/1/chapters/3'])(
  'a first visit to %s brings less than 60 kB besides the story',
  async (path) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
    });
    await page.goto(site.address + path, { waitUntil: 'networkidle' });
    const all = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const story = (await page.locator('.story').allInnerTexts()).join('');
    expect(all - gzipSync(story).length).toBeLessThan(60_000);
    await context.close();
  },
);
