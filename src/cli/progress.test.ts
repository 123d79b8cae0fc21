import { expect, test } from 'vitest';
import { barOf, progressOn, stateOf } from './progress.ts';

const stream = (isTTY: boolean) => {
  const written: string[] = [];
  return {
    written,
    stream: { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream,
  };
};

test('the bar fills from nothing to all, and never past its end', () => {
  expect(barOf(0, 10)).toBe('░'.repeat(24));
  expect(barOf(5, 10)).toBe('█'.repeat(12) + '░'.repeat(12));
  expect(barOf(12, 10)).toBe('█'.repeat(24));
  expect(barOf(0, 0)).toBe('░'.repeat(24));
});

test('the state says how many, how fast and how long still', () => {
  expect(stateOf(1200, 10_000, 10)).toBe('1,200 of 10,000 files, 120 a second, 74 s to go');
  expect(stateOf(10, 10, 2)).toBe('10 of 10 files, 5 a second');
});

test('what is said stands on a line of its own, and quiet is quiet', () => {
  const plain = stream(false);
  progressOn(plain.stream, 3, { quiet: false }).say('a.txt is empty');
  expect(plain.written).toEqual(['a.txt is empty\n']);
  const quiet = stream(true);
  const progress = progressOn(quiet.stream, 3, { quiet: true });
  progress.step(1);
  progress.say('nothing');
  progress.end();
  expect(quiet.written).toEqual([]);
});
