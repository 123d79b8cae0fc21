import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../testing/browser.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../testing/keeper.ts';

const LANTERNS = `Title: The Lantern Keeper
Author: Marrow
Fandom: Buffy the Vampire Slayer
Rating: terrible

Willow Rosenberg found the first lamp lit on a Tuesday. "Tara?" she said, and nobody answered.

Giles took off his glasses and looked at the lamp for a long time. "I did not light it," said Rupert Giles.

"So who did?" asked Buffy Summers, and Xander looked at the floor.

The End
`;
const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 1, 2]);

/** A browser that shares its processors with other tests takes its time. */
const PATIENCE = 240_000;

const database = freshDatabase();
const files = mkdtempSync(join(tmpdir(), 'fadeless-brought-'));
let kept: KeptSite;
let address: string;
let browser: Browser;

beforeAll(async () => {
  writeFileSync(join(files, 'lanterns.txt'), LANTERNS);
  writeFileSync(join(files, 'picture.txt'), PICTURE);
  kept = await openKeptSite(database);
  address = await kept.open();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await kept.close();
  rmSync(files, { recursive: true, force: true });
});

async function signedIn(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${address}/keeper/sign-in?token=${await kept.newToken()}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'The keeper’s desk' }).waitFor();
  return { context, page };
}

async function bring(page: Page, names: string[]): Promise<void> {
  await page.getByRole('link', { name: 'Bring stories' }).click();
  await page.getByLabel('Files, or a zip').setInputFiles(names.map((name) => join(files, name)));
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await page.waitForURL(/\/keeper\/imports\/\d+$/);
}

test(
  'the keeper brings two files, takes a suggestion, puts the title right, deletes and undoes',
  async () => {
    const { context, page } = await signedIn();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));

    await bring(page, ['lanterns.txt', 'picture.txt']);
    await page.locator('import-progress[state=finished]').waitFor();
    expect(await page.locator('.counts').innerText()).toBe('2 files read: 1 new, 1 not read');
    await page.getByText('understood').click();
    expect(await page.locator('.understood').innerText()).toMatch(/Title\s+The Lantern Keeper ← line 1/);

    await page.getByRole('link', { name: 'The Lantern Keeper' }).click();
    await page.getByRole('button', { name: 'Take: Rupert Giles' }).click();
    await page.getByRole('button', { name: 'Undo: Rupert Giles' }).waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'Undo: Rupert Giles',
    );
    expect(await page.getByLabel('Characters').inputValue()).toBe('Rupert Giles');

    await page.getByLabel('Title', { exact: true }).fill('The Lamps at Noon');
    await page.getByRole('button', { name: 'Save what I changed' }).click();
    await page.getByText('Saved. Readers see it now.').waitFor();
    await page.getByRole('link', { name: 'Read it' }).click();
    expect(await page.locator('h1').first().innerText()).toBe('The Lamps at Noon');
    expect(await page.locator('.tags').first().innerText()).toContain('Rupert Giles');

    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Put into the trash' }).click();
    await page.getByText('is in the trash').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Out of the trash again').waitFor();
    expect(broken).toEqual([]);
    await context.close();
  },
  PATIENCE,
);

test(
  'files that are dropped on the page are brought in with it',
  async () => {
    const { context, page } = await signedIn();
    await page.goto(`${address}/keeper/imports/new`);
    const story = LANTERNS.replace('The Lantern Keeper', 'Dropped Lanterns').replaceAll('lamp', 'torch');
    const dropped = await page.evaluateHandle(
      `(() => { const all = new DataTransfer(); all.items.add(new File([${JSON.stringify(story)}], 'dropped.txt')); return all; })()`,
    );
    await page.dispatchEvent('upload-drop', 'drop', { dataTransfer: dropped });
    await page.getByText('dropped.txt').waitFor();
    await page.getByRole('button', { name: 'Bring them in' }).click();
    await page.locator('import-progress[state=finished]').waitFor();
    expect(await page.locator('.report').innerText()).toContain('Dropped Lanterns');
    await context.close();
  },
  PATIENCE,
);

test(
  'all of it works without JavaScript',
  async () => {
    const { context, page } = await signedIn({ javaScriptEnabled: false });
    writeFileSync(
      join(files, 'plain.txt'),
      LANTERNS.replace('The Lantern Keeper', 'Plain Lanterns').replaceAll('lamp', 'candle'),
    );
    await bring(page, ['plain.txt']);
    for (
      let look = 0;
      look < 60 && (await page.locator('import-progress[state=finished]').count()) === 0;
      look += 1
    ) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    await page.getByRole('link', { name: 'Plain Lanterns' }).click();
    await page.getByRole('button', { name: 'Refuse: Willow Rosenberg' }).click();
    await page.getByRole('button', { name: 'Undo: Willow Rosenberg' }).click();
    await page.getByRole('button', { name: /^Take all \d characters$/ }).click();
    expect(await page.getByLabel('Characters').inputValue()).toContain('Willow Rosenberg');
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect((await page.goto(`${address}/keeper`))?.status()).toBe(401);
    await context.close();
  },
  PATIENCE,
);

test.each(['light', 'dark'] as const)(
  'axe finds nothing on any of the keeper’s pages, in %s, and each fits 320 pixels',
  async (colorScheme) => {
    const { context, page } = await signedIn({ colorScheme, viewport: { width: 1100, height: 900 } });
    const found: unknown[] = [];
    for (const path of await everyPath(page)) {
      await page.setViewportSize({ width: 1100, height: 900 });
      await page.goto(address + path);
      for (const { id, nodes } of (await new AxeBuilder({ page }).analyze()).violations)
        found.push([path, id, nodes[0]?.html]);
      await page.setViewportSize({ width: 320, height: 640 });
      const width = await page.evaluate('document.documentElement.scrollWidth');
      if (width !== 320) found.push([path, 'width', width]);
    }
    expect(found).toEqual([]);
    await context.close();
  },
  PATIENCE,
);

/** Every kind of page, as the works that the other tests brought lead to it. */
async function everyPath(page: Page): Promise<string[]> {
  await page.goto(`${address}/keeper/works`);
  const work = (await page.locator('.catalogue a.title').first().getAttribute('href')) ?? '';
  await page.goto(address + work);
  const chapter = (await page.locator('.chapter-list a').first().getAttribute('href')) ?? '';
  await page.goto(address + chapter);
  const revision = (await page.locator('a[href*="/revisions/"]').first().getAttribute('href')) ?? '';
  const own = [
    '',
    '/works',
    '/works?words=nothing',
    '/suggestions',
    '/imports',
    '/imports/new',
    '/imports/1',
    '/trash',
    '/nowhere',
  ];
  return [
    ...own.map((path) => `/keeper${path}`),
    work,
    `${work}/originals`,
    chapter,
    revision,
    '/keeper/sign-in?token=x',
  ];
}
