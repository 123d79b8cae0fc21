const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A date as packs write it, from the ways lists do: `2002-05-07`, `7 May 2002`, `May 7, 2002`, `2002`; null: unclear. */
export function readListDate(text: string): string | null {
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[T ])/.exec(text);
  if (iso) return sound(iso[1], iso[2], iso[3]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+(\p{L}{3})\p{L}*\.?,?[\s-]+(\d{4})$/u.exec(text);
  if (dayFirst) return sound(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^(\p{L}{3})\p{L}*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/u.exec(text);
  return monthFirst ? sound(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null;
}

function monthOf(word: string | undefined): string {
  return String(MONTHS.indexOf((word ?? '').toLowerCase()) + 1);
}

function sound(year = '', month?: string, day?: string): string | null {
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
