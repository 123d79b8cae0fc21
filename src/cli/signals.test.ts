import { expect, test, vi } from 'vitest';
import type { Archive } from '../archive.ts';
import { countPresses, hurryWhenAskedAgain } from './signals.ts';

test('one press of Ctrl-C may come as several signals, and counts once', () => {
  const count = countPresses();
  expect([0, 3, 40].map(count)).toEqual([1, 1, 1]);
  expect([5_000, 5_002].map(count)).toEqual([2, 2]);
  expect(count(9_000)).toBe(3);
});

test('asked a second time, the process ends once the database is stopped, even one that was still starting', async () => {
  const order: string[] = [];
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    order.push(`ended with ${code}`);
    return undefined as never;
  });
  const second = Promise.withResolvers<void>();
  const opening = Promise.withResolvers<Archive>();
  const hurried = hurryWhenAskedAgain({ first: Promise.resolve(), second: second.promise }, opening.promise);
  second.resolve();
  order.push('asked again');
  const stopDatabase = async () => void order.push('database stopped');
  opening.resolve({ stopDatabase } as Archive);
  await hurried;
  vi.restoreAllMocks();
  expect(order).toEqual(['asked again', 'database stopped', 'ended with 1']);
});
