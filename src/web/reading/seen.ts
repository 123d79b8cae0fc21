import type { Canon } from '../../canon/canon.ts';
import type { Seen } from '../../finding/shield.ts';

/** A reader's shield as it holds for one request. */
export interface Shield {
  /** How far the reader knows each canon; at least one. */
  seen: readonly Seen[];
  /** The reader asked to see this page without it, once. */
  off: boolean;
}

const NOTHING_YET = '-';
/** Canons, and letters of the cookie; what was said longest ago goes first. Browsers keep 4,096 letters. */
const MOST = 60;
const LONGEST = 3000;

/** What the cookie in a request's Cookie header says; nothing where it says nothing. Names are as they were kept. */
export function seenFromCookie(header: string | null | undefined): Seen[] {
  const value = /(?:^|;\s*)seen=([^;\s]*)/.exec(header ?? '')?.[1] ?? '';
  return [...new URLSearchParams(value)]
    .filter(([fandom, code]) => fandom !== '' && code !== '')
    .slice(-MOST)
    .map(([fandom, code]) => ({ fandom, code: code === NOTHING_YET ? null : code }));
}

/** The value of the cookie: `BtVS=6x18&HP=GoF`; each fandom by its shortest name that is its own. Empty: no shield. */
export function seenCookie(canon: Canon, seen: readonly Seen[]): string {
  const kept = seen.slice(-MOST).map(({ fandom, code }) => [shortName(canon, fandom), code ?? NOTHING_YET]);
  while (written(kept).length > LONGEST) kept.shift();
  return written(kept);
}

function written(pairs: string[][]): string {
  return String(new URLSearchParams(pairs));
}

function shortName(canon: Canon, fandom: string): string {
  const pack = canon.pack(fandom);
  if (pack === null) return fandom;
  const own = [...pack.codes, pack.fandom].filter((name) => canon.pack(name) === pack);
  return own.toSorted((a, b) => encodeURIComponent(a).length - encodeURIComponent(b).length)[0] ?? fandom;
}

/** What is kept once a reader says anew how far they know a canon; `code` undefined: no longer a matter of the shield. */
export function withSeen(
  canon: Canon,
  seen: readonly Seen[],
  fandom: string,
  code: string | null | undefined,
): Seen[] {
  const others = seen.filter((one) => (canon.pack(one.fandom)?.fandom ?? one.fandom) !== fandom);
  return code === undefined ? others : [...others, { fandom, code }];
}
