import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../testing/database.ts';
import { chapterOf, workOf } from '../../testing/works.ts';
import { postWork } from '../../works/post.ts';
import type { TextFilter } from '../query/query.ts';
import { ask } from './asked.ts';
import { TextReader } from './catchUp.ts';
import { withAnyStem } from './manyStems.ts';
import { worksWith } from './worksWith.ts';

const database = freshDatabase();
/** Sixty words that begin alike and have a stem each. */
const LANTERNS = Array.from({ length: 60 }, (_, at) => `lant${'aeiou'[at % 5]}${'bdfgklmnprtv'[at % 12]}o`);
const with60: number[] = [];
const without: number[] = [];

const beginning: TextFilter = { kind: 'text', in: 'anywhere', words: 'lant', exact: false, prefix: true };

async function post(text: string): Promise<number> {
  const work = workOf({ title: text.split(' ')[0]!, chapters: [chapterOf(text)] });
  return database.db.transaction().execute((tx) => postWork(tx, work, 'test'));
}

beforeAll(async () => {
  for (const [at, word] of LANTERNS.entries())
    with60.push(await post(`Story ${at} has the old ${word} in the ${at % 2 ? 'harbour' : 'attic'}.`));
  for (let at = 0; at < 5; at++) without.push(await post(`Story ${at} of the plant and the gallant.`));
  const reader = new TextReader(database.db, (error) => {
    throw error;
  });
  while ((await reader.step(50)) > 0);
});

const sorted = (works: Uint32Array) => [...works].sort((one, other) => one - other);

test('a beginning of very many words finds every work that has one, in pieces or by looking through', async () => {
  const { sure, places, fields, begins } = await ask(database.db, beginning);
  const [stems = []] = sure ?? [];
  expect(stems.length).toBeGreaterThan(30);
  for (const few of [0, without.length, 40, 500]) {
    const many = { stems, places, fields, begins: begins! };
    const { works, unread } = await withAnyStem(database.db, 'guest', many, few);
    expect(sorted(works)).toEqual(with60);
    expect(unread).toBe(0);
  }
});

test('such a beginning goes together with other words, and ends exact ones', async () => {
  const found = async (...filters: Partial<TextFilter>[]) =>
    sorted(
      (
        await worksWith(
          database.db,
          'guest',
          filters.map((one) => ({ ...beginning, ...one })),
        )
      ).works,
    );
  const odd = with60.filter((_, at) => at % 2 === 1);
  expect(await found({}, { words: 'harbour', prefix: false })).toEqual(odd);
  expect(await found({ words: 'harbour lant' })).toEqual(odd);
  expect(await found({ words: 'old lant', exact: true })).toEqual(with60);
  expect(await found({ words: 'the lant', exact: true })).toEqual([]);
});
