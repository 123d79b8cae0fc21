import { loose } from './names.ts';

/** The word of a list that was most likely meant: one slip in a short word, two in a longer one; null: none. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const word = loose(typed);
  if (word.length < 3 || word.length > 30) return null;
  const allowed = word.length < 6 ? 1 : 2;
  let best: { word: string; slips: number } | null = null;
  for (const candidate of words) {
    // Slips happen later in a word: what begins otherwise is more likely another word.
    if (candidate.length < 3 || (word.length < 6 && loose(candidate)[0] !== word[0])) continue;
    const slips = slipsBetween(word, loose(candidate));
    if (slips <= allowed && slips < (best?.slips ?? Infinity)) best = { word: candidate, slips };
  }
  return best?.word ?? null;
}

/** Letters to add, drop, change, or swap with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? Infinity;
}
