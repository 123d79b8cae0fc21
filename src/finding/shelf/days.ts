const DAY = 86_400_000;

/** The day `YYYY-MM-DD` as days since 1970. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}
