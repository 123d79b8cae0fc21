import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apart, bestFirst, has, joined, unpackedWorks } from './workSets.ts';

const works = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 0xffff_ffff })))
  .map((ids) => Uint32Array.from(ids).sort());

test('works of two lists are told apart and joined as sets are', () => {
  fc.assert(
    fc.property(works, works, (one, other) => {
      const [first, second] = [new Set(one), new Set(other)];
      const { both, only } = apart(one, other);
      expect(new Set(both)).toEqual(first.intersection(second));
      expect(new Set(only)).toEqual(first.difference(second));
      expect(Array.from(joined(one, other))).toEqual([...first.union(second)].toSorted((a, b) => a - b));
      for (const id of other) expect(has(one, id)).toBe(first.has(id));
    }),
  );
});

test('the best come first as they stand, the others the last posted first', () => {
  expect(Array.from(bestFirst([5, 9], Uint32Array.of(1, 5, 7, 9)))).toEqual([5, 9, 7, 1]);
});

test('numbers are read as the database packs them, in whatever order they come', () => {
  fc.assert(
    fc.property(works, fc.boolean(), (ids, turned) => {
      const bytes = Buffer.alloc(ids.length * 4);
      const sent = turned ? ids.toReversed() : ids;
      sent.forEach((id, at) => bytes.writeInt32BE(id - 0x8000_0000, at * 4));
      expect(unpackedWorks(bytes)).toEqual(ids);
    }),
  );
  expect(unpackedWorks(null)).toHaveLength(0);
});
