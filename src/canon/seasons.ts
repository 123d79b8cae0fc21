/** A season that is a year, in a pattern: shows that run on without counting number their seasons so (`2019x03`). */
export const YEAR = String.raw`(?:19|20)\d{2}`;

/** Whether a season is a year, not a count. */
export function isYear(season: number): boolean {
  return season >= 1900 && season < 2100;
}
