import { expect, test } from 'vitest';
import { Lookups } from './lookups.ts';

test('an answer is read once until something changes', async () => {
  const lookups = new Lookups();
  let read = 0;
  const ask = () => lookups.of('how often', async () => (read += 1));
  expect([await ask(), await ask()]).toEqual([1, 1]);
  lookups.forget();
  expect([await ask(), await ask()]).toEqual([2, 2]);
});

test('an answer on its way while something changed is handed out, and asked for again', async () => {
  const lookups = new Lookups();
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = lookups.of('a name', () => promise);
  lookups.forget();
  resolve('the old one');
  expect(await first).toBe('the old one');
  expect(await lookups.of('a name', async () => 'the new one')).toBe('the new one');
});

test('what fails is not kept', async () => {
  const lookups = new Lookups();
  await expect(
    lookups.of('a name', () => Promise.reject(new Error('the database is away'))),
  ).rejects.toThrow();
  expect(await lookups.of('a name', async () => 'there again')).toBe('there again');
});

test('what two ask for at once is read once', async () => {
  const lookups = new Lookups();
  let read = 0;
  const ask = () => lookups.of('a name', async () => (read += 1));
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
});
