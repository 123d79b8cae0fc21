import type { SettingReading } from '../../canon/setting.ts';

/** What stands for the name of an author whom readers may not know. */
export const ANONYMOUS = 'Anonymous';

const NUMBER = new Intl.NumberFormat('en');
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "12,345" */
export function number(count: number): string {
  return count < 1000 ? String(count) : NUMBER.format(count);
}

/** "1 work", "2 works" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** "3 May 2004" for `2004-05-03`. */
export function day(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

/** "about 12 min", "about 3 h 20 min": how long a reading takes at this many words a minute. */
export function readingTime(words: number, pace: number): string {
  const minutes = Math.max(1, Math.round(words / pace));
  if (minutes < 60) return `about ${minutes} min`;
  const rounded = minutes < 300 ? Math.round(minutes / 5) * 5 : Math.round(minutes / 30) * 30;
  const rest = rounded % 60;
  return `about ${Math.floor(rounded / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** "3/7", "3/?", "1/1": chapters posted of chapters planned. */
export function chapterCount(work: {
  chapterCount: number;
  chaptersExpected: number | null;
  complete: boolean | null;
}): string {
  const planned = work.chaptersExpected ?? (work.complete ? work.chapterCount : null);
  return `${work.chapterCount}/${planned ?? '?'}`;
}

const RELATIONS: Record<NonNullable<SettingReading['relation']>, string> = {
  before: 'Before',
  during: 'During',
  after: 'After',
  'missing scene': 'A missing scene from',
  diverges: 'Parts from canon at',
};

/** Where a work stands in its canon: "After “Lanterns” (2x14)"; the author's own words where they were not understood. */
export function settingLine(reading: SettingReading): string {
  const { lead, place } = settingParts(reading);
  return lead + (place ?? '');
}

/** The same in two parts: how it stands, and to what. null: the words name no place that is known. */
export function settingParts({ raw, relation, code, title }: SettingReading): {
  lead: string;
  place: string | null;
} {
  const season = /^S(\d+)$/.exec(code ?? '')?.[1];
  const named = title ? `“${title}”${code ? ` (${code})` : ''}` : season ? `season ${season}` : code;
  return named && relation ? { lead: `${RELATIONS[relation]} `, place: named } : { lead: raw, place: null };
}

/** "A", "A and B", "A, B and C" */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
