import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { followedCanon } from '../canon/followedCanon.ts';
import { freshDatabase } from '../testing/database.ts';
import { workOf } from '../testing/works.ts';
import { postWork } from '../works/post.ts';
import { readWork } from '../works/read.ts';
import { heedPacks } from './heedPacks.ts';
import { prepareQueue } from './queue.ts';
import { rereadAllSettings } from './rereadSettings.ts';

const database = freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'fadeless-packs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PACK = `fandom: The Salt House
names: []
codes: [SH]
media: TV Shows
counting: episodes
installments:
  - { code: 1x01, title: 'Keys' }
characters: []
`;

test('packs that are put into the folder or taken out of it by hand are heeded at the next start, once', async () => {
  await prepareQueue(database.pool);
  const heed = () => heedPacks(database.db, [folder]);
  const ground = { db: database.db, canon: followedCanon([folder]) };
  await heed();
  expect(await heed()).toBe(false);
  const words = { raw: 'after 1x01', relation: 'after' as const, fandom: null, code: null, title: null };
  const work = workOf({ fandoms: ['The Salt House'], setting: words });
  const id = await database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
  const setting = async () => (await readWork(database.db, 'guest', id)).setting;

  writeFileSync(join(folder, 'salt.yaml'), PACK);
  expect(await heed()).toBe(true);
  expect(await heed()).toBe(false);
  await rereadAllSettings(ground);
  expect(await setting()).toMatchObject({ fandom: 'The Salt House', code: '1x01', raw: words.raw });

  rmSync(join(folder, 'salt.yaml'));
  expect(await heed()).toBe(true);
  await rereadAllSettings(ground);
  expect(await setting()).toEqual(words);
  const { rows } = await database.pool.query(
    `select key from graphile_worker.jobs where task_identifier = 'reread-settings'`,
  );
  expect(rows).toEqual([{ key: 'reread-settings' }]);
});
