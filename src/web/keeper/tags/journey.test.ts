import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameChanges } from '../../../finding/naming/catchUp.ts';
import type { TagKind } from '../../../store/schema.ts';
import { carryOut } from '../../../tags/carryOut.ts';
import { coinTag } from '../../../tags/coin.ts';
import { makeCanonical } from '../../../tags/makeCanonical.ts';
import { proposeMerges } from '../../../tags/proposeMerges.ts';
import { launchBrowser } from '../../../testing/browser.ts';
import { freshDatabase } from '../../../testing/database.ts';
import { openKeptSite, type KeptSite } from '../../../testing/keeper.ts';
import { fixtureShelf } from '../../../testing/shelf.ts';
import { postWork } from '../../../works/post.ts';

/** A browser that shares its processors with other tests takes its time. */
const PATIENCE = 300_000;

const database = freshDatabase();
let kept: KeptSite;
let address: string;
let browser: Browser;
let keeper: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  kept = await openKeptSite(database);
  const shelf = fixtureShelf().map((work, at) => ({
    ...work,
    additionalTags: [...work.additionalTags, at % 2 === 0 ? 'Boats' : 'boat'],
  }));
  for (const work of shelf) await database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
  await database.db.transaction().execute(async (tx) => {
    const marsh = await coinTag(tx, 'fandom', 'Saltmarsh (TV)');
    await carryOut(tx, makeCanonical(marsh), { by: 'keeper' });
  });
  await proposeMerges(database.db);
  address = await kept.open();
  browser = await launchBrowser();
  keeper = await signedIn();
});
afterAll(async () => {
  await browser.close();
  await kept.close();
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

test(
  'without JavaScript, by keyboard: a wrangler opens a bin, ticks tags, sees what would happen, does it and undoes it',
  async () => {
    const { context, page } = await signedIn({ javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Tags', exact: true }).press('Enter');
    await page.getByRole('link', { name: /characters: Saltmarsh \(TV\)/ }).press('Enter');
    await page.getByRole('checkbox', { name: 'Tick Maren Holt' }).press('Space');
    await page.getByRole('checkbox', { name: 'Tick Old Tobias' }).press('Space');
    await page.getByLabel('Do', { exact: true }).selectOption('put in this fandom or medium:');
    await page.getByLabel('This tag, where one is needed').fill('Saltmarsh (TV)');
    await page.keyboard.press('Enter');
    await page.getByText('Maren Holt put in Saltmarsh (TV)').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Tick Maren Holt' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByRole('checkbox', { name: 'Tick Maren Holt' }).waitFor();
    await page.getByRole('link', { name: 'Maren Holt', exact: true }).first().press('Enter');
    await page.getByLabel('It means this tag').fill('Maren of the Flats');
    await page.keyboard.press('Enter');
    await page.getByText('is new here and becomes canonical for it').waitFor();
    await page.getByRole('button', { name: 'Do it' }).press('Enter');
    await page.getByText('It means Maren of the Flats').waitFor();
    await context.close();
  },
  PATIENCE,
);

test(
  'a name box of the desk completes names, the commas in them too, and takes the tag that a synonym means',
  async () => {
    while ((await nameChanges(database.db, 50)) > 0);
    const { page } = keeper;
    await page.goto(address + (await tag('additional', 'boat')));
    const box = page.getByRole('combobox', { name: 'It means this tag' });
    await box.pressSequentially('boa');
    await page.getByRole('option', { name: /^Boats/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('Boats');
    await box.fill('Somebody, called Salt');
    await box.blur();
    expect(await box.inputValue()).toBe('Somebody, called Salt');
    expect(await page.locator('form:has(#means) [name=other]').count()).toBe(1);
  },
  PATIENCE,
);

const tag = async (kind: TagKind, name: string) => {
  const found = await database.db
    .selectFrom('tags')
    .select('id')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return `/keeper/tags/${found.id}`;
};

/** Every kind of page of the desk. */
const PAGES: Record<string, () => string | Promise<string>> = {
  'the bins': () => '/keeper/tags',
  'a bin': () => '/keeper/tags/search?state=open',
  'a search without an end': () => '/keeper/tags/search?words=nothing',
  'a canonical fandom': () => tag('fandom', 'Saltmarsh (TV)'),
  'a synonym': () => tag('character', 'Maren Holt'),
  'an open tag': () => tag('additional', 'boat'),
  'a relationship': () => tag('relationship', 'Ilse Brandt/Maren Holt'),
  merges: () => '/keeper/tags/merges',
  history: () => '/keeper/tags/history',
  'the rule': () => '/keeper/tags/rule?uses=2',
  vocabulary: () => '/keeper/tags/vocabulary',
};

test.each(Object.entries(PAGES))(
  'axe finds nothing on the desk’s page for %s, in light and in dark, and it fits 320 pixels',
  async (_, pathOf) => {
    const { page } = keeper;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1100, height: 900 });
    await page.goto(address + (await pathOf()));
    for (const details of await page.locator('details').all())
      await details.evaluate((one) => one.setAttribute('open', ''));
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = new AxeBuilder({ page }).withRules('color-contrast');
    expect((await dark.analyze()).violations).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  },
  PATIENCE,
);
