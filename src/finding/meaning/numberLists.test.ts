import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLists } from './numberLists.ts';

const byNumber = (one: number, other: number) => one - other;

test('a text has the numbers that were added to it, each once', () => {
  const text = fc.oneof(fc.constantFrom('a', 'b', 'ab', 'é'), fc.string());
  const added = fc.array(fc.tuple(text, fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 32 - 1 }))), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(added, fc.array(text), (all, others) => {
      const [lists, known] = [new NumberLists(80), new Map<string, Set<number>>()];
      for (const [name, number] of all) {
        expect(lists.add(name, number)).toBe(true);
        known.set(name, (known.get(name) ?? new Set()).add(number));
      }
      for (const name of [...known.keys(), ...others])
        expect(lists.of(name).toSorted(byNumber)).toEqual([...(known.get(name) ?? [])].toSorted(byNumber));
    }),
  );
});

test('it grows with its numbers, not with its texts', () => {
  const lists = new NumberLists(0);
  for (let number = 0; number < 5_000; number++) expect(lists.add(`text ${number % 40}`, number)).toBe(true);
  expect(lists.of('text 7')).toHaveLength(125);
  let fitting = 40;
  while (lists.add(`text ${fitting}`, 1)) fitting += 1;
  expect(fitting).toBe(48);
  expect(lists.of('text 47')).toEqual([1]);
  expect(lists.of('text 48')).toEqual([]);
});
