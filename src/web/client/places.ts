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
  /** The work's title. */
  title: string;
  /** When, in milliseconds since 1970. */
  at: number;
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

/** The works this device has a place in, the one read last first. */
export function allPlaces(): { work: string; place: Place }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith('place:'))
      .map((key) => ({ work: key.slice(6), place: keptPlace(key.slice(6)) }))
      .filter((found): found is { work: string; place: Place } => found.place !== null)
      .sort((one, other) => other.place.at - one.place.at);
  } catch {
    return [];
  }
}

/** The address that goes on at a place. */
export function placeAddress(work: string, { chapter }: Place): string {
  return `/works/${work}/chapters/${chapter}#continue`;
}

/** "Chapter 3: The Ferry, 24%" */
export function placeWords({ label, share }: Place): string {
  return `${label ? `${label}, ` : ''}${Math.round(share * 100)}%`;
}
