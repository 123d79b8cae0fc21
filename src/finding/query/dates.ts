import type { Operator } from './counts.ts';
import { operatorOf } from './counts.ts';
import { daysLater, spanOf } from './days.ts';
import { mistake, type Mistake } from './mistakes.ts';
import type { DateUnit, When } from './query.ts';

interface DateRead {
  when: When | null;
  mistake: Mistake | null;
}

const UNIT = '(?<unit>days?|d|weeks?|wks?|w|months?|mos?|m|years?|yrs?|y)';
const WITHIN = String.raw`(?:(?:with)?in\s+)?(?:the\s+)?(?:last|past)\s+|within\s+`;
const COUNT = String.raw`(?<count>\d{1,4}|an?|one)`;
const AGO = String.raw`(?:\s+(?<past>ago|old))?`;

const BETWEEN = String.raw`\s*(?:\.{2,3}|…|–|—|-|to)\s*`;
const COUNTED = new RegExp(`^(?<within>${WITHIN})?${COUNT}\\s*${UNIT}${AGO}$`, 'iu');
const AGES = new RegExp(
  `^(?<from>\\d{1,4})(?:\\s*\\p{L}{1,6})?${BETWEEN}(?<to>\\d{1,4})\\s*${UNIT}${AGO}$`,
  'iu',
);
const NAMED = new RegExp(`^(?:the\\s+)?(?<which>last|past|this)\\s+(?<unit>day|week|month|year)$`, 'iu');
const DATE = String.raw`\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?`;
const DATES = new RegExp(
  `^(?<from>${DATE})?(?:\\.{2,3}|…|\\s+to\\s+|\\s*[–—]\\s*|\\s+-\\s+)(?<to>${DATE})?$`,
  'iu',
);
const YEARS = /^(?<from>\d{4})-(?<to>\d{4})$/u;
const SINGLE = new RegExp(`^${DATE}$`, 'u');
const COMPARED = /^(?<operator><=|>=|<|>|≤|≥|=)\s*/u;

/** Ages that people type with spaces and without quotes: `7 days ago`, `last week`, `13-21 months`. */
export const SPACED_DATE =
  /(?:(?:within|in)\s+)?(?:the\s+)?(?:(?:last|past|this)\s+)?(?:\d{1,3}(?:\s*(?:-|–|\.\.)\s*\d{1,3})?|an?|one)?\s*(?:days?|weeks?|wks?|months?|years?|yrs?|mos?|[dwmy])(?![\p{L}\p{N}])(?:\s+ago(?![\p{L}\p{N}]))?/iuy;

/**
 * Reads a date or an age. Dates: `2024`, `2024-05`, `2024-05-06`, `2020..2022`; compared, they mean before, after.
 * Ages: `<30d` and `30d` are within the last thirty days, `>8w` longer ago, `7 days ago` that day, `1 month ago` and
 * `last month` the whole calendar month, `13-21 months` between. `key` is the filter's name, for what is said of mistakes.
 */
export function readDate(operator: Operator, text: string, key: string): DateRead {
  const compared = COMPARED.exec(text)?.groups?.['operator'];
  const value = text.replace(COMPARED, '').replace(/\s+/g, ' ').trim();
  const way = compared === undefined ? operator : operatorOf(compared);
  return (
    readNamedDay(way, value) ??
    readAges(way, value) ??
    readCounted(way, value) ??
    readNamed(way, value, key) ??
    readDays(way, value)
  );
}

function readNamedDay(operator: Operator, value: string): DateRead | null {
  const ago = { today: 0, yesterday: 1 }[value.toLowerCase()];
  if (ago === undefined) return null;
  switch (operator) {
    case '>':
      return ago === 0 ? bad('date-unclear', value) : aged(null, ago - 1, 'day');
    case '>=':
      return aged(null, ago, 'day');
    case '<=':
      return aged(ago, null, 'day');
    case '<':
      return aged(ago + 1, null, 'day');
    default:
      return calendar(ago, 'day');
  }
}

function readAges(operator: Operator, value: string): DateRead | null {
  const { from, to, unit } = AGES.exec(value)?.groups ?? {};
  if (from === undefined || to === undefined || unit === undefined || operator !== ':') return null;
  const [first, second] = [Number(from), Number(to)];
  return aged(Math.min(first, second), Math.max(first, second), unitOf(unit));
}

function readCounted(operator: Operator, value: string): DateRead | null {
  const { within, count, unit, past } = COUNTED.exec(value)?.groups ?? {};
  if (count === undefined || unit === undefined) return null;
  const number = /^\d/.test(count) ? Number(count) : 1;
  if (operator === '<' || operator === '<=') return aged(null, number, unitOf(unit));
  if (operator === '>' || operator === '>=') return aged(number, null, unitOf(unit));
  if (within !== undefined || past === undefined) return aged(null, number, unitOf(unit));
  return calendar(number, unitOf(unit));
}

