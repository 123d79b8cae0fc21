/** Where a reader stopped in a work, as this device keeps it. */
export interface Place {
  chapter: number;
  /** The chapter's name, e.g. "Chapter 3: The Ferry". */
  label: string;
  /** Which block of the chapter stood at the top of the page, 0 for the first. */
  block: number;
  /** How that block begins, by which it is found again when the text was revised. */
  begins: string;
  /** Of the whole work, 0 to 1. */
  share: number;
}

/** The place kept for a work; null: none. */
export function keptPlace(work: string): Place | null {
  try {
    return JSON.parse(localStorage.getItem(`place:${work}`) ?? 'null') as Place | null;
  } catch {
    return null;
  }
}

/** Keeps a place. A browser that keeps nothing is no reason to stop reading. */
export function keepPlace(work: string, place: Place): void {
  try {
    localStorage.setItem(`place:${work}`, JSON.stringify(place));
  } catch {
    // Storage is full or forbidden.
  }
}

/** Forgets the place of a work that was read to its end. */
export function forgetPlace(work: string): void {
  try {
    localStorage.removeItem(`place:${work}`);
  } catch {
    // Storage is forbidden.
  }
}
