import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { TextReader } from '../../finding/words/catchUp.ts';
import { clean } from '../../prose/clean.ts';
import { shapeChapter } from '../../prose/shape.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { freshDatabase } from '../../testing/database.ts';
import { prose } from '../../testing/shelf.ts';
import { openSite, type TestSite } from '../../testing/site.ts';
import { chapterOf, workOf } from '../../testing/works.ts';

/** Each deep in a chapter of its own, with what it is searched by. */
const PLACES: readonly { name: string; html: string; search: string; language?: string }[] = [
  {
    name: 'a plain word',
    html: '<p>Nobody had oiled the capstan since the flood, and it screamed.</p>',
    search: 'capstan',
  },
  {
    name: 'a word with accents, typed without them',
    html: '<p>The naïve <em>pâtissière</em> sold éclairs by the quay.</p>',
    search: 'patissiere',
  },
  {
    name: 'words that begin after a quotation mark',
    html: '<p>She turned round and said, “Barnacles, of course,” and went on scraping.</p>',
    search: 'barnacles',
  },
  {
    name: 'exact words with a quotation inside, over markup',
    html: '<p>“We’ll <strong>unmoor</strong> her,” he cried, “before the tide!”</p>',
    search: '"unmoor her he cried before"',
  },
  {
    name: 'exact words over a line break',
    html: '<p>The gull came down<br>upon the mizzen<br>and looked at us.</p>',
    search: '"down upon the mizzen and looked"',
  },
  {
    name: 'a word with a hyphen, a comma and an ampersand around',
    html: '<p>It was salt-and-halyard, rope &amp; tar, so-so, weather.</p>',
    search: 'halyard',
  },
  {
    name: 'a word in a list',
    html: '<ul><li>The old sextant was there.</li></ul>',
    search: 'sextant',
  },
  {
    name: 'Hebrew, from right to left, with vowel marks',
    html: '<p>הַסַּפָּן הַזָּקֵן עָמַד עַל הַמֵּזַח וְהִבִּיט בַּמִּגְדַּלּוֹר הַכָּבוּי.</p>',
    search: 'המזח',
    language: 'he',
  },
  {
    name: 'Arabic',
    html: '<p>وقف البحار العجوز على الرصيف ونظر إلى المنارة المطفأة.</p>',
    search: 'المنارة',
    language: 'ar',
  },
  {
    name: 'Japanese',
    html: '<p>彼女は古い灯台のそばで、静かに提灯を見つめていた。</p>',
    search: '提灯',
    language: 'ja',
  },
  {
    name: 'two words in two paragraphs, each with a place of its own',
    html: '<p>The binnacle was lit.</p><p>Nobody saw the spinnaker go.</p>',
    search: 'binnacle spinnaker',
  },
];

const database = freshDatabase();
let site: TestSite;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  const works = PLACES.map(({ name, html, language = 'en' }, at) => {
    const filler = (seed: number) =>
      prose(1500, seed)
        .split('\n\n')
        .map((line) => `<p>${line}</p>`)
        .join('');
    const shaped = shapeChapter(clean(filler(at) + html + filler(at + 40)));
    return workOf({ title: name, language, chapters: [{ ...chapterOf('x'), ...shaped }] });
  });
  site = await openSite(database, works);
  const reader = new TextReader(database.db, (error) => {
    throw error;
  });
  while ((await reader.step(50)) > 0);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(() => context.close());

async function open(path: string): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  return page;
}

/** What of the story stands on the screen, letter case and white space aside. */
const READ = `[...document.querySelectorAll('.userstuff :is(p, li)')].filter((p) => {
  const { top, bottom } = p.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}).map((p) => p.textContent).join(' ').replace(/\\s+/g, ' ')`;

for (const { name, html, search } of PLACES) {
  test(`a passage leads to its place in the story: ${name}`, async () => {
    const page = await open(`/works?q=${encodeURIComponent(search)}`);
    const links = page.locator('.passages a.where');
    const texts = html
      .split('</p>')
      .filter(Boolean)
      .map((one) =>
        one
          .replace(/<br>/g, ' ')
          .replace(/<[^>]+>/g, '')
          .replace('&amp;', '&')
          .replace(/\s+/g, ' '),
      );
    expect(await links.count()).toBe(texts.length);
    for (const [at, text] of texts.entries()) {
      await links.nth(at).click();
      await page.waitForURL(/chapters/);
      await expect.poll(() => page.evaluate<string>(READ), { timeout: 5000 }).toContain(text);
      expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(800);
      await page.goBack();
    }
  });
}
