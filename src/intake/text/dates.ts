const MONTHS: Record<string, number> = {};
for (const [index, names] of [
  'january jan januar jänner janvier enero gennaio',
  'february feb februar février fevrier febrero febbraio',
  'march mar märz maerz mars marzo',
  'april apr avril abril aprile',
  'may mai mayo maggio',
  'june jun juni juin junio giugno',
  'july jul juli juillet julio luglio',
  'august aug août aout agosto',
  'september sep sept septembre septiembre settembre',
  'october oct oktober okt octobre octubre ottobre',
  'november nov novembre noviembre',
  'december dec dezember dez décembre decembre diciembre dicembre',
].entries()) {
  for (const name of names.split(' ')) MONTHS[name] = index + 1;
}
const MONTH = `(${Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

export interface DateReading {
  date: string;
  /** What was not written but taken: the day, the order of day and month; null where all is said. */
  inferred: string | null;
}

type Form = [RegExp, (match: RegExpExecArray) => DateReading | null];

const FORMS: Form[] = [
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, (m) => day(m[1]!, m[2]!, m[3]!)],
  [/(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日/, (m) => day(m[1]!, m[2]!, m[3]!)],
  [/^\s*(\d{10}|\d{13})\s*$/, (m) => epoch(m[1]!)],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?(?:\\s+(?:of|de))?[\\s-]+${MONTH}\\b\\.?(?:\\s+de)?,?[\\s-]+['’]?(\\d{4}|\\d{2})(?!\\d)`,
      'i',
    ),
    (m) => day(m[3]!, monthOf(m[2]!), m[1]!),
  ],
  [
    new RegExp(`\\b${MONTH}\\b\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+['’]?(\\d{4}|\\d{2}(?!:))(?!\\d)`, 'i'),
    (m) => day(m[3]!, monthOf(m[1]!), m[2]!),
  ],
  [
    new RegExp(`\\b${MONTH}\\s+(\\d{1,2})\\s+\\d\\d:\\d\\d(?::\\d\\d)?(?:\\s+[A-Z]{3,4})?\\s+(\\d{4})`, 'i'),
    (m) => day(m[3]!, monthOf(m[1]!), m[2]!),
  ],
  [/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)/, (m) => day(m[3]!, m[2]!, m[1]!)],
  [/(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/, (m) => slashed(m[1]!, m[3]!, m[4]!)],
  [
    new RegExp(`(?<!\\d(?:st|nd|rd|th|\\.)?\\s*)\\b${MONTH}\\b\\.?(?:\\s+de)?,?\\s+(\\d{4})(?!\\d)`, 'i'),
    (m) => taken(day(m[2]!, monthOf(m[1]!), '1'), 'the day'),
  ],
  [/^\s*((?:19|20)\d\d)\s*$/, (m) => taken(day(m[1]!, '1', '1'), 'day and month')],
];

/**
 * A date as fans write them: ISO, US and European, long forms in five languages, seconds since 1970. `03/04/02` is
 * taken as US (month first) unless that is no date, and says so.
 */
export function parseDate(raw: string): DateReading | null {
  for (const [form, read] of FORMS) {
    const match = form.exec(raw);
    const reading = match === null ? null : read(match);
    if (reading !== null) return reading;
  }
  return null;
}

/** The date as `YYYY-MM-DD`, or null where none can be read. */
export function readDate(raw: string): string | null {
  return parseDate(raw)?.date ?? null;
}

function monthOf(name: string): string {
  return String(MONTHS[name.toLowerCase()] ?? 0);
}

function day(year: string, month: string, date: string): DateReading | null {
  const y = year.length === 2 ? Number(year) + (Number(year) >= 70 ? 1900 : 2000) : Number(year);
  const made = new Date(Date.UTC(y, Number(month) - 1, Number(date)));
  const real = made.getUTCMonth() === Number(month) - 1 && made.getUTCDate() === Number(date);
  return real && y >= 1900 && y < 2200 ? { date: made.toISOString().slice(0, 10), inferred: null } : null;
}

function slashed(first: string, second: string, year: string): DateReading | null {
  const us = day(year, first, second);
  if (us === null) return day(year, second, first);
  return Number(second) <= 12 && first !== second ? taken(us, 'month before day') : us;
}

function epoch(digits: string): DateReading | null {
  const made = new Date(Number(digits) * (digits.length === 10 ? 1000 : 1));
  return { date: made.toISOString().slice(0, 10), inferred: null };
}

function taken(reading: DateReading | null, what: string): DateReading | null {
  return reading === null ? null : { date: reading.date, inferred: what };
}
