import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../store/database.ts';
import { carryOut } from '../tags/carryOut.ts';
import { coinTag } from '../tags/coin.ts';
import { makeAlias } from '../tags/makeAlias.ts';
import { makeCanonical } from '../tags/makeCanonical.ts';
import { makeMeta } from '../tags/makeMeta.ts';
import { makeParent } from '../tags/makeParent.ts';
import { makeSynonym } from '../tags/makeSynonym.ts';
import { setMembers } from '../tags/setMembers.ts';
import type { MapKind } from '../store/schema.ts';
import { freshDatabase } from '../testing/database.ts';
import { openSite, type TestSite } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { showWork } from '../works/show.ts';
import type { NewWork } from '../works/work.ts';

const database = freshDatabase();
let site: TestSite;
const run = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => database.db.transaction().execute(act);
const by = { by: 'Wickfield' };

const STORIES: Partial<NewWork>[] = [
  {
    authors: ['Wickfield'],
    fandoms: ['Saltmarsh (TV)'],
    characters: ['Ilse Brandt'],
    relationships: ['Ilse Brandt/Maren Holt'],
    additionalTags: ['Sea Fog', 'Secret Birthday Plan'],
  },
  { authors: ['Éowyn of the Fens'], fandoms: ['Saltmarsh'], characters: ['Ilse'], additionalTags: ['Fog'] },
  {
    authors: ['marginalia'],
    fandoms: ['Night Post'],
    characters: ['Ilse'],
    additionalTags: ['Saltmarsh (TV)'],
  },
  { authors: ['hiddenhand'], fandoms: ['Unseen Country'], additionalTags: ['Secret Name', 'Mist'] },
];

beforeAll(async () => {
  site = await openSite(
    database,
    STORIES.map((facts, at) =>
      workOf({
        title: `Story ${at}`,
        chapters: [chapterOf(`Story ${at} is told here and nowhere else.`)],
        ...facts,
      }),
    ),
  );
  await run((tx) => showWork(tx, site.works[3]!, 'private', 'keeper'));
  await wrangle();
  site.web.site.pages.clear();
});
afterAll(() => site.close());

async function wrangle(): Promise<void> {
  const coin = (kind: MapKind, name: string) => run((tx) => coinTag(tx, kind, name));
  const canonical = async (kind: MapKind, name: string) => {
    const id = await coin(kind, name);
    await run((tx) => carryOut(tx, makeCanonical(id), by));
    return id;
  };
  const tv = await canonical('media', 'TV & Radio');
  const marsh = await canonical('fandom', 'Saltmarsh (TV)');
  const [ilse, maren] = [
    await canonical('character', 'Ilse Brandt'),
    await canonical('character', 'Maren Holt'),
  ];
  const ship = await canonical('relationship', 'Ilse Brandt/Maren Holt');
  const [fog, seaFog] = [await canonical('additional', 'Fog'), await canonical('additional', 'Sea Fog')];
  const [short, mist] = [await coin('fandom', 'Saltmarsh'), await coin('additional', 'Mist')];
  const acts = [
    makeParent(marsh, tv),
    makeSynonym(short, marsh),
    makeParent(ilse, marsh),
    makeParent(maren, marsh),
    setMembers(ship, [ilse, maren], true),
    makeMeta(seaFog, fog),
    makeSynonym(mist, fog),
    makeAlias('Ilse', ilse, marsh),
    makeAlias('I/M', ship, marsh),
  ];
  for (const act of acts) await run((tx) => carryOut(tx, act, by));
}

async function text(path: string): Promise<string> {
  const answer = await fetch(site.address + path);
  const html = await answer.text();
  expect([path, answer.status, html.includes('<h1>')]).toEqual([path, 200, true]);
  return (/<main[^>]*>([^]*)<\/main>/.exec(html)?.[1] ?? '')
    .replace(/<\/(?:p|li|h1|h2)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&');
}
const status = async (path: string) => (await fetch(site.address + path)).status;

test('a canonical tag tells its works, its names, what stands above and below it', async () => {
  const fog = await text('/tags/Fog');
  expect(fog).toContain('2 works');
  expect(fog).toMatch(/Includes[^]*Sea Fog/);
  expect(await text('/tags/Sea%20Fog')).toMatch(/Part of[^]*Fog/);
  const ship = await text('/tags/Ilse%20Brandt*s*Maren%20Holt');
  expect(ship).toMatch(/Relationship in Saltmarsh \(TV\)/);
  expect(ship).toMatch(/Also called[^]*I\/M/);
  expect(ship).toMatch(/Between[^]*Ilse Brandt[^]*Maren Holt/);
  expect(await text('/tags/Maren%20Holt')).toContain('No work here carries this tag yet.');
  const marsh = await text('/tags/Saltmarsh%20(TV)');
  expect(marsh).toMatch(/Fandom in TV & Radio/);
  expect(marsh).toMatch(/Also called\s+Saltmarsh\n/);
  expect(marsh).toMatch(/Characters[^]*Ilse Brandt/);
});

test('a synonym says what it means, and a short name what it means where', async () => {
  expect(await text('/tags/Saltmarsh')).toContain('“Saltmarsh” means Saltmarsh (TV).');
  const ilse = await text('/tags/Ilse');
  expect(ilse).toContain('In works of Saltmarsh (TV), “Ilse” means Ilse Brandt.');
  expect(ilse).toContain('Elsewhere it stands as its authors wrote it.');
  expect(ilse).not.toContain('Nobody has said');
  expect(await text('/tags/I*s*M')).toContain('“I/M” means Ilse Brandt/Maren Holt.');
});

test('tags of one name and several kinds know of each other', async () => {
  expect(await text('/tags/Saltmarsh%20(TV)')).toMatch(/Of the same name\s+Saltmarsh \(TV\) \(tag\)/);
  expect(await text('/tags/Saltmarsh%20(TV)?kind=additional')).toContain('as its authors wrote it');
});

test('tags that stand only on works which a guest may not see do not exist for a guest', async () => {
  for (const path of [
    '/tags/Secret%20Name',
    '/tags/Unseen%20Country',
    '/tags/nothing%20at%20all',
    '/tags/Mist',
  ])
    expect([path, await status(path)]).toEqual([path, 404]);
  expect(await text('/tags/Fog')).not.toContain('Mist');
  expect(await text('/fandoms')).not.toContain('Unseen Country');
  expect(await text('/people')).not.toContain('hiddenhand');
  expect(await text('/')).toMatch(/3 works by 3 authors in 2 fandoms/);
});

test('the hall of fandoms stands by media, other names summed up', async () => {
  const fandoms = await text('/fandoms');
  expect(fandoms).toMatch(
    /TV & Radio\s+Saltmarsh \(TV\) 2 works\s+Uncategorized Fandoms\s+Night Post 1 work/,
  );
  expect(await text('/media/TV%20*a*%20Radio/fandoms')).toContain('Saltmarsh (TV) 2 works');
  expect(await text('/media/Uncategorized%20Fandoms/fandoms')).toContain('Night Post');
  expect(await status('/media/Opera/fandoms')).toBe(404);
  expect(await status('/media/TV%20*a*%20Radio/fandoms?letter=x')).toBe(404);
});

test('people are found by their names, accents and letter case aside', async () => {
  expect(await text('/people')).toMatch(/Éowyn of the Fens 1 work\s+marginalia 1 work\s+Wickfield 1 work/);
  expect(await text('/people?words=EOWYN%20fens')).toMatch(/1 name with[^]*Éowyn/);
  expect(await text('/people?words=%3Cb%3E')).toContain('Nobody here is called “&lt;b&gt;”.');
});
