import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysLater, daysOf, spanOf } from './days.ts';
import { parseQuery } from './parse.ts';
import type { When } from './query.ts';

/** Seen from a Wednesday in a leap year. */
const TODAY = '2024-02-28';

function whenOf(value: string): When {
  const [term] = parseQuery(`updated${value}`).query.all;
  if (term?.kind !== 'date') throw new Error(`${value} is no date`);
  return term.when;
}

describe('the days meant by', () => {
  test.each([
    ['<30d', '2024-01-29', null],
    ['>8w', null, '2024-01-03'],
    ['<1mo', '2024-01-28', null],
    ['<1y', '2023-02-28', null],
    [':13-21 months', '2022-05-28', '2023-01-28'],
    [':today', '2024-02-28', '2024-02-28'],
    [':7 days ago', '2024-02-21', '2024-02-21'],
    [':this week', '2024-02-26', '2024-03-03'],
    [':last week', '2024-02-19', '2024-02-25'],
    [':this month', '2024-02-01', '2024-02-29'],
    [':last month', '2024-01-01', '2024-01-31'],
    [':3 months ago', '2023-11-01', '2023-11-30'],
    [':last year', '2023-01-01', '2023-12-31'],
    [':2020', '2020-01-01', '2020-12-31'],
    ['>=2020-02-03', '2020-02-03', null],
    ['<9999y', '0001-01-01', null],
  ])('updated%s', (value, from, to) => {
    expect(daysOf(whenOf(value), TODAY)).toEqual({ from, to });
  });

  test('a month before the 31st is the last day of a shorter month', () => {
    expect(daysOf({ is: 'ago', atLeast: null, atMost: 1, unit: 'month' }, '2023-03-31').from).toBe(
      '2023-02-28',
    );
    expect(daysOf({ is: 'ago', atLeast: null, atMost: 1, unit: 'year' }, '2024-02-29').from).toBe(
      '2023-02-28',
    );
  });

  test('a Sunday belongs to the week that began on the Monday before', () => {
    expect(daysOf({ is: 'calendar', ago: 0, unit: 'week' }, '2024-03-03')).toEqual({
      from: '2024-02-26',
      to: '2024-03-03',
    });
  });
});

test.each([
  ['2024', { from: '2024-01-01', to: '2024-12-31' }],
  ['2023-02', { from: '2023-02-01', to: '2023-02-28' }],
  ['2024-2-9', { from: '2024-02-09', to: '2024-02-09' }],
  ['2023-02-29', null],
  ['2023-13', null],
  ['2023-00', null],
  ['0999', null],
])('%s spans the days it has', (date, span) => {
  expect(spanOf(date)).toEqual(span);
});

test('days later and as many earlier is the same day', () => {
  const days = fc.date({
    min: new Date('1000-01-01T00:00:00Z'),
    max: new Date('9000-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.integer({ min: -100_000, max: 100_000 }), (date, count) => {
      const day = date.toISOString().slice(0, 10);
      expect(daysLater(daysLater(day, count), -count)).toBe(day);
    }),
    { seed: 1998 },
  );
});
