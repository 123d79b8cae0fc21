import { expect, test } from 'vitest';
import type { Db } from './database.ts';
import { together } from './together.ts';

const db = {} as Db;

/** A question whose statements are answered one by one, by hand. */
function byHand() {
  const statements: { asked: string[]; answer: PromiseWithResolvers<string[]> }[] = [];
  const ask = together<string, string>((_, asked) => {
    const answer = Promise.withResolvers<string[]>();
    statements.push({ asked, answer });
    return answer.promise;
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { ask: (name: string) => ask(db, name), statements, settle };
}

test('who comes while an answer is on its way shares the next statement', async () => {
  const { ask, statements, settle } = byHand();
  const first = ask('one');
  await settle();
  const others = [ask('two'), ask('three')];
  await settle();
  expect(statements.map(({ asked }) => asked)).toEqual([['one']]);
  statements[0]!.answer.resolve(['ONE']);
  expect(await first).toBe('ONE');
  await settle();
  expect(statements[1]?.asked).toEqual(['two', 'three']);
  statements[1]!.answer.resolve(['TWO', 'THREE']);
  expect(await Promise.all(others)).toEqual(['TWO', 'THREE']);
});

test('one that cannot be answered fails no other', async () => {
  const ask = together<string, string>(async (_, asked) => {
    if (asked.includes('bad')) throw new Error('cannot be read');
    return asked.map((name) => name.toUpperCase());
  });
  const answers = await Promise.allSettled(['good', 'bad', 'fine'].map((name) => ask(db, name)));
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    'GOOD',
    'failed',
    'FINE',
  ]);
  expect(await ask(db, 'later')).toBe('LATER');
});
