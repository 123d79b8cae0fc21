import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { nameChanges } from '../finding/naming/catchUp.ts';
import { compareNames } from '../finding/naming/check.ts';
import { TextReader, unreadWorks } from '../finding/words/catchUp.ts';
import { compareTexts } from '../finding/words/check.ts';
import type { Tx } from '../store/database.ts';
import { carryOut } from '../tags/carryOut.ts';
import { coinTag } from '../tags/coin.ts';
import { makeCanonical } from '../tags/makeCanonical.ts';
import { makeSynonym } from '../tags/makeSynonym.ts';
import { freshDatabase } from '../testing/database.ts';
import { openSite } from '../testing/site.ts';
import { chapterOf, workOf } from '../testing/works.ts';
import { auditWorks } from '../works/audit.ts';
import { postWork } from '../works/post.ts';
import { mendOf } from './mends.ts';

const database = freshDatabase();
const DOCTOR = readFileSync(join(import.meta.dirname, 'doctor.ts'), 'utf8');
const own = [...DOCTOR.matchAll(/(?:check: |comparison\()'([^']+)'/g)].map(([, check = '']) => check);

test('every check that the doctor makes itself has a mend of its own', () => {
  expect(own.length).toBeGreaterThan(6);
  expect(new Set(own.map(mendOf)).size).toBe(own.length);
});

test('no check has a statement that is not tried below', async () => {
  const audited = (await auditWorks(database.db)).map(({ check }) => check);
  const withOne = [...own, ...audited].filter((check) => statementsOf(check).length > 0);
  expect(withOne.toSorted()).toEqual(Object.keys(HARM).toSorted());
});

/** What a mend has between backquotes. */
function statementsOf(check: string): string[] {
  return [...mendOf(check).matchAll(/`([^`]+)`/g)].map(([, statement = '']) => statement);
}

interface Harm {
  /** Each makes the check find something. */
  by: string[];
  /** How much the check finds. */
  found: () => Promise<number>;
}

const HARM: Record<string, Harm> = {
  'works whose catalogue card says otherwise than their rows': {
    by: [
      `update cards set facts = jsonb_set(facts::jsonb, '{tags}', '{}')::json where work_id = 1`,
      `update cards set facts = '{}'`,
    ],
    found: async () => {
      const findings = await auditWorks(database.db);
      return findings.find(({ check }) => check.includes('catalogue card'))?.count ?? -1;
    },
  },
  'works whose texts are not searched yet': {
    by: ['delete from text_works where work_id = 2', 'truncate text_works, text_parts'],
    found: async () => (await unreadWorks(database.db)).lost,
  },
  'works whose words are kept otherwise than they stand': {
    by: [
      `update text_parts set words = 'nothing of it' where work_id = 1 and field = 'text'`,
      'delete from text_parts where work_id = 2',
      `update text_works set keys = '{}', language = 'cy' where work_id = 3`,
      `update text_works set stamp = 0, keys = '{}'`,
    ],
    found: async () => (await compareTexts(database.db)).differing.length,
  },
  'names that are completed otherwise than they are': {
    by: [
      `update namings set works = works + 1 where kind = 'author'`,
      `update namings set name = 'Something Else' where kind = 'fandom'`,
      'update namings set standing = 2 - standing, found = found + 1',
      `delete from naming_words where word = 'lamp'`,
      `insert into naming_words values ('title', 0, 'stray', 4711, 0, 1)`,
      `insert into namings values ('title', 4711, 'Stray', ' stray ', 0, '{}', 1, 1, 1)`,
      `delete from namings where kind in ('title', 'author')`,
      'truncate naming_works, naming_words',
    ],
    found: async () => (await compareNames(database)).differing.length,
  },
};

/** As a running archive does. */
async function catchUp(): Promise<void> {
  const reader = new TextReader(database.db, (error) => {
    throw error;
  });
  while ((await reader.step(100)) > 0);
  while ((await nameChanges(database.db, 100)) > 0);
}

async function postWorks(): Promise<void> {
  const write = <T>(act: (tx: Tx) => Promise<T>) => database.db.transaction().execute(act);
  const facts = { fandoms: ['Lantern Street'], relationships: ['Ada Faber/Zoë Marsh'], rating: 'Mature' };
  for (const [at, title] of ['The Lamp Room', 'Low Water', 'Une lampe'].entries())
    await write((tx) =>
      postWork(
        tx,
        workOf({
          ...facts,
          title,
          additionalTags: at === 0 ? ['Slow Burn'] : ['slow burning', 'Fog'],
          setting: {
            raw: 'after 1x01',
            relation: 'after',
            fandom: 'Lantern Street',
            code: '1x01',
            title: null,
          },
          chapters: [chapterOf(`All of ${title}, word for word, by the light of one lamp.`)],
        }),
        'test',
      ),
    );
  await write(async (tx) => {
    const [canonical, synonym, fandom] = [
      await coinTag(tx, 'additional', 'Slow Burn'),
      await coinTag(tx, 'additional', 'slow burning'),
      await coinTag(tx, 'fandom', 'Lantern Street'),
    ];
    await carryOut(tx, makeCanonical(canonical), { by: 'test' });
    await carryOut(tx, makeSynonym(synonym, canonical), { by: 'test' });
    await carryOut(tx, makeCanonical(fandom), { by: 'test' });
  });
}

describe('on an archive with works, tags and a map', () => {
  beforeAll(async () => {
    await postWorks();
    await catchUp();
  });

  test.each(
    Object.entries(HARM).flatMap(([check, { by, found }]) => by.map((harm) => ({ check, harm, found }))),
  )('what the doctor says mends $check ($harm)', async ({ check, harm, found }) => {
    expect(await found()).toBe(0);
    await database.pool.query(harm);
    expect(await found()).toBeGreaterThan(0);
    for (const statement of statementsOf(check)) await database.pool.query(statement);
    await catchUp();
    for (const [other, { found: left }] of Object.entries(HARM))
      expect([other, await left()]).toEqual([other, 0]);
  });

  test('cards that were drawn from what is mended are drawn anew', async () => {
    await database.pool.query(`update cards set facts = jsonb_set(facts::jsonb, '{tags}', '{}')::json`);
    const site = await openSite(database, []);
    const cards = async () =>
      /<ol class="work index[^]*?<\/ol>/.exec(await (await fetch(`${site.address}/works`)).text())?.[0];
    try {
      expect(await cards()).not.toContain('Ada Faber');
      const [statement = ''] = statementsOf('works whose catalogue card says otherwise than their rows');
      await database.pool.query(statement);
      await expect.poll(cards, { timeout: 5000 }).toContain('Ada Faber');
    } finally {
      await site.close();
    }
  });
});
