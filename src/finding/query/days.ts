import type { DateUnit, When } from './query.ts';

/**
 * The days (`YYYY-MM-DD`, both included, null for open) that a date filter means on the day `today`. Days, not
 * hours: a work is listed with a date. Weeks begin on Monday; a month before the 31st is its last day where it has
 * no 31st.
 */
export function daysOf(when: When, today: string): { from: string | null; to: string | null } {
  if (when.is === 'days') return { from: when.from, to: when.to };
  if (when.is === 'calendar') {
    const from = startOf(ago(today, when.ago, when.unit), when.unit);
    return { from, to: daysLater(ago(from, -1, when.unit), -1) };
  }
  const { atLeast, atMost, unit } = when;
  return {
    from: atMost === null ? null : ago(today, atMost, unit),
    to: atLeast === null ? null : ago(today, atLeast, unit),
  };
}

/** The first and the last day of a year `2024`, a month `2024-05` or a day; null: there is no such day. */
export function spanOf(date: string): { from: string; to: string } | null {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (year < 1000 || month === 0 || day === 0) return null;
  if (month === undefined) return { from: `${date}-01-01`, to: `${date}-12-31` };
  if (month > 12) return null;
  const from = written(year, month, 1);
  const last = daysInMonth(year, month);
  if (day === undefined) return { from, to: written(year, month, last) };
  return day > last ? null : { from: written(year, month, day), to: written(year, month, day) };
}

/** The day so many days later, or earlier where negative; never before the year 1 or after 9999. */
export function daysLater(day: string, days: number): string {
  const [year, month, date] = partsOf(day);
  return fromDate(utc(year, month, date + days));
}

function ago(today: string, count: number, unit: DateUnit): string {
  if (unit === 'day') return daysLater(today, -count);
  if (unit === 'week') return daysLater(today, -7 * count);
  const [year, month, date] = partsOf(today);
  const months = year * 12 + (month - 1) - count * (unit === 'year' ? 12 : 1);
  const [then, of] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return fromDate(utc(then, of, Math.min(date, daysInMonth(then, of))));
}

function startOf(day: string, unit: DateUnit): string {
  const [year, month, date] = partsOf(day);
  if (unit === 'year') return written(year, 1, 1);
  if (unit === 'month') return written(year, month, 1);
  if (unit === 'day') return day;
  const sinceMonday = (utc(year, month, date).getUTCDay() + 6) % 7;
  return daysLater(day, -sinceMonday);
}

function partsOf(day: string): [year: number, month: number, date: number] {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}

function daysInMonth(year: number, month: number): number {
  return utc(year, month + 1, 0).getUTCDate();
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function utc(year: number, month: number, date: number): Date {
  const day = new Date(0);
  day.setUTCFullYear(year, month - 1, date);
  return day;
}

function fromDate(day: Date): string {
  const year = day.getUTCFullYear();
  if (!(year >= 1)) return '0001-01-01';
  return year > 9999 ? '9999-12-31' : written(year, day.getUTCMonth() + 1, day.getUTCDate());
}

function written(year: number, month: number, date: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join(
    '-',
  );
}