function readNamed(operator: Operator, value: string, key: string): DateRead | null {
  const { which, unit } = NAMED.exec(value)?.groups ?? {};
  if (which === undefined || unit === undefined) return null;
  if (operator !== ':')
    return {
      when: null,
      mistake: mistake('date-compare', { value, unit: unitOf(unit), key }),
    };
  if (/past/i.test(which)) return aged(null, 1, unitOf(unit));
  return calendar(/this/i.test(which) ? 0 : 1, unitOf(unit));
}

function readDays(operator: Operator, value: string): DateRead {
  if (SINGLE.test(value)) return compareSpan(operator, value);
  const { from, to } = DATES.exec(value)?.groups ?? YEARS.exec(value)?.groups ?? {};
  if (operator !== ':' || (from === undefined && to === undefined)) return bad('date-unclear', value);
  return between(from, to);
}

function between(first: string | undefined, second: string | undefined): DateRead {
  const [from, to] = [first, second].map((date) => (date === undefined ? null : spanOf(dashed(date))));
  if (first !== undefined && !from) return bad('date-impossible', first);
  if (second !== undefined && !to) return bad('date-impossible', second);
  if (from && to && from.from > to.to)
    return { ...days(to.from, from.to), mistake: mistake('range-reversed') };
  return days(from?.from ?? null, to?.to ?? null);
}

function compareSpan(operator: Operator, value: string): DateRead {
  const span = spanOf(dashed(value));
  if (span === null) return bad('date-impossible', value);
  switch (operator) {
    case '>':
      return span.to === '9999-12-31'
        ? bad('date-impossible', `after ${value}`)
        : days(daysLater(span.to, 1), null);
    case '>=':
      return days(span.from, null);
    case '<=':
      return days(null, span.to);
    case '<':
      return span.from === '1000-01-01'
        ? bad('date-impossible', `before ${value}`)
        : days(null, daysLater(span.from, -1));
    default:
      return days(span.from, span.to);
  }
}

function days(from: string | null, to: string | null): DateRead {
  return { when: { is: 'days', from, to }, mistake: null };
}

function aged(atLeast: number | null, atMost: number | null, unit: DateUnit): DateRead {
  return { when: { is: 'ago', atLeast, atMost, unit }, mistake: null };
}

function calendar(ago: number, unit: DateUnit): DateRead {
  return { when: { is: 'calendar', ago, unit }, mistake: null };
}

function bad(code: 'date-unclear' | 'date-impossible', value: string): DateRead {
  return { when: null, mistake: mistake(code, { value }) };
}

function dashed(date: string): string {
  return date.replace(/[/.]/g, '-');
}

function unitOf(word: string): DateUnit {
  const first = word[0]?.toLowerCase();
  return first === 'd' ? 'day' : first === 'w' ? 'week' : first === 'y' ? 'year' : 'month';
}

const SHORT: Record<DateUnit, string> = { day: 'd', week: 'w', month: 'mo', year: 'y' };

/** A date in its shortest form behind the key: `:2024-05`, `>=2020-01-01`, `<30d`, `:13..21mo`, `:"last week"`. */
export function printDate(when: When): string {
  if (when.is === 'days') return printDays(when.from, when.to);
  if (when.is === 'calendar') return `:${printCalendar(when.ago, when.unit)}`;
  const { atLeast, atMost, unit } = when;
  if (atLeast !== null && atMost !== null) return `:${atLeast}..${atMost}${SHORT[unit]}`;
  return atMost === null ? `>${atLeast ?? 0}${SHORT[unit]}` : `<${atMost}${SHORT[unit]}`;
}

/** Days as one value where that can be said: `2024`, `2024-05`, `2024-05-06`, `2020-01-01..2020-06-30`. */
function printDays(from: string | null, to: string | null): string {
  if (from === null) return `<=${to ?? ''}`;
  if (to === null) return `>=${from}`;
  const short = [from.slice(0, 4), from.slice(0, 7), from].find((date) => {
    const span = spanOf(date);
    return span?.from === from && span.to === to;
  });
  return `:${short ?? `${from}..${to}`}`;
}

function printCalendar(ago: number, unit: DateUnit): string {
  if (unit === 'day' && ago < 2) return ago === 0 ? 'today' : 'yesterday';
  if (ago === 0) return `"this ${unit}"`;
  return ago === 1 ? `"last ${unit}"` : `"${ago} ${unit}s ago"`;
}
