import { fold } from '../fold.ts';

/** The months as lists may spell them, by the letters that tell them apart; in the languages whose heads are read. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen)/,
  /^(?:feb|fev)/,
  /^(?:mar|mrz|maerz)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mag|maj|mei)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|aou|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|ott|out)/,
  /^(?:nov)/,
  /^(?:dec|dez|dic)/,
];

/**
 * A date as packs write it, from the ways lists do: `2002-05-07`, `7 May 2002`, `7. Mai 2002`, `May 7, 2002`, `2002`;
 * null: unclear, or no such day.
 */
function readListDate(text: string): string | null {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[T ])/.exec(text);
  if (iso) return sound(iso[1], iso[2], iso[3]);
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:de\s+)?(\p{L}{3,})\.?,?[\s-]+(?:de\s+)?(\d{4})$/u.exec(text);
  if (dayFirst) return sound(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}{3,})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/u.exec(text);
  return monthFirst ? sound(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null;
}

/** The date of an entry; one that cannot be told is left out with a word. */
export function listedDate(where: string, text: string, notes: string[]): string | null {
  if (text === '') return null;
  const date = readListDate(text);
  if (date === null)
    notes.push(`${where}: “${text}” is no date that can be told apart; write 2002-05-07. It was left out.`);
  return date;
}

function monthOf(word: string | undefined): string {
  const folded = fold(word ?? '');
  return String(MONTHS.findIndex((month) => month.test(folded)) + 1);
}

function sound(year = '', month?: string, day?: string): string | null {
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)];
  const date = new Date(Date.UTC(2000, m - 1, d));
  date.setUTCFullYear(Number(year), m - 1, d);
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
