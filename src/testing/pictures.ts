import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { startServer } from '../store/server.ts';
import { launchBrowser } from './browser.ts';
import { fixtureShelf } from './shelf.ts';
import { openSite, type TestSite } from './site.ts';

const WIDTHS = [390, 1280];

/**
 * Saves pictures of every page, or of those named, at the width of a phone and of a desk, in light and in dark. They
 * are made from the running thing, on a shelf of fixture works.
 */
export async function takePictures(folder: string, only: string[] | null): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'fadeless-pictures-'));
  const server = await startServer(data);
  const database = await openDatabase(server.url);
  try {
    await migrate(database.pool);
    const site = await openSite(database, fixtureShelf());
    await takeAtEveryWidth(site, { folder, only });
    await site.close();
  } finally {
    await database.close();
    await server.release();
    rmSync(data, { recursive: true, force: true });
  }
}

async function takeAtEveryWidth(site: TestSite, order: Pick<Order, 'folder' | 'only'>): Promise<void> {
  const browser = await launchBrowser();
  for (const width of WIDTHS) {
    for (const scheme of ['light', 'dark'] as const)
      await takeAll(browser, site, { ...order, width, scheme });
  }
  await browser.close();
}

function pages({ works }: TestSite): Record<string, string> {
  const [tide, , , , , , , , , sink, rtl, verse, bare, endless, long, drabbles] = works;
  return {
    home: '/',
    works: '/works',
    filtered: '/works?rating=Mature&not_tag=Fluff',
    sheet: '/works#filters',
    unfound: '/works?q=ratng%3Amature+tag%3Anonesuch',
    searchhelp: '/search-help',
    work: `/works/${tide}`,
    chapter: `/works/${tide}/chapters/3`,
    whole: `/works/${tide}?view_full_work=true`,
    shapes: `/works/${sink}`,
    rtl: `/works/${rtl}`,
    verse: `/works/${verse}`,
    bare: `/works/${bare}`,
    endless: `/works/${endless}`,
    long: `/works/${long}`,
    drabbles: `/works/${drabbles}/navigate`,
    series: '/series/1',
    author: '/users/Wickfield',
    tag: '/tags/Saltmarsh%20(TV)/works',
    taghome: '/tags/Ilse%20Brandt*s*Maren%20Holt',
    fandoms: '/fandoms',
    people: '/people',
    about: '/about',
    reading: '/reading',
    missing: '/works/999999',
  };
}

interface Order {
  folder: string;
  only: string[] | null;
  width: number;
  scheme: 'light' | 'dark';
}

async function takeAll(
  browser: Browser,
  site: TestSite,
  { folder, only, width, scheme }: Order,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme: scheme,
  });
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pages(site))) {
    if (only && !only.includes(name)) continue;
    await page.goto(site.address + path, { waitUntil: 'networkidle' });
    const height = await page.evaluate<number>('Math.min(document.documentElement.scrollHeight, 2600)');
    const clip = { x: 0, y: 0, width, height };
    await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), clip, fullPage: true });
  }
  await context.close();
}
