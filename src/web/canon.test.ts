import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCanon, SHIPPED_PACKS } from '../canon/load.ts';
import type { SettingReading } from '../canon/setting.ts';
import { freshDatabase } from '../testing/database.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';

const database = freshDatabase();
let site: TestSite;

const BUFFY = 'Buffy the Vampire Slayer';
const at = (relation: SettingReading['relation'], code: string, title: string | null): SettingReading => ({
  raw: `${relation} ${code}`,
  relation,
  fandom: BUFFY,
  code,
  title,
});

const WORKS = [
  { title: 'The Bread Rises', setting: at('missing scene', '6x18', 'Entropy') },
  { title: 'Broken Glass, Swept', setting: at('after', '6x19', 'Seeing Red') },
  { title: 'A Quieter Road', setting: at('diverges', '6x19', 'Seeing Red') },
  { title: 'All Through That Winter', setting: at('during', 'S6', null) },
  { title: 'Kept in a Drawer', setting: at('after', '6x19', 'Seeing Red'), visibility: 'private' as const },
  { title: 'A School Morning', setting: at('during', '1x05', null), spoilers: at(null, '7x22', 'Chosen') },
];

beforeAll(async () => {
  site = await openSite(
    database,
    WORKS.map((facts, number) =>
      workOf({ ...facts, fandoms: [BUFFY], chapters: [chapterOf(`It rained, ${number} times.`)] }),
    ),
  );
});
afterAll(async () => {
  await site.close();
});

async function page(path: string, cookie = '') {
  const answer = await fetch(site.address + path, { headers: { cookie } });
  return { status: answer.status, kept: answer.headers.get('cache-control'), html: await answer.text() };
}

const LINE = '/canon/buffy-the-vampire-slayer';

test('all canons stand on one page, with how many works this viewer may meet', async () => {
  const { html } = await page('/canon');
  expect(html).toContain('href="/canon/buffy-the-vampire-slayer"');
  expect(html).toContain('144 episodes in 7 seasons · 5 works along its line');
  expect(html).toContain('60 stories · no works along it yet');
});

test('a canon says what stands where, in a picture and in a table', async () => {
  const { html } = await page(LINE);
  expect(html).toContain('5 works stand along this line.');
  expect(html).toContain('aria-label="6x19, Seeing Red: 1 divergence, 1 after it"');
  expect(html).toContain('1 somewhere in it');
  expect(html).not.toContain('Kept in a Drawer');
});

test('a canon leads to the works of its fandom, where there are any', async () => {
  const list = '/tags/Buffy%20the%20Vampire%20Slayer/works';
  expect((await page(LINE)).html).toContain(`href="${list}"`);
  expect((await page(list)).status).toBe(200);
  const { html } = await page('/canon/sherlock-holmes');
  expect(html).not.toContain('href="/tags/Sherlock%20Holmes/works"');
});

test('an installment’s page groups its works, and shows none that its viewer may not see', async () => {
  const { html } = await page(`${LINE}/6x19`);
  expect(html).toMatch(/Codas and after[^]*Broken Glass, Swept[^]*Worlds that part here[^]*A Quieter Road/);
  expect(html).not.toContain('Kept in a Drawer');
  expect(html).toContain('Season 6, episode 19 · 7 May 2002');
  expect(html).toMatch(/rel="prev" href="[^"]*\/6x18"[^]*rel="next" href="[^"]*\/6x20"/);
});

test('a season’s page has what is set somewhere in it and between its episodes', async () => {
  const { html } = await page(`${LINE}/s6`);
  expect(html).toMatch(
    /Missing scenes[^]*The Bread Rises[^]*Somewhere in it[^]*All Through That Winter[^]*Between its installments[^]*Broken Glass, Swept/,
  );
});

test('works whose spoilers end at an installment stand on its page', async () => {
  const { html } = await page(`${LINE}/7x22`);
  expect(html).toMatch(/Spoilers end with “Chosen”[^]*A School Morning/);
});

test('a place where nobody has written says so kindly', async () => {
  const { html } = await page(`${LINE}/2x09`);
  expect(html).toContain('Nobody has written here yet');
});

test('other names of a canon and of its places lead to the same page', async () => {
  const { html } = await page('/canon/BtVS/seeing-red');
  expect(html).toContain(`rel="canonical" href="${site.web.site.settings.baseUrl}${LINE}/6x19"`);
  expect((await page('/canon/BtVS/9x99')).status).toBe(404);
  expect((await page('/canon/no-such-show')).status).toBe(404);
});

test('a reader with a shield gets a line made for them, with what lies beyond folded away', async () => {
  const { html, kept } = await page(LINE, 'seen=BtVS=6x18');
  expect(kept).toBe('private, no-store');
  expect(html).toContain('3 works are folded away: set or spoiling beyond BtVS 6x18.');
  expect(html).toContain('2 works stand along this line.');
  expect(html).toContain('aria-label="6x19, Seeing Red: no works yet"');
  const lifted = await page(`${LINE}?shield=off`, 'seen=BtVS=6x18');
  expect(lifted.html).toContain('5 works stand along this line.');
  const place = await page(`${LINE}/6x19`, 'seen=BtVS=6x18');
  expect(place.html).toContain('2 works are folded away');
  expect(place.html).not.toContain('Broken Glass, Swept');
  expect(place.html).not.toContain('Nobody has written here yet');
});

test('a work beyond the shield says so above, and is there all the same', async () => {
  const [, swept] = site.works;
  const { html, kept } = await page(`/works/${swept}`, 'seen=BtVS=6x18');
  expect(kept).toBe('private, no-store');
  expect(html).toContain('This work goes beyond BtVS 6x18');
  expect(html).toContain('It rained, 1 times.');
  const [bread] = site.works;
  expect((await page(`/works/${bread}`, 'seen=BtVS=6x18')).html).not.toContain('This work goes beyond');
});

test('a work’s setting leads to its place', async () => {
  const { html } = await page('/works');
  expect(html).toContain(
    `A missing scene from <a class="place" href="${LINE}/6x18"><bdi>“Entropy” (6x18)</bdi></a>`,
  );
  expect(html).toContain(`During <a class="place" href="${LINE}/s6"><bdi>season 6</bdi></a>`);
});

test('every address that the pictures and tables write is one that is found', async () => {
  const { packs } = await loadCanon([SHIPPED_PACKS]);
  expect(packs.length).toBeGreaterThan(0);
  const { html } = await page('/canon/harry-potter');
  const links = [
    ...new Set([...html.matchAll(/href="(\/canon\/harry-potter\/[^"]+)"/g)].map(([, link]) => link!)),
  ];
  expect(links).toHaveLength(206);
  for (const link of [links[0]!, links[100]!, links[205]!]) expect((await page(link)).status).toBe(200);
});
