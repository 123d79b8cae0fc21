import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeptCards } from './keptCards.ts';

let folder: string;
let cards: KeptCards;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadeless-cards-'));
  cards = opened('first');
});
afterEach(() => {
  cards.close();
  rmSync(folder, { recursive: true });
});

const opened = (form: string) => KeptCards.open(folder, form)!;
const card = (id: number, version: number, text = `card ${id} ${version}`) => ({
  id,
  version,
  seam: 4,
  bytes: Buffer.from(text),
});
const mark = (id: number, version: number) => ({ id, version, hits: id * 10 });
const lengths = (...marks: ReturnType<typeof mark>[]) => cards.take(marks).each.map(({ length }) => length);

test('cards come in the order asked, end to end, with the readings told of their works now', () => {
  cards.keep([card(1, 5), card(2, 6, 'another')]);
  const { bytes, each } = cards.take([mark(2, 6), mark(3, 1), mark(1, 5)]);
  expect(String(Buffer.from(bytes))).toBe('anothercard 1 5');
  expect(each).toEqual([
    { length: 7, seam: 4, hits: 20 },
    { length: 0, seam: 0, hits: 30 },
    { length: 8, seam: 4, hits: 10 },
  ]);
});

test('cards lie in the memory given for them, if they fit there', () => {
  cards.keep([card(1, 5), card(2, 6, 'x'.repeat(200))]);
  const room = new ArrayBuffer(100);
  new Uint8Array(room).fill(120);
  const fitting = cards.take([mark(1, 5)], room);
  expect(fitting.bytes.buffer).toBe(room);
  expect(String(Buffer.from(fitting.bytes))).toBe('card 1 5');
  const long = cards.take([mark(1, 5), mark(2, 6)], room);
  expect(long.bytes.buffer).not.toBe(room);
  expect(long.bytes).toHaveLength(208);
});

test('a card of another version than its work has is not given out, and takes the place of the one before', () => {
  cards.keep([card(1, 5)]);
  expect(lengths(mark(1, 6))).toEqual([0]);
  cards.keep([card(1, 6)]);
  expect(lengths(mark(1, 5), mark(1, 6))).toEqual([0, 8]);
});

test('what has no version is not kept', () => {
  cards.keep([card(1, 0)]);
  expect(lengths(mark(1, 0))).toEqual([0]);
  expect(cards.missing([mark(1, 0)])).toEqual([]);
});

test('works whose card is missing or of another version are named', () => {
  cards.keep([card(1, 1), card(2, 2), card(4, 4)]);
  expect(cards.missing([mark(1, 1), mark(2, 9), mark(3, 3), mark(4, 4)])).toEqual([2, 3]);
  expect(cards.missing([])).toEqual([]);
});

test('another process on the same file has the same cards', () => {
  const other = opened('first');
  cards.keep([card(1, 1)]);
  expect(other.take([mark(1, 1)]).each[0]?.length).toBe(8);
  other.close();
});

test('cards outlive the process, but not the form they were drawn in', () => {
  cards.keep([card(1, 1)]);
  cards.close();
  cards = opened('first');
  expect(lengths(mark(1, 1))).toEqual([8]);
  cards.close();
  cards = opened('second');
  expect(lengths(mark(1, 1))).toEqual([0]);
});

test('a file that cannot be read is begun anew', () => {
  cards.close();
  writeFileSync(join(folder, 'cards'), 'not what it was '.repeat(1000));
  cards = opened('first');
  cards.keep([card(1, 1)]);
  expect(lengths(mark(1, 1))).toEqual([8]);
});

test('whatever is kept in whatever order, the last card of a work is the one given out', () => {
  const step = fc.record({ id: fc.integer({ min: 1, max: 6 }), version: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), (rounds) => {
      cards.keep([1, 2, 3, 4, 5, 6].map((id) => card(id, 100)));
      const last = new Map([1, 2, 3, 4, 5, 6].map((id) => [id, 100]));
      for (const round of rounds) {
        cards.keep(round.map(({ id, version }) => card(id, version)));
        for (const { id, version } of round) last.set(id, version);
      }
      const marks = [...last].map(([id, version]) => mark(id, version));
      const { bytes } = cards.take(marks);
      expect(String(Buffer.from(bytes))).toBe(
        marks.map(({ id, version }) => `card ${id} ${version}`).join(''),
      );
      expect(cards.missing(marks)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('a file that is damaged while it is open gives out nothing and takes nothing, and says no more', () => {
  cards.keep(Array.from({ length: 400 }, (_, at) => card(at + 1, 1, `card ${at} `.repeat(100))));
  cards.close();
  cards = opened('first');
  truncateSync(join(folder, 'cards'), 20_000);
  const marks = Array.from({ length: 400 }, (_, at) => mark(at + 1, 1));
  expect(cards.take(marks).each.every(({ length }) => length === 0)).toBe(true);
  expect(cards.take(marks).bytes.length).toBe(0);
  cards.keep([card(1, 2)]);
  expect(cards.missing(marks)).toEqual([]);
});

test('a folder in which nothing can be kept has no cards', () => {
  writeFileSync(join(folder, 'taken'), '');
  expect(KeptCards.open(join(folder, 'taken'), 'first')).toBeNull();
});
