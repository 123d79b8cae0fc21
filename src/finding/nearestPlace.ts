import type { Canon, Pack } from '../canon/canon.ts';
import { foldName } from '../tags/tag.ts';
import { nearest } from './query/nearest.ts';
import { YEAR } from '../canon/seasons.ts';

/** The place that was most likely meant by words that name none; null: nothing is close. */
export function nearestPlace(words: string, packs: readonly Pack[]): string | null {
  const [only] = packs;
  const byNumber = only && packs.length === 1 ? nearestNumber(words, only) : null;
  return byNumber ?? nearest(words, packs.flatMap(namesIn));
}

/** The fandom with a pack that was most likely meant: by a slip of the pen, or by some of the words of its name. */
export function nearestFandom(words: string, { packs }: Canon): string | null {
  const byLetters = nearest(
    words,
    packs.flatMap(({ fandom, names, codes }) => [fandom, ...names, ...codes]),
  );
  return byLetters ?? fandomNaming(words, packs);
}

/** `holmes` is Sherlock Holmes: the one pack that has all these words in its name, or in another name of it. */
function fandomNaming(words: string, packs: readonly Pack[]): string | null {
  const asked = wordsOf(words);
  const holds = (name: string) => asked.isSubsetOf(wordsOf(name));
  if (asked.size === 0) return null;
  const byName = packs.filter(({ fandom }) => holds(fandom));
  const [only, ...others] = byName.length > 0 ? byName : packs.filter(({ names }) => names.some(holds));
  return only && others.length === 0 ? only.fandom : null;
}

function wordsOf(name: string): Set<string> {
  return new Set(foldName(name).match(/[\p{L}\p{N}]+/gu));
}

const SEASON = new RegExp(String.raw`^\s*(?:s|season\s*)?(${YEAR}|\d{1,2})\s*(?:[x.e]|ep|$)`, 'i');

/** Past the end of a season its last episode; past the last season that season. */
function nearestNumber(words: string, { installments }: Pack): string | null {
  const [, written] = SEASON.exec(words) ?? [];
  const seasons = installments.filter(({ season }) => season !== null);
  const last = seasons.at(-1);
  if (written === undefined || !last) return null;
  const ofSeason = seasons.filter(({ season }) => season === Number(written));
  return ofSeason.at(-1)?.code ?? `S${last.season}`;
}

function namesIn({ installments }: Pack): string[] {
  return installments.flatMap(({ code, title, otherTitles }) => [title, ...otherTitles, code]);
}
