/** What the archive counts of a work. Dates are `YYYY-MM-DD`; `expected` is null for "?". */
export interface Stats {
  published: string | null;
  /** The day of the latest chapter, where it is not the first. */
  updated: string | null;
  /** Whether the archive called that day the one it was completed. */
  completed: boolean;
  words: number | null;
  chapters: { posted: number; expected: number | null } | null;
}

/**
 * Reads the line of statistics, in the order of any year: `Published: 2019-02-14 Completed: 2019-03-01 Words: 1,234
 * Chapters: 3/3` (since 2023), `… Chapters: 3/? Words: 1234` before. Tools that tidy markup leave no space between them.
 */
export function readStats(text: string): Stats {
  const updated = /(Updated|Completed):\s*([\d-]+)/.exec(text);
  return {
    published: isoDate(/Published:\s*([\d-]+)/.exec(text)?.[1]),
    updated: isoDate(updated?.[2]),
    completed: updated?.[1] === 'Completed',
    words: readCount(/Words:\s*([\d.,'\u00A0\u202F\u2019]+)/.exec(text)?.[1]),
    chapters: readChapters(/Chapters:\s*([\d.,?/\s]+)/.exec(text)?.[1]),
  };
}

/** `3/7`, `3/?`, with or without thousands separators; null for anything else. */
function readChapters(text: string | undefined): Stats['chapters'] {
  const read = /^([\d.,]+)\s*\/\s*([\d.,]+|\?)/.exec(text?.trim() ?? '');
  if (read === null) return null;
  const posted = readCount(read[1]);
  return posted === null ? null : { posted, expected: readCount(read[2]) };
}

/** A whole number whatever separates its thousands; null where there is none. */
export function readCount(text: string | undefined): number | null {
  const digits = text?.replace(/[\s.,'\u2019\u202F]/g, '') ?? '';
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

/** The date if it is one and exists, else null. */
export function isoDate(text: string | undefined): string | null {
  const read = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text?.trim() ?? '');
  if (read === null) return null;
  const day = `${read[1]}-${read[2]}-${read[3]}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}
