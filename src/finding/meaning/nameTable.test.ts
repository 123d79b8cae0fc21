import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameTable } from './nameTable.ts';

test('a text has the number that it was given last, and others have none', () => {
  const text = fc.oneof(fc.constantFrom('a', 'b', 'ab', 'ba', 'é', '波'), fc.string());
  const puts = fc.array(fc.tuple(text, fc.option(fc.nat({ max: 2 ** 32 - 3 }))), { maxLength: 60 });
  fc.assert(
    fc.property(puts, fc.array(text), (all, others) => {
      const [table, known] = [new NameTable(60), new Map<string, number | null>()];
      for (const [name, number] of all) {
        expect(table.put(name, number)).toBe(true);
        known.set(name, number);
      }
      for (const name of [...known.keys(), ...others]) expect(table.get(name)).toBe(known.get(name) ?? null);
    }),
  );
});

test('a full table takes no more texts, and keeps those it has', () => {
  const table = new NameTable(0);
  let fitting = 0;
  while (table.put(`text ${fitting}`, fitting)) fitting += 1;
  expect(fitting).toBe(48);
  expect(table.put('text 7', 70)).toBe(true);
  expect(table.put('text 8', null)).toBe(true);
  expect([6, 7, 8, 47, 48].map((at) => table.get(`text ${at}`))).toEqual([6, 70, null, 47, null]);
});

test('of very many texts none is taken for another', () => {
  const table = new NameTable(300_000);
  for (let at = 0; at < 300_000; at++) table.put(`Person ${at % 977} of ${at}`, at);
  let wrong = 0;
  for (let at = 0; at < 300_000; at++) {
    if (table.get(`Person ${at % 977} of ${at}`) !== at) wrong += 1;
    if (table.get(`Person ${at % 977} or ${at}`) !== null) wrong += 1;
  }
  expect(wrong).toBe(0);
});
