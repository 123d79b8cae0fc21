/**
 * Where in a work a word stands, as its keys say:
 * `a` in a chapter's text or heading; `h` in title, summary or notes, and in no chapter; `t`, `s`, `n` in title,
 * summary, notes; `d` often in the chapters, for the size of the work.
 */
export type Place = 'a' | 'h' | 't' | 's' | 'n' | 'd';

/** The language of a pair of neighbouring characters, by which scripts without spaces are found wherever they are cut. */
export const PAIRS = '~';

/** What a work is found by: a stem of a language at a place. */
export function keyOf(place: Place, language: string, stem: string): string {
  return `${place}${language}:${stem}`;
}

/** The pairs of neighbouring characters in a run of a script without spaces. */
export function pairsIn(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((second, at) => characters[at]! + second);
}
